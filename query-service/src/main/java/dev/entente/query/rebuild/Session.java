package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

import dev.entente.query.ledger.Sql;

/**
 * A connection that works in a schema of its own, alone: it holds a lock that only one connection to the database can hold,
 * and all is written through it. Whoever loses the connection loses the lock, and can write no more.
 */
final class Session implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Session.class);

    private final Connection connection;
    private final Schemas schemas;
    private final String schema;

    private Session(Connection connection, Schemas schemas, String schema) {
        this.connection = connection;
        this.schemas = schemas;
        this.schema = schema;
    }

    /** What names the schema to work in. */
    interface Choice {
        String of(Schemas schemas);
    }

    /** Opens a session; nothing if another one works in the schema. */
    static Optional<Session> open(DataSource database, Choice choice) throws SQLException {
        var connection = database.getConnection();
        try {
            var schemas = Schemas.of(connection);
            var session = new Session(connection, schemas, choice.of(schemas));
            if (session.isAlone()) {
                session.execute("set search_path to " + schemas.path(session.schema));
                // what is lost with the last moments before a crash is made again
                session.execute("set synchronous_commit to off");
                session.execute("set timezone to 'UTC'");
                return Optional.of(session);
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private boolean isAlone() throws SQLException {
        return Sql.of("select pg_try_advisory_lock(hashtextextended(?, 0))", "works in " + schema)
                .only(connection, row -> row.getBoolean(1));
    }

    Connection connection() {
        return connection;
    }

    Schemas schemas() {
        return schemas;
    }

    String schema() {
        return schema;
    }

    /** Runs commands about schemas and settings, which take no values; definitions that the database gave are among them. */
    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What is asked and leaves nothing behind. */
    interface Question<T> {
        T ask() throws SQLException;
    }

    /**
     * Asks within the transaction, and lets go of the locks that it took: an exchange of schemas is not kept waiting by who
     * has read. The snapshot of the transaction, where it has one, stays.
     */
    <T> T aside(Question<T> question) throws SQLException {
        if (connection.getAutoCommit()) {
            return question.ask();
        }
        var before = connection.setSavepoint();
        try {
            return question.ask();
        } finally {
            connection.rollback(before);
        }
    }

    /** Which schema serves by now, whatever the snapshot of the transaction. */
    long serving() throws SQLException {
        return Sql.of("select oid from pg_namespace where nspname = ?", schemas.serving())
                .only(connection, row -> row.getLong(1));
    }

    /** Whether what it makes is dropped at its end, so that it need not outlive a crash. */
    boolean isForAMoment() {
        return schema.equals(schemas.verified());
    }

    boolean exists(String name) throws SQLException {
        return Sql.of("select exists (select from pg_namespace where nspname = ?)", name)
                .only(connection, row -> row.getBoolean(1));
    }

    void drop(String name) throws SQLException {
        execute("drop schema if exists " + name + " cascade");
    }

    /** Gives the connection back as it was. */
    @Override
    public void close() {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            execute("reset search_path");
            execute("reset synchronous_commit");
            execute("reset timezone");
            execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.debugf(e, "the connection of a session is gone, and its lock with it");
        }
    }
}
