package dev.entente.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

import dev.entente.events.EventId;

/** Keys of events as parameters of a statement, which reads them by {@code unnest(?::text[], ?::text[])}. */
final class Keys {

    private Keys() {}

    /** Sets the sources, and behind them the ids. */
    static void set(PreparedStatement statement, int first, Collection<EventId> keys) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(
                first,
                connection.createArrayOf(
                        "text", keys.stream().map(EventId::source).toArray()));
        statement.setArray(
                first + 1,
                connection.createArrayOf("text", keys.stream().map(EventId::id).toArray()));
    }
}
