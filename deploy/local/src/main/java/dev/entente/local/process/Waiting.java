package dev.entente.local.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what a child process is to do. */
public final class Waiting {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(25);
    private static final int SHOWN_LINES = 20;

    private Waiting() {}

    /** Returns once the condition holds. A child that dies before, or takes longer, is a failure with the end of its log. */
    public static void until(BooleanSupplier condition, Child child, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (!child.isAlive()) {
                throw failure(child, "ended while it was starting");
            }
            if (System.nanoTime() > deadline) {
                throw failure(child, "was not ready within %d s".formatted(patience.toSeconds()));
            }
            if (Thread.interrupted()) {
                throw new LocalFailure("The start of %s was interrupted.".formatted(child.name()));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static LocalFailure failure(Child child, String what) {
        return new LocalFailure("%s %s. The end of its log, %s:%n%s"
                .formatted(
                        child.name(),
                        what,
                        child.log(),
                        child.lastLines(SHOWN_LINES).indent(4)));
    }
}
