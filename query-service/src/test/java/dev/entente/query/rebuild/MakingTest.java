package dev.entente.query.rebuild;

import java.time.Clock;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import dev.entente.events.CooperationEvent;
import dev.entente.ledger.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** Read models are made step by step. */
class MakingTest extends RebuildTestBase {

    private static final long MANY = 600;

    @Test
    void how_far_an_aggregate_with_many_events_is_is_told_while_it_is_told() throws Exception {
        for (var event = 0; event < 3; event++) {
            topic.append(signed("a-" + event, "agreement/many", "Many"));
        }
        follow();
        var passing = new ArrayList<Long>();

        try (var session = Session.open(ledger.database(), Schemas::rebuilt).orElseThrow();
                var log = topic.reader()) {
            var watch = new Watch() {
                @Override
                public void passed(long archived, long folded) {
                    passing.add(folded);
                }

                @Override
                public void passing(long archived, long folded) {
                    passing.add(folded);
                }
            };
            new Making(session, log, Clock.systemUTC(), new Patience(), watch).make(1);
        }

        assertThat(passing).isSorted().startsWith(0L).contains(1L).endsWith(3L);
    }

    @Test
    void aggregates_with_many_events_are_told_in_steps_of_their_own() throws Exception {
        var events = new ArrayList<CooperationEvent>();
        for (var subject = 0; subject < 10; subject++) {
            events.add(signed("few-" + subject, "agreement/few-" + subject, "Few"));
        }
        for (var event = 0; event < MANY; event++) {
            events.add(signed("a-" + event, "agreement/many-a", "Many"));
            events.add(signed("b-" + event, "agreement/many-b", "Many"));
        }
        topic.append(events);
        follow();
        var folded = new ArrayList<Long>();

        try (var session = Session.open(ledger.database(), Schemas::rebuilt).orElseThrow();
                var log = topic.reader()) {
            Watch watch = (archived, told) -> folded.add(told);
            new Making(session, log, Clock.systemUTC(), new Patience(), watch).make(1);
        }

        assertThat(folded.stream().distinct()).containsExactly(0L, 10L, 10 + MANY, 10 + 2 * MANY);
    }
}
