package dev.entente.query.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    /** When the first event was recorded, each partition of the log having a first one; nothing while there is none. */
    public static Optional<Instant> since(Snapshot snapshot) throws SQLException {
        return Sql.of("""
                        select first.recorded
                          from log_position cross join lateral (
                               select recorded from event
                                where event.log_partition = log_position.log_partition
                                order by log_offset limit 1) as first
                         order by first.recorded limit 1""")
                .first(snapshot, row -> row.getObject(1, OffsetDateTime.class).toInstant());
    }
}
