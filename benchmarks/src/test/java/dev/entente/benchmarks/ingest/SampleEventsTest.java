package dev.entente.benchmarks.ingest;

import java.util.HashSet;

import org.junit.jupiter.api.Test;

import dev.entente.events.codec.KafkaMode;

import static org.assertj.core.api.Assertions.assertThat;

class SampleEventsTest {

    @Test
    void every_event_is_valid_and_has_an_id_of_its_own() {
        var sample = new SampleEvents("run");
        var keys = new HashSet<>();
        for (var count = 0; count < 1000; count++) {
            keys.add(sample.next().key());
        }
        assertThat(keys).hasSize(1000);
    }

    @Test
    void an_event_has_600_bytes_of_data() {
        assertThat(KafkaMode.value(new SampleEvents("run").next())).hasSizeBetween(580, 620);
    }
}
