package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

import dev.entente.events.RecordedEvent;
import dev.entente.events.schema.InvalidEvent;

/**
 * Applies records of the log: what they make of the read models, the archive and the position of their partitions change
 * in one transaction, so that each event has exactly one effect, whatever is killed or comes again.
 */
final class Projector {

    /** What became of a batch. */
    record Applied(int events, int parked, int conflicts) {}

    private static final long SHARED_OR_ALONE = 0x456E74656E7465L; // the key of the lock on effects beyond an aggregate

    private static final Logger LOG = Logger.getLogger(Projector.class);

    private final DataSource database;
    private final Clock clock;

    Projector(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Applies the records that are not applied yet; events that cannot be read are parked.
     *
     * @throws SQLException if nothing was changed, because the database does not answer or refuses a row
     * @throws RuntimeException if nothing was changed, because the fold refuses an event
     */
    Applied apply(List<LogRecord> records) throws SQLException {
        try {
            return apply(records, false);
        } catch (NeedsWholeLedger e) {
            return apply(records, true);
        }
    }

    private Applied apply(List<LogRecord> records, boolean wholeLedger) throws SQLException {
        return inTransaction(connection -> {
            lock(connection, wholeLedger);
            return project(connection, unapplied(connection, records), wholeLedger);
        });
    }

    /** Parks one record that could not be applied, and goes on behind it. */
    void park(LogRecord log, String reason) throws SQLException {
        inTransaction(connection -> {
            for (var open : unapplied(connection, List.of(log))) {
                Parking.park(connection, open, reason, clock.instant());
                LogPositions.write(connection, open.partition(), open.offset() + 1, open.recorded());
            }
            return null;
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
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

    /** Effects within one aggregate may be written side by side; those beyond, only while nobody else writes. */
    private static void lock(Connection connection, boolean wholeLedger) throws SQLException {
        var function = wholeLedger ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
        try (var lock = connection.prepareStatement("select " + function + "(?)")) {
            lock.setLong(1, SHARED_OR_ALONE);
            lock.execute();
        }
    }

    private static List<LogRecord> unapplied(Connection connection, List<LogRecord> records) throws SQLException {
        var next = LogPositions.lock(
                connection,
                records.stream().map(LogRecord::partition).distinct().toList());
        var open = records.stream()
                .filter(log -> log.offset() >= next.get(log.partition()))
                .toList();
        open.forEach(log -> next.computeIfPresent(log.partition(), (partition, offset) -> follow(log, offset)));
        return open;
    }

    /** Offsets of a log that is never cut follow each other; who cuts it is told what was lost. */
    private static long follow(LogRecord log, long expected) {
        if (log.offset() != expected) {
            LOG.errorf(
                    "Partition %d goes on at offset %d, expected was %d: the records between are not in the log any more.",
                    log.partition(), log.offset(), expected);
        }
        return log.offset() + 1;
    }

    private Applied project(Connection connection, List<LogRecord> records, boolean wholeLedger) throws SQLException {
        var events = new ArrayList<RecordedEvent>();
        var parked = 0;
        for (var log : records) {
            try {
                events.add(log.event());
            } catch (InvalidEvent e) {
                Parking.park(connection, log, "not a valid event: " + e.getMessage(), clock.instant());
                parked++;
            }
        }
        if (!wholeLedger && Reach.isBeyond(connection, events)) {
            throw new NeedsWholeLedger();
        }
        var archive = new Archive(connection);
        var touched = archive.store(events);
        if (!touched.isEmpty()) {
            ReadModels.write(connection, touched, wholeLedger);
        }
        moveOn(connection, records);
        return new Applied(events.size(), parked, archive.conflicts());
    }

    private static void moveOn(Connection connection, List<LogRecord> records) throws SQLException {
        var last = new TreeMap<Integer, LogRecord>();
        records.forEach(
                log -> last.merge(log.partition(), log, (one, other) -> other.offset() > one.offset() ? other : one));
        for (var log : last.values()) {
            LogPositions.write(connection, log.partition(), log.offset() + 1, log.recorded());
        }
    }
}
