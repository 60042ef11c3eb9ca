package dev.entente.events.fold;

import java.util.Optional;
import java.util.SortedMap;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.entente.events.EventId;
import dev.entente.events.Odd;
import dev.entente.events.Oddity;

/**
 * Why a report that stands has no effect.
 *
 * @param detail a sentence for people, in English, of which the report is the subject
 * @param code the same, as a code
 * @param values what the code leaves open, by name
 * @param by the event that counts in its place, or keeps it from counting
 */
public record PassedOver(
        String detail,
        Oddity code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> values,
        Optional<EventId> by) {

    static PassedOver because(Odd odd) {
        return new PassedOver(odd.detail(), odd.code(), odd.values(), Optional.empty());
    }

    static PassedOver by(EventId event, Oddity why) {
        var odd = why.ofReport();
        return new PassedOver(odd.detail(), odd.code(), odd.values(), Optional.of(event));
    }
}
