package dev.entente.system;

/** Where a running system is reached, and who lets its users in; however it was started. */
interface Addresses {

    Ports ports();

    default String ingest(String path) {
        return ports().address("INGEST", path);
    }

    default String query(String path) {
        return ports().address("QUERY", path);
    }

    default String notification(String path) {
        return ports().address("NOTIFICATION", path);
    }

    /** A token of this system, by the arguments of {@code deploy/token}. */
    String token(String... arguments);
}
