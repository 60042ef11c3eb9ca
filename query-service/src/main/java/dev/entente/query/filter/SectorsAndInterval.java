package dev.entente.query.filter;

import java.util.List;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.web.Moments.Interval;
import dev.entente.query.web.Parameters;

/**
 * A part of what there is.
 *
 * @param sectors of which any is enough; none where all are wanted
 * @param interval in which it may have happened
 */
public record SectorsAndInterval(List<String> sectors, Interval interval) {

    private static final String OF_SECTORS = "sectors && ?::text[]";

    /** Reads sector, from and until. */
    public static SectorsAndInterval of(Parameters parameters) {
        return new SectorsAndInterval(parameters.sectors(), Interval.of(parameters));
    }

    /** Demands of items that they are in it. */
    public void narrowItems(Conditions items) {
        items.andIfAny(OF_SECTORS, sectors);
        if (!interval.isWhole()) {
            items.and(
                    "happened && daterange(?::date, ?::date, '[]')",
                    interval.firstOr("-infinity"),
                    interval.lastOr("infinity"));
        }
    }

    /** Demands of facts that they are in it. */
    public void narrowFacts(Conditions facts) {
        facts.andIfAny(OF_SECTORS, sectors);
        interval.first().ifPresent(first -> facts.and("coalesce(ends, 'infinity') >= ?", first));
        interval.last().ifPresent(last -> facts.and("coalesce(begins, '-infinity') <= ?", last));
    }
}
