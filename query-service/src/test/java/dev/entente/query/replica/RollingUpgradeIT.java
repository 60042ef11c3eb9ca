package dev.entente.query.replica;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.entente.query.projection.Telling;
import dev.entente.query.projection.TestLedger;
import dev.entente.query.rebuild.OneRun;
import dev.entente.query.rebuild.TestTopic;
import dev.entente.query.rebuild.Until;

import static org.assertj.core.api.Assertions.assertThat;

/** Replicas of the version before and of this one run side by side, as an upgrade replaces them one by one. */
class RollingUpgradeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> QUESTIONS = List.of("/agreements", "/visits", "/relations/BR-KE", "/search?q=t1");

    @Test
    void old_replicas_serve_until_they_are_replaced_and_undo_nothing_of_what_the_new_one_makes() throws Exception {
        try (var topic = new TestTopic();
                var ledger = new TestLedger();
                var old = Replica.startFormer(ledger, topic)) {
            var load = Load.start(topic, ledger);
            try (load) {
                Until.holds(PATIENCE, () -> isMadeByTheFormerVersion(ledger));
                upgrade(old, ledger, topic);
            }
            var last = Replica.start(ledger, topic);
            try (last) {
                Load.untilProjected(topic, ledger, PATIENCE);
            }
            assertThat(ledger.rows("select state, split_part(projection, ' ', 1) from rebuild"))
                    .as("one rebuild, and none that undid it")
                    .containsExactly("(swapped," + Telling.version().number() + ")");
            assertThat(isMadeByThisVersion(ledger)).isTrue();
            OneRun.comesTo(topic, ledger);
        }
    }

    /** The new one comes, makes the read models, and one of before starts once more, as after a crash, until all old ones go. */
    private static void upgrade(Replica old, TestLedger ledger, TestTopic topic) throws Exception {
        try (var newer = Replica.start(ledger, topic)) {
            Until.holds(PATIENCE, () -> isMadeByThisVersion(ledger));
            serve(old);
            serve(newer);
            try (var back = Replica.startFormer(ledger, topic)) {
                Until.holds(PATIENCE, () -> back.get("/q/health/ready").statusCode() == 200);
                serve(back);
                old.stop();
                serve(back);
                serve(newer);
            }
        }
    }

    /** It does not know that visits are held, and parks what says so. */
    private static boolean isMadeByTheFormerVersion(TestLedger ledger) throws Exception {
        return !ledger.rows("select 1 from edition where projection like '" + FormerProgram.NUMBER + " %'")
                        .isEmpty()
                && !ledger.rows("select 1 from parked").isEmpty();
    }

    private static void serve(Replica replica) {
        for (var question : QUESTIONS) {
            var answer = replica.get(question);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private static boolean isMadeByThisVersion(TestLedger ledger) throws Exception {
        return ledger.rows("select projection from edition").equals(List.of("(\"" + Telling.version() + "\")"));
    }
}
