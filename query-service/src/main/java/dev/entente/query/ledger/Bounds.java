package dev.entente.query.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.entente.query.QueryConfig;

/** How long questions may take, and how many dear ones are asked at once; who comes beyond that waits a little. */
final class Bounds {

    private final Semaphore dear;
    private final Duration waiting;
    private final Duration time;
    private final Duration timeOfAPart;

    Bounds(QueryConfig config) {
        this.dear = new Semaphore(config.questions().dearAtOnce(), true);
        this.waiting = config.questions().patience();
        this.time = config.questions().time();
        this.timeOfAPart = config.streams().patience();
    }

    /** What is done within the bounds. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** How long one statement may take, or one part of what is read part by part. */
    Duration time(Cost cost) {
        return cost == Cost.WHOLE ? timeOfAPart : time;
    }

    /**
     * Does something, as soon as there is room for it.
     *
     * @throws LedgerBusy if there is none in time
     */
    <T> T within(Cost cost, Work<T> work) throws SQLException {
        if (cost != Cost.DEAR) {
            return work.run();
        }
        enter();
        try {
            return work.run();
        } finally {
            dear.release();
        }
    }

    private void enter() {
        try {
            if (!dear.tryAcquire(waiting.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new LedgerBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerBusy();
        }
    }
}
