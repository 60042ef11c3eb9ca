package dev.entente.local.up;

import dev.entente.local.up.Options.Part;

/** The three services. */
enum Service {
    INGEST(Part.INGEST_SERVICE, Port.INGEST),
    QUERY(Part.QUERY_SERVICE, Port.QUERY),
    NOTIFICATION(Part.NOTIFICATION_SERVICE, Port.NOTIFICATION);

    private final Part part;
    private final Port port;

    Service(Part part, Port port) {
        this.part = part;
        this.port = port;
    }

    Part part() {
        return part;
    }

    Port port() {
        return port;
    }

    /** Of its module, its pid file and its log. */
    String label() {
        return part.label();
    }
}
