package dev.entente.query.rebuild;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for a condition. */
public final class Until {

    private Until() {}

    public static void holds(Duration atMost, Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + atMost);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
