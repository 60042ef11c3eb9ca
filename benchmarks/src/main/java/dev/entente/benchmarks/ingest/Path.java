package dev.entente.benchmarks.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A way into the log. */
enum Path {
    ONE_BY_ONE("32 threads, record by record, linger 0"),
    SINGLE("one event a request, closed"),
    SINGLE_OPEN("one event a request, open"),
    RAW("asynchronous producer"),
    BATCH("batches, closed"),
    BATCH_OPEN("batches, open"),
    LINES("NDJSON, closed"),
    LINES_OPEN("NDJSON, open");

    private final String label;

    Path(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** What Kafka takes of the same records, sent in the same manner. */
    Path limit() {
        return compareTo(RAW) < 0 ? ONE_BY_ONE : RAW;
    }

    /** One way and its limit, or all; {@code way} is {@code single}, {@code batch} or {@code lines}. */
    static List<Path> of(Optional<String> way) {
        return Stream.of(values())
                .filter(path -> way.isEmpty() || path.isPartOf(way.get()))
                .toList();
    }

    private boolean isPartOf(String way) {
        var name = way.toUpperCase(Locale.ROOT);
        return name().startsWith(name) || (isLimit() && this == valueOf(name).limit());
    }

    boolean isLimit() {
        return this == limit();
    }
}
