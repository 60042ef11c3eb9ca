package dev.entente.local.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several things done at the same time. */
public final class Together {
    private Together() {}

    /** Returns when all have ended; then the first failure is thrown, the others with it as suppressed ones. */
    public static void run(List<Runnable> all) {
        List<RuntimeException> failures = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            all.forEach(one -> running.add(executor.submit(one)));
            for (Future<?> one : running) {
                collect(one, failures);
            }
        }
        demandNone(failures);
    }

    /** Returns when all have ended; the first failure interrupts the others, and is thrown when these have ended, without what they say of that. */
    public static void untilOneFails(List<Runnable> all) {
        List<RuntimeException> failures = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ExecutorCompletionService<Void>(executor);
            all.forEach(one -> running.submit(one, null));
            for (int ended = 0; ended < all.size() && failures.isEmpty(); ended++) {
                collectNext(running, failures);
            }
            if (!failures.isEmpty()) {
                executor.shutdownNow();
            }
        }
        demandNone(failures);
    }

    private static void demandNone(List<RuntimeException> failures) {
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    private static void collectNext(ExecutorCompletionService<Void> running, List<RuntimeException> failures) {
        try {
            collect(running.take(), failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(new LocalFailure("Interrupted", e));
        }
    }

    private static void collect(Future<?> one, List<RuntimeException> failures) {
        try {
            one.get();
        } catch (ExecutionException e) {
            failures.add(
                    e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(new LocalFailure("Interrupted", e));
        }
    }
}
