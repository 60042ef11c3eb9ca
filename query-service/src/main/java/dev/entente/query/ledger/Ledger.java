package dev.entente.query.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import dev.entente.events.Position;

/**
 * The read models, as one looks at them.
 *
 * <p>A look first locks the table of positions, shared, and takes its snapshot then. A rebuild that exchanges the schemas
 * locks the same table alone: a look has either ended before the exchange, or begins after it and sees all of it.
 */
@ApplicationScoped
public class Ledger {

    /** What is asked of a snapshot. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Snapshot snapshot) throws SQLException;
    }

    /** Three statements on one way to the database: each way costs as much as a simple question. */
    private static final String BEGIN = """
            set transaction isolation level repeatable read, read only;
            lock table log_position in access share mode;
            select edition.generation || '.' || edition.revision, log_partition, next_offset, recorded,
                   exists (select from parked)
              from edition left join log_position on true""";

    private final DataSource database;
    private final LatestLook latest = new LatestLook(System::nanoTime);

    public Ledger(DataSource database) {
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

    /** What a look reflected that was taken a moment ago, so that most who have an answer already need not look again. */
    public Optional<Look> recently() {
        return latest.recent();
    }

    /** To be called after this process has written to the read models. */
    void changed() {
        latest.forget();
    }

    private <T> T inSnapshot(Connection connection, Question<T> question) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var began = latest.begin();
            var snapshot = snapshot(connection);
            latest.taken(snapshot.look(), began);
            return question.ask(snapshot);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Snapshot snapshot(Connection connection) throws SQLException {
        try (var begin = connection.prepareStatement(BEGIN)) {
            begin.execute();
            begin.getMoreResults();
            begin.getMoreResults();
            return snapshot(connection, begin.getResultSet());
        }
    }

    private static Snapshot snapshot(Connection connection, ResultSet rows) throws SQLException {
        var edition = "";
        var parks = false;
        var offsets = new TreeMap<Integer, Long>();
        var moments = new ArrayList<Instant>();
        while (rows.next()) {
            edition = rows.getString(1);
            if (rows.getLong(3) > 0) {
                offsets.put(rows.getInt(2), rows.getLong(3) - 1);
            }
            Optional.ofNullable(rows.getObject(4, OffsetDateTime.class))
                    .ifPresent(recorded -> moments.add(recorded.toInstant()));
            parks = rows.getBoolean(5);
        }
        var look = new Look(new Position(offsets), edition, moments.stream().max(Instant::compareTo));
        return new Snapshot(connection, look, parks);
    }
}
