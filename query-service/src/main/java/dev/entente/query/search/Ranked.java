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
    record Place(LocalDate day, String subject) {

        private Conditions before(Conditions items) {
            return items.plus("occurred_on >= ? and (occurred_on > ? or subject < ?)", day, day, subject);
        }
    }

    /**
     * The latest of those that have the words in one way.
     *
     * @param query this way
     * @param end the first that is not among them
     */
    record Latest(String query, Place end) {}

    /** Whether nothing else matches. */
    boolean isAll() {
        return latest.isEmpty();
    }

    /** The rows of these items, each once. */
    Sql rows(Among among, String columns) {
        return Stream.concat(
                        whole.map(query -> among.with(query, Optional.empty())).stream(),
                        latest.map(some -> some.end.before(among.with(some.query, whole))).stream())
                .map(items -> Sql.of("select " + columns + " from version").then(items.where()))
                .reduce((one, other) -> one.then("union all").then(other))
                .orElseThrow();
    }
}
