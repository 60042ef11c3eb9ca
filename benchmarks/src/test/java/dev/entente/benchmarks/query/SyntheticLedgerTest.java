package dev.entente.benchmarks.query;

import java.util.HashMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import dev.entente.events.codec.KafkaMode;

import static org.assertj.core.api.Assertions.assertThat;

class SyntheticLedgerTest {

    @Test
    void every_event_is_valid_and_every_kind_of_fact_and_report_occurs() {
        var ledger = new SyntheticLedger(3);
        var types = new TreeSet<String>();
        for (var count = 0; count < 5_000; count++) {
            var event = ledger.next();
            assertThat(KafkaMode.read(KafkaMode.key(event), KafkaMode.headers(event), KafkaMode.value(event)))
                    .isEqualTo(event);
            types.add(event.type().aggregate() + "." + event.type().fact());
        }
        assertThat(types)
                .contains("report.corrected", "report.retracted", "report.sameAs", "visit.held", "statement.made");
    }

    @Test
    void many_items_are_told_of_more_than_once_and_most_only_once() {
        var ledger = new SyntheticLedger(4);
        var events = new HashMap<String, Integer>();
        for (var count = 0; count < 20_000; count++) {
            events.merge(ledger.next().subject().toString(), 1, Integer::sum);
        }
        assertThat(events.values().stream().filter(told -> told > 1).count())
                .isBetween(events.size() / 5L, events.size() / 2L);
    }

    @Test
    void the_same_seed_tells_the_same() {
        var one = new SyntheticLedger(5);
        var other = new SyntheticLedger(5);
        for (var count = 0; count < 1_000; count++) {
            assertThat(one.next()).isEqualTo(other.next());
        }
    }
}
