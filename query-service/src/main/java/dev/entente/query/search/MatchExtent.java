package dev.entente.query.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/**
 * How much was found of what is {@link WantedMatches}.
 *
 * @param found how many items were looked at
 * @param way in which the first one for which there is no room has the words, the best one being 0
 * @param end this first one; nothing where there is room for all
 */
record MatchExtent(long found, int way, Optional<Ranked.Place> end) {

    /** Asks {@link WantedMatches#question}. */
    static MatchExtent at(Snapshot snapshot, Sql question) throws SQLException {
        return question.first(snapshot, MatchExtent::of).orElseThrow();
    }

    private static MatchExtent of(ResultSet row) throws SQLException {
        var subject = row.getString("subject");
        var day = row.getObject("occurred_on", LocalDate.class);
        return new MatchExtent(
                row.getLong("found"),
                row.getInt("way"),
                Optional.ofNullable(subject).map(there -> new Ranked.Place(day, there)));
    }
}
