package dev.entente.ingest.log;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Fails what is not done within a time that is the same for all. So they are due in the order in which they came, a queue is
 * enough, and who is done in time, as nearly all are, costs no more than its place in it.
 */
final class Deadlines {

    private record Waiting(CompletableFuture<?> result, long dueNanos) {}

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final long patienceNanos;
    private final LongSupplier nanoTime;

    Deadlines(Duration patience, LongSupplier nanoTime) {
        this.patienceNanos = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Lets the result fail with a {@link TimeoutException} at the first look after its time, unless it is there by then. */
    <T> CompletableFuture<T> on(CompletableFuture<T> result) {
        waiting.add(new Waiting(result, nanoTime.getAsLong() + patienceNanos));
        return result;
    }

    /** Looks who is overdue. To be called every few milliseconds, by one thread. */
    void look() {
        var now = nanoTime.getAsLong();
        for (var first = waiting.peek(); first != null && isOver(first, now); first = waiting.peek()) {
            waiting.remove();
            first.result().completeExceptionally(new TimeoutException());
        }
    }

    private static boolean isOver(Waiting one, long now) {
        return one.result().isDone() || now - one.dueNanos() >= 0;
    }

    /** How many are remembered. */
    int size() {
        return waiting.size();
    }
}
