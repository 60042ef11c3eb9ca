package dev.entente.query.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import dev.entente.events.Position;

/** The read models, as one looks at them. */
@ApplicationScoped
public class Ledger {

    /** What is asked of a snapshot. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Snapshot snapshot) throws SQLException;
    }

    private final DataSource database;

    Ledger(DataSource database) {
        this.database = database;
    }

    /**
     * Asks one question of one snapshot.
     *
     * @throws LedgerUnavailable if the database does not answer
     * @throws IllegalStateException if it refuses what it is asked, which is a mistake of this service
     */
    public <T> T read(Question<T> question) {
        try (var connection = database.getConnection()) {
            return inSnapshot(connection, question);
        } catch (SQLException e) {
            if (isRefused(e)) {
                throw new IllegalStateException("the database refuses a question: " + e.getMessage(), e);
            }
            throw new LedgerUnavailable(e);
        }
    }

    /** By SQLSTATE (PostgreSQL, appendix A): data, and statements that are wrong. */
    private static boolean isRefused(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("42"));
    }

    private static <T> T inSnapshot(Connection connection, Question<T> question) throws SQLException {
        connection.setAutoCommit(false);
        try (var begin = connection.createStatement()) {
            begin.execute("set transaction isolation level repeatable read, read only");
            return question.ask(snapshot(connection));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Snapshot snapshot(Connection connection) throws SQLException {
        var offsets = new TreeMap<Integer, Long>();
        var moments = new ArrayList<Instant>();
        try (var query = connection.prepareStatement("select log_partition, next_offset, recorded from log_position");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                if (rows.getLong(2) > 0) {
                    offsets.put(rows.getInt(1), rows.getLong(2) - 1);
                }
                Optional.ofNullable(rows.getObject(3, OffsetDateTime.class))
                        .ifPresent(recorded -> moments.add(recorded.toInstant()));
            }
        }
        return new Snapshot(connection, new Position(offsets), moments.stream().max(Instant::compareTo));
    }
}
