package dev.entente.benchmarks.measure;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import org.HdrHistogram.Histogram;

/**
 * What came of some load.
 *
 * @param seconds from its start until the last answer
 * @param latency of each request, in nanoseconds
 * @param events that were acknowledged
 * @param refused how often something else came of a request, by what that was
 */
public record Load(double seconds, Histogram latency, long events, Map<String, Long> refused) {

    public Load {
        refused = Map.copyOf(new TreeMap<>(refused));
    }

    /** An empty histogram: up to two minutes, to two digits. */
    public static Histogram histogram() {
        return new Histogram(120_000_000_000L, 2);
    }

    /**
     * Lets threads work at the same time.
     *
     * @param each what every one of them does; it gives the latencies that it measured, in nanoseconds
     * @param failing what is said where one of them fails, before the reason
     */
    public static Load ofThreads(int threads, Callable<Histogram> each, String failing) {
        var start = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var all = histogram();
            for (var done : pool.invokeAll(Collections.nCopies(threads, each))) {
                all.add(done.get());
            }
            return new Load((System.nanoTime() - start) / 1e9, all, all.getTotalCount(), Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(failing + ": " + e.getCause().getMessage(), e);
        }
    }

    public double requestsPerSecond() {
        return latency.getTotalCount() / seconds;
    }

    public double eventsPerSecond() {
        return events / seconds;
    }

    /** In milliseconds. */
    public double percentile(double percent) {
        return latency.getValueAtPercentile(percent) / 1e6;
    }
}
