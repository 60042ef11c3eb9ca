package dev.entente.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.entente.local.process.LocalFailure;
import dev.entente.local.process.ProcFiles;

/**
 * What a killed server leaves: its lock file {@code postmaster.pid}. PostgreSQL itself takes it for a sign of life as long as a process
 * of that number exists, be it another one by now, or a dead one that nobody has reaped.
 */
record StaleLock(Path data) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Removes the lock once no process of the killed server works on the data any more; they end by themselves. */
    void remove() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Long> left = ProcFiles.workingIn(data);
        while (!left.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new LocalFailure(
                        "Processes of an older PostgreSQL still work on %s: %s. End them, and run this again."
                                .formatted(data, left));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
            left = ProcFiles.workingIn(data);
        }
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new LocalFailure("The lock of a killed PostgreSQL in %s cannot be removed: %s".formatted(data, e), e);
        }
    }
}
