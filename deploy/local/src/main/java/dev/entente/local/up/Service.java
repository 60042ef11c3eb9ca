package dev.entente.local.up;

import java.util.List;

import dev.entente.local.up.Options.Part;

/** The three services. */
enum Service {
    INGEST(Part.INGEST_SERVICE, Port.INGEST, "-XX:+UseSerialGC"),
    QUERY(Part.QUERY_SERVICE, Port.QUERY, "-XX:+UseParallelGC -Djdk.pollerMode=1"),
    NOTIFICATION(Part.NOTIFICATION_SERVICE, Port.NOTIFICATION, "-XX:+UseSerialGC");

    private final Part part;
    private final Port port;
    private final String options;

    Service(Part part, Port port, String options) {
        this.part = part;
        this.port = port;
        this.options = options;
    }

    Part part() {
        return part;
    }

    Port port() {
        return port;
    }

    /**
     * Options of the JVM, as in the image of the service: how garbage is collected, and how virtual threads wait for the network
     * (docs/performance.md says why).
     */
    List<String> options() {
        return List.of(options.split(" ", -1));
    }

    /** Of its module, its pid file and its log. */
    String label() {
        return part.label();
    }
}
