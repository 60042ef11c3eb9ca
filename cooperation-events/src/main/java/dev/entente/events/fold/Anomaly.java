package dev.entente.events.fold;

import dev.entente.events.EventId;

/**
 * An event that makes no sense among the others; it is kept all the same.
 *
 * @param detail a sentence for people
 */
public record Anomaly(String source, String id, String detail) {

    static Anomaly of(EventId event, String detail) {
        return new Anomaly(event.source(), event.id(), detail);
    }
}
