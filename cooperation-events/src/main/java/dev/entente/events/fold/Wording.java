package dev.entente.events.fold;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventType;

/**
 * What an event says.
 *
 * @param type by whose schema the data is valid: that of the event, or where a correction is written so, another version
 */
record Wording(EventType type, ObjectNode data) {

    static Wording of(CooperationEvent event) {
        return new Wording(event.type(), event.data());
    }
}
