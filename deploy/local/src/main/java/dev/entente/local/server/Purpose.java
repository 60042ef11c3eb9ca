package dev.entente.local.server;

/** What servers are started for. */
public enum Purpose {
    /** They start quickly, and what they hold need not survive a power failure. */
    TESTS,
    /** They run fast, and what they acknowledge is on disk. */
    USE
}
