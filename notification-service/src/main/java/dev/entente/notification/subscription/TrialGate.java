package dev.entente.notification.subscription;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many receivers are tried at the same time: a request waits for its receiver, which can take as long as a receiver likes,
 * and whoever registers many must not leave no thread for others.
 */
final class TrialGate {

    private static final long PATIENCE_MS = 500;

    private final Semaphore all;
    private final int each;
    private final Map<String, Integer> trying = new ConcurrentHashMap<>();

    /**
     * A gate.
     *
     * @param all how many are tried
     * @param each how many of these for one owner
     */
    TrialGate(int all, int each) {
        this.all = new Semaphore(all);
        this.each = each;
    }

    /** Does it, if there is room for the owner soon. */
    <T> Optional<T> pass(String owner, Supplier<T> trial) {
        if (trying.merge(owner, 1, Integer::sum) > each) {
            leave(owner);
            return Optional.empty();
        }
        try {
            if (!all.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            try {
                return Optional.of(trial.get());
            } finally {
                all.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            leave(owner);
        }
    }

    private void leave(String owner) {
        trying.computeIfPresent(owner, (name, count) -> count == 1 ? null : count - 1);
    }
}
