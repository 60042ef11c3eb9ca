package dev.entente.events;

import java.time.Instant;
import java.util.Comparator;

/**
 * An event as the ledger knows it.
 *
 * @param event what was reported
 * @param position where it stands in the log
 * @param recorded when the log took it in (Kafka's append time, milliseconds): from then on it is known
 */
public record RecordedEvent(CooperationEvent event, Position position, Instant recorded) {

    /** By the moment of recording; where that is the same, by source and id. */
    public static final Comparator<RecordedEvent> BY_RECORDING =
            Comparator.comparing(RecordedEvent::recorded).thenComparing(RecordedEvent::key);

    public EventId key() {
        return event.key();
    }
}
