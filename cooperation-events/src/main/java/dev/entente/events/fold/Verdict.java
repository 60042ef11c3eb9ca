package dev.entente.events.fold;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.Oddity;

/**
 * What became of an event's word.
 *
 * @param standing whether it counts, as it was or as it was corrected
 * @param type by whose schema the data is valid
 * @param data what counts
 * @param struckBy the report that corrected or retracted it
 * @param reason why, if that report says so
 * @param passedOver why it has no effect although it stands; of reports on other events alone
 */
public record Verdict(
        boolean standing,
        EventType type,
        ObjectNode data,
        Optional<EventId> struckBy,
        Optional<String> reason,
        Optional<PassedOver> passedOver) {

    static Verdict stands(Wording wording) {
        return new Verdict(true, wording.type(), wording.data(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Verdict corrected(Wording wording, EventId by, Optional<String> reason) {
        return new Verdict(true, wording.type(), wording.data(), Optional.of(by), reason, Optional.empty());
    }

    static Verdict retracted(Wording wording, EventId by, Optional<String> reason) {
        return new Verdict(false, wording.type(), wording.data(), Optional.of(by), reason, Optional.empty());
    }

    Verdict passedOver(Optional<PassedOver> why) {
        return new Verdict(standing, type, data, struckBy, reason, why);
    }

    /** The same, of a report that joins what another one, if there is one, joins under another name. */
    Verdict overruled(Optional<EventId> by) {
        return by.isPresent() ? passedOver(by.map(other -> PassedOver.by(other, Oddity.OTHER_KEPT))) : this;
    }
}
