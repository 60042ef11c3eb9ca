package dev.entente.local.up;

import dev.entente.local.up.Options.Part;

/** The three services. */
enum Service {
    INGEST(Part.INGEST_SERVICE, Port.INGEST, "-XX:+UseSerialGC"),
    QUERY(Part.QUERY_SERVICE, Port.QUERY, "-XX:+UseParallelGC"),
    NOTIFICATION(Part.NOTIFICATION_SERVICE, Port.NOTIFICATION, "-XX:+UseSerialGC");

    private final Part part;
    private final Port port;
    private final String collector;

    Service(Part part, Port port, String collector) {
        this.part = part;
        this.port = port;
        this.collector = collector;
    }

    Part part() {
        return part;
    }

    Port port() {
        return port;
    }

    /** The option of the JVM that chooses how garbage is collected, as in the image of the service (docs/performance.md says why). */
    String collector() {
        return collector;
    }

    /** Of its module, its pid file and its log. */
    String label() {
        return part.label();
    }
}
