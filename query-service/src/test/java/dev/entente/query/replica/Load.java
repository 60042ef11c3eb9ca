package dev.entente.query.replica;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import dev.entente.ledger.LogReader;
import dev.entente.local.Thorough;
import dev.entente.query.projection.TestLedger;
import dev.entente.query.rebuild.TestTopic;
import dev.entente.query.rebuild.Until;

/** Writes events of every sort to a log for as long as it is open, some dozens a second, and never far ahead. */
final class Load implements AutoCloseable {

    private static final long SEED = 23;
    private static final int AHEAD = 250;
    private static final long BETWEEN_WORLDS_NS = Thorough.or(240_000_000, 60_000_000);

    private final TestTopic topic;
    private final TestLedger ledger;
    private final Thread writing = new Thread(this::write, "writes events");
    private volatile boolean stopped;
    private volatile Exception failure;

    private Load(TestTopic topic, TestLedger ledger) {
        this.topic = topic;
        this.ledger = ledger;
    }

    static Load start(TestTopic topic, TestLedger ledger) {
        var load = new Load(topic, ledger);
        load.writing.start();
        return load;
    }

    private void write() {
        try (var log = topic.reader()) {
            for (var world = 0; !stopped; world++) {
                topic.appendWorlds(world, 1, SEED);
                do {
                    LockSupport.parkNanos(BETWEEN_WORLDS_NS);
                } while (!stopped && behind(ledger, log) > AHEAD);
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    /** Waits until no event of the log is left to be projected. */
    static void untilProjected(TestTopic topic, TestLedger ledger, Duration patience) throws Exception {
        try (var log = topic.reader()) {
            Until.holds(patience, () -> behind(ledger, log) == 0);
        }
    }

    /** How many events of the log are not projected. */
    private static long behind(TestLedger ledger, LogReader log) throws Exception {
        return sum(log.ends())
                - Long.parseLong(ledger.rows("select coalesce(sum(next_offset), 0) from log_position")
                        .getFirst()
                        .replaceAll("[()]", ""));
    }

    private static long sum(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            writing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (failure != null) {
            throw new AssertionError("events could not be written", failure);
        }
    }
}
