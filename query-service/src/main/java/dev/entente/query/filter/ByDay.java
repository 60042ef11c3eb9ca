package dev.entente.query.filter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Sql;

/**
 * The rows themselves, by the day, of which those with any of some countries are wanted: no farther than frequent countries
 * need it, for which it is the shortest way.
 *
 * @param lined rows that an index lines up
 * @param asOf as it was known then
 */
record ByDay(Shelf shelf, Conditions lined, List<String> countries, Optional<Instant> asOf) implements Entries {

    private static final int PASSED_FOR_ONE = 24;

    private static final int PASSED = 512;

    @Override
    public Sql next(Optional<List<Object>> after, int atOnce) {
        return Sql.of("(select * from (select " + shelf.named() + ",")
                .then(wanted())
                .then("as is_wanted from " + shelf.table())
                .then(after.map(place -> shelf.beyond(lined, place))
                        .orElse(lined)
                        .where())
                .then(
                        shelf.order() + " limit " + passed(atOnce) + ") as passed where is_wanted " + shelf.order()
                                + " limit ?)",
                        atOnce);
    }

    /** How many rows are passed at once; one of few numbers, since for each there is a plan that is kept. */
    private static int passed(int atOnce) {
        return Math.max(PASSED, Integer.highestOneBit(PASSED_FOR_ONE * atOnce - 1) << 1);
    }

    private Sql wanted() {
        var wanted = Sql.of("countries && ?::text[]", countries);
        return asOf.map(moment -> wanted.then("and known_from <= ? and known_until > ?", moment, moment))
                .orElse(wanted);
    }

    @Override
    public int reserve(int wanted) {
        return wanted; // they are there
    }

    /** As long as half of what was wanted was found, which costs less than to look into all lists. */
    @Override
    public boolean goesOn(int listed, int atOnce) {
        return 2 * listed >= atOnce;
    }
}
