package dev.entente.query.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/**
 * How much was found of what is {@link Wanted}.
 *
 * @param found how many items were looked at
 * @param way in which the first one for which there is no room has the words, the best one being 0
 * @param end this first one; nothing where there is room for all
 */
record Look(long found, int way, Optional<Ranked.Place> end) {

    /** Asks {@link Wanted#question}. */
    static Look at(Snapshot snapshot, Sql question) throws SQLException {
        return question.first(snapshot, Look::of).orElseThrow();
    }

    private static Look of(ResultSet row) throws SQLException {
        var subject = row.getString("subject");
        var day = row.getObject("occurred_on", LocalDate.class);
        return new Look(
                row.getLong("found"),
                row.getInt("way"),
                Optional.ofNullable(subject).map(there -> new Ranked.Place(day, there)));
    }
}
