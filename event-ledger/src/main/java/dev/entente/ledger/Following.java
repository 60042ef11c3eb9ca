package dev.entente.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

/**
 * Brings the log into the database, batch by batch. What the database does not have any more (a commit that went with a
 * crash, an older state that was restored) is read from the log again, before anything else is applied. For one thread.
 */
final class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Intake intake;
    private final Reached reached;
    private final Supplier<LogReader> readers;
    private final Supplier<Map<Integer, Long>> begun;
    private final Patience patience;
    private final Batches<LogRecord> batches;
    private final Map<Integer, Long> applied = new TreeMap<>(); // the offset behind it, by partition

    /** Tells how far the database has each partition: the next offset of those of which anything was read. */
    @FunctionalInterface
    interface Reached {
        Map<Integer, Long> read() throws SQLException;
    }

    /**
     * Follows.
     *
     * @param begun the offset from which each partition was read that is assigned to this process
     */
    Following(
            Intake intake,
            Reached reached,
            Supplier<LogReader> readers,
            Supplier<Map<Integer, Long>> begun,
            Patience patience) {
        this.intake = intake.withoutGaps();
        this.reached = reached;
        this.readers = readers;
        this.begun = begun;
        this.patience = patience;
        this.batches = new Batches<>(this.intake, patience);
    }

    /**
     * Applies records that follow each other in the log.
     *
     * @throws InterruptedException if the service stops before all is applied
     */
    void take(List<LogRecord> records) throws InterruptedException {
        var began = System.nanoTime();
        var done = false;
        while (!done) {
            try {
                batches.take(records);
                done = true;
            } catch (Gap gap) {
                close(gap);
            }
        }
        records.forEach(log -> applied.merge(log.partition(), log.offset() + 1, Math::max));
        tellIfLong(Duration.ofNanos(System.nanoTime() - began), records);
    }

    /** Everything behind it has waited. */
    private static void tellIfLong(Duration took, List<LogRecord> records) {
        if (took.compareTo(LONG) > 0) {
            LOG.warnf(
                    "It took %d s to apply %d records, the first of them %s",
                    took.toSeconds(), records.size(), records.getFirst());
        }
    }

    /**
     * Looks whether the database still has what was applied here, or had been before this process began to read; nobody else
     * would see it while nothing comes.
     *
     * @throws SQLException if the database does not answer
     * @throws InterruptedException if the service stops before all is applied
     */
    void check() throws SQLException, InterruptedException {
        var next = reached.read();
        var known = new TreeMap<>(applied);
        begun.get().forEach((partition, offset) -> known.merge(partition, offset, Math::max));
        for (var partition : known.entrySet()) {
            var from = next.getOrDefault(partition.getKey(), 0L);
            if (from < partition.getValue()) {
                close(new Gap(partition.getKey(), from, partition.getValue()));
            }
        }
    }

    private void close(Gap gap) throws InterruptedException {
        LOG.warnf("Reading the log again, because %s", gap.getMessage());
        var failure = patience.insist("to read the log again", () -> readAgain(gap));
        if (failure.isPresent()) {
            throw new IllegalStateException(
                    "the log cannot be read again, although " + gap.getMessage(), failure.get());
        }
    }

    private void readAgain(Gap gap) throws SQLException, InterruptedException {
        var found = new AtomicBoolean();
        try (var log = readers.get()) {
            var begins = log.begins().getOrDefault(gap.partition(), 0L);
            log.read(
                    Map.of(gap.partition(), Math.max(gap.from(), begins)),
                    Map.of(gap.partition(), gap.until()),
                    SILENCE,
                    records -> {
                        found.set(true);
                        take(records);
                    });
        }
        if (!found.get()) {
            intake.pass(gap);
        }
    }
}
