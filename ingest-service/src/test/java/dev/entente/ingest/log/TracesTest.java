package dev.entente.ingest.log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.codec.StructuredMode;
import dev.entente.ingest.Events;
import dev.entente.ingest.trace.Trace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class TracesTest {

    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void a_record_carries_the_trace_of_its_request_on() {
        var record = LogEntry.of(StructuredMode.read(Events.signed()), Trace.goingOn(PARENT))
                .record("entente.events");

        assertThat(record.headers().lastHeader(Trace.HEADER).value()).isEqualTo(PARENT.getBytes(US_ASCII));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nx"
            })
    void what_is_no_trace_is_not_carried_on(String sent) {
        assertThat(Trace.goingOn(sent)).isEqualTo(Trace.NONE);
    }
}
