package dev.entente.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

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
     * @throws TookTooLong if it was not done in the time that transactions have, where they have one
     */
    <T> T run(Work<T> work) throws SQLException;

    /**
     * Transactions of the database alone, which fail where it says nothing for so long: a connection that was cut without a
     * word would be waited for until the system gives it up, a quarter of an hour or two hours later.
     */
    static Transactions of(DataSource database, Duration patience) {
        return new Transactions() {
            @Override
            public <T> T run(Work<T> work) throws SQLException {
                try (var connection = database.getConnection()) {
                    var usual = connection.getNetworkTimeout();
                    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
                    try {
                        return on(connection).run(work);
                    } finally {
                        if (!connection.isClosed()) {
                            connection.setNetworkTimeout(Runnable::run, usual);
                        }
                    }
                }
            }
        };
    }

    /** Transactions of the database alone. */
    static Transactions of(DataSource database) {
        return new Transactions() {
            @Override
            public <T> T run(Work<T> work) throws SQLException {
                try (var connection = database.getConnection()) {
                    return on(connection).run(work);
                }
            }
        };
    }

    /** Transactions one after the other on one connection. */
    static Transactions on(Connection connection) {
        return new Transactions() {
            @Override
            public <T> T run(Work<T> work) throws SQLException {
                connection.setAutoCommit(false);
                try {
                    var result = work.in(connection);
                    connection.commit();
                    return result;
                } finally {
                    if (!connection.isClosed()) {
                        connection.rollback(); // of what was not committed
                        connection.setAutoCommit(true);
                    }
                }
            }
        };
    }

    /** The same transaction, which is open, and which who has it undoes as a whole where a part of it fails. */
    static Transactions partOf(Connection connection) {
        return new Transactions() {
            @Override
            public <T> T run(Work<T> work) throws SQLException {
                return work.in(connection);
            }
        };
    }

    /** Parts of a transaction that is open: one that fails is undone alone, and nothing is committed. */
    static Transactions within(Connection connection) {
        return new Transactions() {
            @Override
            public <T> T run(Work<T> work) throws SQLException {
                var before = connection.setSavepoint();
                try {
                    var result = work.in(connection);
                    connection.releaseSavepoint(before);
                    return result;
                } catch (SQLException | RuntimeException e) {
                    connection.rollback(before);
                    throw e;
                }
            }
        };
    }
}
