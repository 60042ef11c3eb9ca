package dev.entente.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;

/**
 * Lets the traces of events (W3C Trace Context) go on in what is done with them. Where this service makes spans, each step is
 * one; where it does not, which is the default, the trace is handed on as it came. What belongs to no trace begins none.
 */
@Singleton
public class Tracing {

    /** Of records, and of requests. */
    static final String HEADER = "traceparent";

    /** Of one batch; spans have a limit of their own beyond this. */
    private static final int LINKS = 100;

    private static final TextMapGetter<String> ITSELF = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(HEADER);
        }

        @Override
        public String get(String traceparent, String key) {
            return key.equals(HEADER) ? traceparent : null;
        }
    };

    private final Tracer tracer;

    /**
     * Spans of the telemetry.
     *
     * @param isOff whether nobody is told of spans: the telemetry would make some all the same, to which the header would lead
     */
    Tracing(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean isOff) {
        this.tracer = (isOff ? OpenTelemetry.noop() : telemetry).getTracer("dev.entente");
    }

    /** Something that is done, from its beginning until it is closed, by one thread. */
    public static final class Step implements AutoCloseable {

        private final Span span;
        private final Scope scope;

        @SuppressWarnings("MustBeClosedChecker") // closed with the step
        private Step(Span span) {
            this.span = span;
            this.scope = span.makeCurrent();
        }

        /** The value of the header {@code traceparent} for whoever goes on from here. */
        public Optional<String> parent() {
            var here = span.getSpanContext();
            return here.isValid()
                    ? Optional.of("00-" + here.getTraceId() + "-" + here.getSpanId() + "-"
                            + here.getTraceFlags().asHex())
                    : Optional.empty();
        }

        public void about(String what, String value) {
            span.setAttribute(what, value);
        }

        public void failed(String reason) {
            span.setStatus(StatusCode.ERROR, reason);
        }

        @Override
        public void close() {
            scope.close();
            span.end();
        }
    }

    /** A step that sends something out, as part of a trace. */
    public Step sending(String name, Optional<String> trace) {
        return trace.map(parent -> begin(name, SpanKind.CLIENT, List.of(parent)))
                .orElseGet(() -> new Step(Span.getInvalid()));
    }

    /** A step that handles records: part of their trace, or where they belong to several, linked to each. */
    Step handling(String name, Collection<LogRecord> records) {
        var traces = records.stream()
                .flatMap(record -> record.trace().stream())
                .distinct()
                .limit(LINKS)
                .toList();
        return traces.isEmpty() ? new Step(Span.getInvalid()) : begin(name, SpanKind.CONSUMER, traces);
    }

    private Step begin(String name, SpanKind kind, List<String> traces) {
        var span = tracer.spanBuilder(name).setSpanKind(kind);
        if (traces.size() == 1) {
            span.setParent(context(traces.getFirst()));
        } else {
            span.setNoParent();
            traces.forEach(
                    trace -> span.addLink(Span.fromContext(context(trace)).getSpanContext()));
        }
        return new Step(span.startSpan());
    }

    private static Context context(String traceparent) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, ITSELF);
    }
}
