package dev.entente.query.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.entente.query.ledger.Conditions;

/**
 * Rows that are lined up by the day, those of one day by their keys, and the lists that name them.
 *
 * @param table of the rows
 * @param list of what is in which list
 * @param keys by which a row is found on its day
 * @param newestFirst whether the latest day comes first, or the earliest
 */
record Shelf(String table, String list, List<String> keys, boolean newestFirst) {

    static Shelf ofItems(boolean newestFirst) {
        return new Shelf("version", "listing", List.of("subject"), newestFirst);
    }

    static Shelf ofFacts(boolean newestFirst) {
        return new Shelf("fact", "fact_listing", List.of("source", "id"), newestFirst);
    }

    /** Day and keys, as a walk calls them, from a table or a list. */
    String named() {
        return "occurred_on as listed_on" + each(", %1$s as listed_%1$s", "");
    }

    /** In which order they are, by the names that a walk gives them. */
    String order() {
        return "order by listed_on " + (newestFirst ? "desc" : "asc") + each(", listed_%1$s", "");
    }

    /** What comes after a day and keys. */
    Conditions beyond(Conditions conditions, List<Object> place) {
        var later = newestFirst ? "<" : ">";
        var values = new ArrayList<>(List.of(place.getFirst()));
        values.addAll(place);
        return conditions.plus(
                "occurred_on " + later + "= ? and (occurred_on " + later + " ? or (" + each("%1$s", ", ") + ") > ("
                        + each("?", ", ") + "))",
                values.toArray());
    }

    /** A pattern, filled in for each of the keys. */
    String each(String pattern, String between) {
        return keys.stream().map(pattern::formatted).collect(Collectors.joining(between));
    }
}
