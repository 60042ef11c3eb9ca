package dev.entente.events.fold;

import java.util.Optional;

import dev.entente.events.EventId;

/**
 * Why a report that stands has no effect.
 *
 * @param detail a sentence for people, of which the report is the subject
 * @param by the event that counts in its place, or keeps it from counting
 */
public record PassedOver(String detail, Optional<EventId> by) {

    static PassedOver because(String detail) {
        return new PassedOver(detail, Optional.empty());
    }

    static PassedOver by(EventId event, String detail) {
        return new PassedOver(detail, Optional.of(event));
    }
}
