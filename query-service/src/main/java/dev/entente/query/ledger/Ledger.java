package dev.entente.query.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import dev.entente.query.QueryConfig;

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

    private final DataSource database;
    private final Pulse pulse;
    private final Bounds bounds;
    private final Map<Cost, String> beginnings = new EnumMap<>(Cost.class);
    private final LatestLook latest = new LatestLook(System::nanoTime);

    public Ledger(@Named("reading") DataSource database, Pulse pulse, QueryConfig config) {
        this.database = database;
        this.pulse = pulse;
        this.bounds = new Bounds(config);
        for (var cost : Cost.values()) {
            beginnings.put(cost, Snapshot.beginning(bounds.time(cost)));
        }
    }

    /** Asks one question that costs little. */
    public <T> T read(Question<T> question) {
        return read(Cost.LITTLE, question);
    }

    /**
     * Asks one question of one snapshot.
     *
     * @throws LedgerUnavailable if the database does not answer, or not in the time that the question may take
     * @throws LedgerFailed if it answers, and is broken
     * @throws LedgerBusy if too many dear questions are being asked
     * @throws IllegalStateException if it refuses what it is asked, which is a mistake of this service
     */
    public <T> T read(Cost cost, Question<T> question) {
        try {
            return bounds.within(cost, () -> ask(cost, question));
        } catch (SQLException e) {
            throw LedgerUnavailable.of(e);
        }
    }

    private <T> T ask(Cost cost, Question<T> question) throws SQLException {
        try (var connection = database.getConnection()) {
            return pulse.during(connection, () -> inSnapshot(connection, beginnings.get(cost), question));
        }
    }

    /** What a look reflected that was taken a moment ago, so that most who have an answer already need not look again. */
    public Optional<Look> recently() {
        return latest.recent();
    }

    /** To be called after this process has written to the read models. */
    void changed() {
        latest.forget();
    }

    private <T> T inSnapshot(Connection connection, String begin, Question<T> question) throws SQLException {
        try {
            return question.ask(new Snapshot(connection, latest, begin));
        } finally {
            end(connection);
        }
    }

    /** Costs a way to the database only where a transaction is open, which the driver looks at without autocommit alone. */
    private static void end(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
