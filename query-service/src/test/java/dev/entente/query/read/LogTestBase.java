package dev.entente.query.read;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tells of events while tests run: each class opens the log for itself. */
public abstract class LogTestBase {

    protected static EventLog log;

    @BeforeAll
    static void open() {
        log = new EventLog();
    }

    @AfterAll
    static void close() {
        log.close();
    }
}
