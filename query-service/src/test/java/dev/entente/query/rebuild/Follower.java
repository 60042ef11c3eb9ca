package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

import dev.entente.ledger.Batches;
import dev.entente.ledger.Intake;
import dev.entente.ledger.LogReader;
import dev.entente.ledger.LogRecord;
import dev.entente.ledger.LogUnavailable;
import dev.entente.ledger.Patience;
import dev.entente.ledger.Positions;
import dev.entente.ledger.Transactions;
import dev.entente.query.projection.Telling;

/** Lets the serving read models follow a log, as the service does, in a thread of its own. */
public final class Follower implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final DataSource database;
    private final LogReader log;
    private final Patience patience = new Patience();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile Throwable failure;

    public Follower(DataSource database, LogReader log) {
        this.database = database;
        this.log = log;
        this.thread = new Thread(this::follow, "follows the log");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        var batches =
                new Batches<>(new Intake(Transactions.of(database), Telling.asItComes(), Clock.systemUTC()), patience);
        try (log) {
            while (!stopped) {
                follow(batches);
                LockSupport.parkNanos(2_000_000);
            }
        } catch (SQLException | InterruptedException | RuntimeException e) {
            failure = e;
        }
    }

    private void follow(Batches<LogRecord> batches) throws SQLException, InterruptedException {
        try {
            log.read(positions(database), log.ends(), SILENCE, batch -> {
                for (var from = 0; from < batch.size(); from += 100) {
                    batches.take(batch.subList(from, Math.min(batch.size(), from + 100)));
                }
            });
        } catch (LogUnavailable e) {
            LOG.warnf("Going on when the log answers: %s", e.getMessage());
        }
    }

    static Map<Integer, Long> positions(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return Positions.read(connection);
        }
    }

    /** Waits until everything that the log has by now is applied. */
    public void catchUp(LogReader reader) throws Exception {
        var ends = sum(reader.ends());
        Until.holds(Duration.ofMinutes(3), () -> {
            demandGoing();
            return sum(positions(database)) >= ends;
        });
    }

    void demandGoing() {
        if (failure != null) {
            throw new AssertionError("following the log failed", failure);
        }
    }

    private static long sum(Map<Integer, Long> positions) {
        return positions.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Lets it end. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        demandGoing();
    }
}
