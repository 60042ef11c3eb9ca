package dev.entente.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;

/**
 * What a batch brought into the archive.
 *
 * @param fresh events that were not known, in the order in which they were read
 * @param touched the aggregates that change by them, each from when on
 * @param conflicts how many events contradicted what was known under their source and id, and were not taken
 * @param traces to which fresh events belong, of those that belong to one
 */
public record Archived(List<RecordedEvent> fresh, Touched touched, int conflicts, Map<EventId, String> traces) {

    /** The trace (W3C {@code traceparent}) of a fresh event. */
    public Optional<String> trace(EventId event) {
        return Optional.ofNullable(traces.get(event));
    }
}
