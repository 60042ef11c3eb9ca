package dev.entente.events.fold;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventId;

/**
 * What became of an event's word.
 *
 * @param standing whether it counts, as it was or as it was corrected
 * @param data what counts
 * @param struckBy the report that corrected or retracted it
 * @param reason why, if the retraction says so
 */
public record Verdict(boolean standing, ObjectNode data, Optional<EventId> struckBy, Optional<String> reason) {

    static Verdict stands(ObjectNode data) {
        return new Verdict(true, data, Optional.empty(), Optional.empty());
    }

    static Verdict corrected(ObjectNode data, EventId by) {
        return new Verdict(true, data, Optional.of(by), Optional.empty());
    }

    static Verdict retracted(ObjectNode data, EventId by, Optional<String> reason) {
        return new Verdict(false, data, Optional.of(by), reason);
    }
}
