package dev.entente.query.search;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Sql;

/**
 * What of all that matches is ranked: all of it or, where this is too much, what has the words in the better ways and, of the
 * first way for which there is no room, the latest.
 *
 * @param whole all that has the words in this way is ranked; nothing where there is no room for the best way
 * @param latest what is ranked beside it; nothing where nothing else matches
 */
record Ranked(Optional<String> whole, Optional<Latest> latest) {

    /** An item among those by the day, the latest first, and those of one day by their subjects. */
    record Place(LocalDate day, String subject) {}

    /**
     * The latest of those that have the words in one way.
     *
     * @param query this way
     * @param end the first that is not among them
     */
    record Latest(String query, Place end) {

        private Sql demand() {
            return Sql.of(
                    "search @@ ?::tsquery and occurred_on >= ? and (occurred_on > ? or subject < ?)",
                    query,
                    end.day,
                    end.day,
                    end.subject);
        }
    }

    static Ranked all(String widest) {
        return new Ranked(Optional.of(widest), Optional.empty());
    }

    /** Whether nothing else matches. */
    boolean isAll() {
        return latest.isEmpty();
    }

    /** What is demanded of these items. */
    Conditions of(Among among) {
        var demand = Stream.concat(
                        whole.map(query -> Sql.of("search @@ ?::tsquery", query)).stream(),
                        latest.map(Latest::demand).stream())
                .reduce((one, other) -> one.then("or").then(other))
                .orElseThrow();
        return among.all().and(demand.text(), demand.values().toArray());
    }
}
