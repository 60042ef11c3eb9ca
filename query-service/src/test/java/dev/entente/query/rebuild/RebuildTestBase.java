package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.entente.events.CooperationEvent;
import dev.entente.query.projection.Log;
import dev.entente.query.projection.TestLedger;

/** A ledger that follows a log of its own, and is rebuilt from it. */
abstract class RebuildTestBase {

    /** A rebuild that runs, by a program whose version is to be filled in. */
    static final String RUNNING = "insert into rebuild (state, projection, swap, started, updated)"
            + " values ('running', '%s', true, now(), now())";

    final TestLedger ledger = new TestLedger();
    TestTopic topic;
    RebuildKeeper keeper;

    @BeforeEach
    void open() throws Exception {
        topic = new TestTopic();
        keeper = new RebuildKeeper(ledger.database(), topic::reader, Clock.systemUTC());
    }

    @AfterEach
    void close() throws SQLException {
        topic.close();
        ledger.close();
    }

    static CooperationEvent signed(String id, String subject, String title) {
        return Log.event(
                id,
                "agreement.signed",
                subject,
                "{'occurred':'2024-03-05','title':{'en':'" + title
                        + "'},'parties':[{'country':'BR'},{'country':'ZA'}],'sectors':['energy']}");
    }

    final void append(String id, String subject, String title) throws Exception {
        topic.append(signed(id, subject, title));
    }

    /** Brings the ledger to where the log ends. */
    final void follow() throws Exception {
        OneRun.project(topic, ledger);
    }

    final void rebuild() throws SQLException, InterruptedException {
        start();
        keeper.look();
    }

    final Optional<Rebuild> start() throws SQLException {
        return withRebuilds(rebuilds -> rebuilds.start(false, Clock.systemUTC().instant()));
    }

    final Rebuild latest() throws SQLException {
        return withRebuilds(Rebuilds::latest).orElseThrow();
    }

    interface Asked<T> {
        T of(Rebuilds rebuilds) throws SQLException;
    }

    final <T> T withRebuilds(Asked<T> asked) throws SQLException {
        try (var connection = ledger.database().getConnection()) {
            return asked.of(new Rebuilds(connection));
        }
    }

    final Verification.Verdict verify() throws Exception {
        return new Verification(ledger.database(), topic::reader, Clock.systemUTC())
                .begin()
                .orElseThrow()
                .verdict();
    }
}
