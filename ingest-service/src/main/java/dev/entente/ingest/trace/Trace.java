package dev.entente.ingest.trace;

import java.util.Optional;
import java.util.regex.Pattern;

import io.opentelemetry.api.trace.Span;

/**
 * The trace (W3C Trace Context) to which a request belongs. Its events carry that on in the header {@value #HEADER} of their
 * records, so that who follows a trace sees what became of them.
 *
 * @param parent the value of that header, well-formed; nothing for events that belong to no trace
 */
public record Trace(Optional<String> parent) {

    public static final String HEADER = "traceparent";

    public static final Trace NONE = new Trace(Optional.empty());

    /** Of version 00, or what a later version begins with. */
    private static final Pattern WELL_FORMED =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /**
     * The trace that goes on here: with the span of this service where spans are made, and else with that of the caller.
     *
     * @param sent the caller's header; null where there is none
     */
    public static Trace goingOn(String sent) {
        var here = Span.current().getSpanContext();
        if (here.isValid()) {
            return new Trace(Optional.of("00-" + here.getTraceId() + "-" + here.getSpanId() + "-"
                    + here.getTraceFlags().asHex()));
        }
        return sent != null && WELL_FORMED.matcher(sent).matches() ? new Trace(Optional.of(sent)) : NONE;
    }
}
