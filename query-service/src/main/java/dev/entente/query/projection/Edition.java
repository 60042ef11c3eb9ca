package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;

/** The read models that a connection finds, as their row tells of them. */
public final class Edition {

    private Edition() {}

    /** What made them, as text; empty while nothing did. */
    public static String projection(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select projection from edition");
                var row = query.executeQuery()) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** What made them. */
    public static ProjectionVersion version(Connection connection) throws SQLException {
        return ProjectionVersion.parse(projection(connection));
    }

    /**
     * Makes sure that a newer version of the program did not make them: what this one writes would be undone by nobody.
     *
     * @throws SQLTransientException if one did; the log waits until this replica is replaced
     */
    static void mustNotBeNewer(Connection connection) throws SQLException {
        var made = version(connection);
        if (made.isNewerThan(Telling.version())) {
            throw new SQLTransientException(
                    "the read models were made by version %d of the projection, and this replica is of version %d: it writes no more, and is to be replaced"
                            .formatted(made.number(), Telling.version().number()));
        }
    }
}
