package dev.entente.query.ledger;

import java.time.Instant;
import java.util.Optional;

/** What was known at a moment: the rows of {@code version} and {@code fact} that held then. */
public final class Known {

    private Known() {}

    /**
     * Rows that are known now or, with a moment, were known then.
     *
     * <p>Now is asked in the words of the partial indexes.
     */
    public static Conditions rows(Optional<Instant> asOf) {
        var conditions = new Conditions();
        asOf.ifPresentOrElse(
                moment -> conditions.and("known_from <= ?", moment).and("known_until > ?", moment),
                () -> conditions.and("known_until = 'infinity'"));
        return conditions;
    }

    /** Items that are known now or were known then, without those that were taken back or are another. */
    public static Conditions items(Optional<Instant> asOf) {
        return rows(asOf).and("outcome = 'standing'");
    }
}
