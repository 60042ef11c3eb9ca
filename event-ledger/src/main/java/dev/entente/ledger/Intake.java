package dev.entente.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jboss.logging.Logger;

import dev.entente.events.EventNames;
import dev.entente.events.LogContext;
import dev.entente.events.Position;
import dev.entente.events.schema.InvalidEvent;

/**
 * Applies records of the log: the archive, what the service makes of the events, and the position of their partitions
 * change in one transaction, so that each event has exactly one effect, whatever is killed or comes again.
 */
public final class Intake implements Batches.Application<LogRecord> {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    /** More than a statement takes, less than a connection or a transaction is waited for. */
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(50);

    /** Who waits for a lock is not at work: others are to blame. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final Effects effects;
    private final Clock clock;
    private final Manner manner;

    /** Who else writes these tables, and how the records stand to the positions in them. */
    private enum Manner {
        BESIDE_OTHERS,
        WITHOUT_GAPS,
        UNDISTURBED,
        ONCE_MORE;

        boolean isUndisturbed() {
            return this == UNDISTURBED || this == ONCE_MORE;
        }

        boolean movesPositions() {
            return this != ONCE_MORE;
        }
    }

    /** For records as the log has them, while others may write as well. */
    public Intake(Transactions transactions, Effects effects, Clock clock) {
        this(transactions, effects, clock, Manner.BESIDE_OTHERS);
    }

    private Intake(Transactions transactions, Effects effects, Clock clock, Manner manner) {
        this.transactions = transactions;
        this.effects = effects;
        this.clock = clock;
        this.manner = manner;
    }

    private Intake in(Manner another) {
        return new Intake(transactions, effects, clock, another);
    }

    /** Into tables that nobody else writes: there is no need to ask how far effects reach. */
    public Intake undisturbed() {
        return in(Manner.UNDISTURBED);
    }

    /** The same for records that the positions have passed already: they are applied, and no position moves. */
    public Intake onceMore() {
        return in(Manner.ONCE_MORE);
    }

    /** Beside others, but records are refused with a {@link Gap} while the database does not have what lies before them. */
    Intake withoutGaps() {
        return in(Manner.WITHOUT_GAPS);
    }

    /**
     * Applies the records that are not applied yet; events that cannot be read are parked.
     *
     * @throws SQLException if nothing was changed, because the database does not answer or refuses a row
     * @throws RuntimeException if nothing was changed, because the fold refuses an event
     */
    @Override
    public void apply(List<LogRecord> records) throws SQLException {
        effects.done(applied(records));
    }

    Applied applied(List<LogRecord> records) throws SQLException {
        try {
            return inOneTransaction(records, manner.isUndisturbed());
        } catch (NeedsWholeLedger e) {
            return inOneTransaction(records, true);
        }
    }

    private Applied inOneTransaction(List<LogRecord> records, boolean alone) throws SQLException {
        var invalid = new LinkedHashMap<LogRecord, InvalidEvent>();
        var applied = transactions.run(connection -> {
            if (!manner.isUndisturbed()) {
                limit(connection);
            }
            lock(connection, alone);
            begin(connection);
            invalid.clear();
            return write(connection, unapplied(connection, records), alone, invalid);
        });
        if (!manner.isUndisturbed()) {
            invalid.forEach(Intake::tellOfParked);
        }
        return applied;
    }

    /** Until the end of the transaction: what takes longer is told apart from a database that is away, and from locks of others. */
    private static void limit(Connection connection) throws SQLException {
        try (var settings = connection.createStatement()) {
            settings.execute("set local statement_timeout = " + LONGEST_STATEMENT.toMillis()
                    + "; set local lock_timeout = " + LONGEST_WAIT.toMillis());
        }
    }

    private void begin(Connection connection) throws SQLException {
        Positions.hold(connection);
        effects.begin(connection);
    }

    private static void tellOfParked(LogRecord log, InvalidEvent fault) {
        LogContext.run(
                log.names(), () -> LOG.warnf("Parked %s, which is not a valid event: %s", log, fault.getMessage()));
    }

    @Override
    public Map<String, String> names(LogRecord log) {
        return log.names();
    }

    @Override
    public void park(LogRecord log, String reason) throws SQLException {
        var parked = transactions.run(connection -> {
            begin(connection);
            var open = unapplied(connection, List.of(log));
            for (var record : open) {
                Parking.park(connection, record, reason, clock.instant());
                move(connection, open);
            }
            return !open.isEmpty();
        });
        if (parked) {
            effects.done(Applied.PARKED);
        }
    }

    /**
     * Effects within one aggregate may be written side by side; those beyond, only while nobody else writes. Each schema of
     * tables has a lock of its own.
     */
    static void lock(Connection connection, boolean alone) throws SQLException {
        var function = alone ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
        try (var lock = connection.prepareStatement("select " + function
                + "(hashtextextended('effects beyond an aggregate in ' || current_schema(), 0))")) {
            lock.execute();
        }
    }

    private void move(Connection connection, List<LogRecord> records) throws SQLException {
        if (manner.movesPositions()) {
            Positions.move(connection, records);
        }
    }

    private List<LogRecord> unapplied(Connection connection, List<LogRecord> records) throws SQLException {
        var next = Positions.lock(
                connection,
                records.stream().map(LogRecord::partition).distinct().toList());
        if (!manner.movesPositions()) {
            return records;
        }
        var open = records.stream()
                .filter(log -> log.offset() >= next.get(log.partition()))
                .toList();
        var begun = new HashSet<Integer>();
        for (var log : open) {
            follow(log, next.put(log.partition(), log.offset() + 1), begun.add(log.partition()));
        }
        return open;
    }

    /** What was read at once has nothing between; before the first of it there may be something. */
    private void follow(LogRecord log, long expected, boolean first) {
        if (log.offset() != expected) {
            var gap = new Gap(log.partition(), expected, log.offset());
            if (manner == Manner.WITHOUT_GAPS && first) {
                throw gap;
            }
            tellOfLoss(gap);
        }
    }

    private static void tellOfLoss(Gap gap) {
        LogContext.run(
                EventNames.of(Position.of(gap.partition(), gap.from())),
                () -> LOG.errorf("Going on, although %s: it is not in the log any more.", gap.getMessage()));
    }

    /** Goes on behind a gap of which the log has nothing, unless the database has moved meanwhile. */
    void pass(Gap gap) throws SQLException {
        var passed = transactions.run(connection -> {
            begin(connection);
            var next = Positions.lock(connection, List.of(gap.partition()));
            var open = next.get(gap.partition()) == gap.from();
            if (open) {
                Positions.pass(connection, gap);
            }
            return open;
        });
        if (passed) {
            tellOfLoss(gap);
        }
    }

    private Applied write(
            Connection connection, List<LogRecord> records, boolean alone, Map<LogRecord, InvalidEvent> invalid)
            throws SQLException {
        var entries = new ArrayList<Entry>();
        for (var log : records.stream().filter(effects::concern).toList()) {
            try {
                entries.add(log.entry());
            } catch (InvalidEvent e) {
                Parking.park(connection, log, "not a valid event: " + e.getMessage(), clock.instant());
                invalid.put(log, e);
            }
        }
        var events = entries.stream().map(Entry::event).toList();
        if (!alone && (effects.reachBeyond(connection, events) || Reach.isBeyond(connection, events))) {
            throw new NeedsWholeLedger();
        }
        var archived = new Archive(connection).store(entries);
        effects.follow(connection, archived, alone);
        move(connection, records);
        return new Applied(events.size(), invalid.size(), archived.conflicts());
    }
}
