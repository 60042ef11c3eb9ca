package dev.entente.local.up;

import java.util.List;

import dev.entente.local.up.Options.Part;

/** The three services. */
enum Service {
    INGEST(Part.INGEST_SERVICE, Port.INGEST, "-Xmx256m -XX:+UseSerialGC"),
    QUERY(Part.QUERY_SERVICE, Port.QUERY, "-Xmx176m -XX:+UseParallelGC -Djdk.pollerMode=1", Service.GIVING_BACK),
    NOTIFICATION(Part.NOTIFICATION_SERVICE, Port.NOTIFICATION, "-Xmx256m -XX:+UseSerialGC");

    /** What the compilers have needed for a while, the C library keeps otherwise. A JVM that does not know how, does not do it. */
    private static final String GIVING_BACK =
            "-XX:+UnlockExperimentalVMOptions -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=10000";

    private final Part part;
    private final Port port;
    private final String options;

    Service(Part part, Port port, String... options) {
        this.part = part;
        this.port = port;
        this.options = String.join(" ", options);
    }

    Part part() {
        return part;
    }

    Port port() {
        return port;
    }

    /**
     * Options of the JVM, as in the image of the service: how garbage is collected, and how virtual threads wait for the network
     * (docs/performance.md says why). In an image the heap is a part of what the container may take.
     */
    List<String> options() {
        return List.of(options.split(" ", -1));
    }

    /** Of its module, its pid file and its log. */
    String label() {
        return part.label();
    }
}
