package dev.entente.events.fold;

import java.util.SortedMap;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.entente.events.Odd;
import dev.entente.events.Oddity;
import dev.entente.events.RecordedEvent;

/**
 * An event that makes no sense among the others; it is kept all the same.
 *
 * @param detail a sentence for people, in English
 * @param fact what the event tells
 * @param code why that makes no sense
 * @param values what the code leaves open, by name
 */
public record Anomaly(
        String source,
        String id,
        String detail,
        String fact,
        Oddity code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> values) {

    static Anomaly of(RecordedEvent event, Odd odd) {
        return new Anomaly(
                event.key().source(),
                event.key().id(),
                odd.detail(),
                event.event().type().fact(),
                odd.code(),
                odd.values());
    }
}
