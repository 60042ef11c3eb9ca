package dev.entente.benchmarks.measure;

import java.util.Map;
import java.util.TreeMap;

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
