package dev.entente.query.rebuild;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for a condition. */
public final class Until {

    /** Looks cost what is looked at as well: most of them open a connection to the database. */
    private static final long BETWEEN_LOOKS_NS = 20_000_000;

    private Until() {}

    public static void holds(Duration atMost, Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + atMost);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NS);
        }
    }
}
