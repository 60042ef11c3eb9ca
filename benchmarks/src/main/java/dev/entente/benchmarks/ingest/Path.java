package dev.entente.benchmarks.ingest;

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

    boolean isLimit() {
        return this == limit();
    }
}
