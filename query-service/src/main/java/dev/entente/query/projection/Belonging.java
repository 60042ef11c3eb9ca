package dev.entente.query.projection;

import java.util.Collection;

import dev.entente.events.Subject;
import dev.entente.events.fold.Item;

/**
 * What belongs to the relation of others (ADR 6): an item whose own actors are of fewer than two countries, and that refers to
 * other items. The rule is told once for what is in hand, and once for what the database has.
 */
final class Belonging {

    /** An item of so many countries of its own is a relation by itself, and is not widened. */
    private static final int A_RELATION = 2;

    /** Of a row of {@code version}. In the words of the index {@code version_refs}, which serves nothing that says it otherwise. */
    static final String OF_A_ROW = "refs <> '{}' and cardinality(own_countries) < " + A_RELATION;

    /**
     * Joins to each {@code named.subject} what refers to it and belongs to its relation, in any version, as {@code dependent} with
     * {@code subject} and {@code refs}.
     */
    static final String JOINED =
            " cross join lateral (select subject, refs from version where refs @> array[named.subject] and " + OF_A_ROW
                    + " offset 0) as dependent"; // the index is asked for each, however many the planner expects

    private Belonging() {}

    /** Whether the item's countries depend on the items that it refers to. */
    static boolean of(Item item) {
        return of(item.countries(), item.references());
    }

    /**
     * The same of what is not an item yet.
     *
     * @param ownCountries of its own actors
     */
    static boolean of(Collection<String> ownCountries, Collection<Subject> references) {
        return !references.isEmpty() && ownCountries.size() < A_RELATION;
    }
}
