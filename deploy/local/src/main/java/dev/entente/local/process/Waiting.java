package dev.entente.local.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what a child process is to do. */
public final class Waiting {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int SHOWN_LINES = 20;

    private Waiting() {}

    /**
     * Returns once the condition holds. A child that dies before, or takes longer, is a failure with the end of its log.
     *
     * @param patience from the start on, and again from when it last said that it is at what may take any time: a change of
     *     a schema that is cut off begins anew
     */
    public static void until(BooleanSupplier condition, Child child, Duration patience) {
        if (!untilOrEnded(condition, child, patience)) {
            throw failure(child, "ended while it was starting");
        }
    }

    /** Whether the condition holds in the end; not, if the child ends before. One that takes longer is a failure as above. */
    public static boolean untilOrEnded(BooleanSupplier condition, Child child, Duration patience) {
        long looked = System.nanoTime();
        long deadline = looked + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (!child.isAlive()) {
                return false;
            }
            long now = System.nanoTime();
            if (now - looked > BETWEEN_LOOKS) {
                looked = now;
                deadline = child.work().isPresent() ? now + patience.toNanos() : deadline;
            }
            if (now > deadline) {
                throw failure(child, "was not ready within %d s".formatted(patience.toSeconds()));
            }
            if (Thread.interrupted()) {
                throw new LocalFailure("The start of %s was interrupted.".formatted(child.name()));
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }

    private static LocalFailure failure(Child child, String what) {
        String reason =
                child.reason().map("%nThe reason it gives: %s"::formatted).orElse("");
        return new LocalFailure(
                "%s %s. The end of what it has logged since, all of it in %s:%n%s%s%nMend that, and call deploy/up again: what ran before still runs, data stays."
                        .formatted(
                                child.name(),
                                what,
                                child.log(),
                                child.lastLines(SHOWN_LINES).indent(4),
                                reason));
    }
}
