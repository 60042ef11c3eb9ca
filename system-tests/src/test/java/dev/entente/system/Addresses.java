package dev.entente.system;

/** Where a running system is reached, and who lets its users in; however it was started. */
interface Addresses {

    String ingest(String path);

    String query(String path);

    String notification(String path);

    /** A token of this system, by the arguments of {@code deploy/token}. */
    String token(String... arguments);
}
