package dev.entente.ledger;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Where a service runs what is done all or nothing. */
public interface Transactions {

    /** What is done with a connection, which is neither closed nor committed by it. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * Runs the work, and commits; rolls back if it throws.
     *
     * @throws SQLException if the database refuses; or a RuntimeException that it caused
     */
    <T> T run(Work<T> work) throws SQLException;

    /** Transactions of the database alone. */
    static Transactions of(DataSource database) {
        return new Transactions() {
            @Override
            public <T> T run(Work<T> work) throws SQLException {
                try (var connection = database.getConnection()) {
                    connection.setAutoCommit(false);
                    try {
                        var result = work.in(connection);
                        connection.commit();
                        return result;
                    } finally {
                        connection.rollback(); // of what was not committed
                        connection.setAutoCommit(true);
                    }
                }
            }
        };
    }
}
