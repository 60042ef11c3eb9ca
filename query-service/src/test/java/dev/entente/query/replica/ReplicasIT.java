package dev.entente.query.replica;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.entente.query.projection.TestLedger;
import dev.entente.query.rebuild.OneRun;
import dev.entente.query.rebuild.TestTopic;
import dev.entente.query.rebuild.Until;

import static org.assertj.core.api.Assertions.assertThat;

/** Several replicas share the log. */
class ReplicasIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int GUESTS = 4;

    @Test
    void replicas_that_join_and_leave_under_load_come_to_what_one_undisturbed_run_comes_to() throws Exception {
        try (var topic = new TestTopic();
                var ledger = new TestLedger();
                var stays = Replica.start(ledger, topic);
                var listening = Listening.to(stays, "")) {
            Until.holds(PATIENCE, () -> !listening.token().isEmpty());
            var load = Load.start(topic, ledger);
            try (load) {
                comeAndGo(ledger, topic);
            }
            Load.untilProjected(topic, ledger, PATIENCE);
            assertThat(ledger.rows("select reason from parked")).isEmpty();
            OneRun.comesTo(topic, ledger);
            Telling.isComplete(ledger, listening::positions);
            assertThat(listening.isOver()).isFalse();
        }
    }

    /** Each comes while the one before is there, and takes its part; every second one is killed. */
    private static void comeAndGo(TestLedger ledger, TestTopic topic) throws Exception {
        var guest = working(ledger, topic);
        for (var number = 1; number < GUESTS; number++) {
            var next = working(ledger, topic);
            if (number % 2 == 0) {
                guest.stop();
            } else {
                guest.kill();
            }
            guest = next;
        }
        guest.stop();
    }

    private static Replica working(TestLedger ledger, TestTopic topic) throws Exception {
        var replica = Replica.start(ledger, topic);
        try {
            Until.holds(PATIENCE, () -> replica.metric("entente_projection_events_total") > 0);
            return replica;
        } catch (Exception | AssertionError e) {
            replica.close();
            throw e;
        }
    }
}
