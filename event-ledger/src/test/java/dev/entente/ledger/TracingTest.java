package dev.entente.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ONE = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String OTHER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** Keeps what it is told. */
    private static final class Told implements SpanExporter {

        private final List<SpanData> spans = new ArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> more) {
            spans.addAll(more);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private final Told told = new Told();
    private final OpenTelemetry telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(told))
                    .build())
            .build();
    private final Tracing on = new Tracing(telemetry, false);
    private final Tracing off = new Tracing(telemetry, true);

    private static LogRecord record(String trace) {
        var kafka = new ConsumerRecord<>("entente.events", 0, 0, new byte[0], new byte[0]);
        if (trace != null) {
            kafka.headers().add("traceparent", trace.getBytes(US_ASCII));
        }
        return new LogRecord(kafka);
    }

    @Test
    void without_spans_a_trace_is_handed_on_as_it_came() {
        try (var step = off.sending("send", Optional.of(ONE))) {
            assertThat(step.parent()).contains(ONE);
        }
    }

    @Test
    void with_spans_the_step_is_handed_on_in_the_same_trace() {
        try (var step = on.sending("send", Optional.of(ONE))) {
            assertThat(step.parent())
                    .hasValueSatisfying(parent ->
                            assertThat(parent).startsWith("00-" + TRACE).isNotEqualTo(ONE));
        }
        assertThat(told.spans).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("send");
            assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        });
    }

    @Test
    void records_of_one_trace_are_handled_as_part_of_it() {
        on.handling("apply", List.of(record(ONE), record(null), record(ONE))).close();

        assertThat(told.spans)
                .singleElement()
                .satisfies(span -> assertThat(span.getTraceId()).isEqualTo(TRACE));
    }

    @Test
    void records_of_several_traces_are_handled_at_once_and_linked_to_each() {
        on.handling("apply", List.of(record(ONE), record(OTHER))).close();

        assertThat(told.spans).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isNotEqualTo(TRACE);
            assertThat(span.getLinks())
                    .extracting(link -> link.getSpanContext().getTraceId())
                    .containsExactly(TRACE, "0af7651916cd43dd8448eb211c80319c");
        });
    }

    @Test
    void what_belongs_to_no_trace_begins_none() {
        on.handling("apply", List.of(record(null))).close();
        try (var step = on.sending("send", Optional.empty())) {
            assertThat(step.parent()).isEmpty();
        }
        assertThat(told.spans).isEmpty();
    }
}
