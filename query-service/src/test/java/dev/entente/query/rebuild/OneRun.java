package dev.entente.query.rebuild;

import dev.entente.query.projection.TestLedger;

import static org.assertj.core.api.Assertions.assertThat;

/** One run over a log that nothing disturbs: what it comes to, all others have to come to. */
public final class OneRun {

    private OneRun() {}

    /** Brings a ledger to where the log ends. */
    public static void project(TestTopic topic, TestLedger ledger) throws Exception {
        try (var log = topic.reader();
                var follower = new Follower(ledger.pool(), topic.reader())) {
            follower.catchUp(log);
        }
    }

    /** Fails unless the ledger has what one run over all that the log has comes to. */
    public static void comesTo(TestTopic topic, TestLedger ledger) throws Exception {
        try (var undisturbed = new TestLedger()) {
            project(topic, undisturbed);
            assertThat(ledger.everything()).isEqualTo(undisturbed.everything());
            assertThat(Checksums.of(ledger)).isEqualTo(Checksums.of(undisturbed));
        }
    }
}
