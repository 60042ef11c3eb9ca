package dev.entente.query.relation;

import java.time.Instant;
import java.util.Optional;

import dev.entente.query.filter.SectorsAndInterval;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Known;
import dev.entente.query.web.Parameters;

/**
 * What two countries have to do with each other, of all of it or of some sectors and a time.
 *
 * @param items in which both take part
 * @param facts in which both take part
 * @param statements of anybody, to whomever
 */
record Between(Pair pair, Conditions items, Conditions facts, Conditions statements) {

    /** Reads sector, from and until. */
    static Between of(Pair pair, Parameters parameters, Optional<Instant> asOf) {
        var items = ofBoth(pair, Known.items(asOf));
        var facts = ofBoth(pair, Known.rows(asOf));
        var statements = Known.items(asOf);
        var part = SectorsAndInterval.of(parameters);
        part.narrowItems(items);
        part.narrowFacts(facts);
        part.narrowItems(statements);
        return new Between(pair, items, facts, statements);
    }

    private static Conditions ofBoth(Pair pair, Conditions known) {
        return known.and("countries @> ?::text[]", pair.countries()).and("kind = any(?::text[])", Kindred.names());
    }
}
