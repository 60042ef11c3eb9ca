package dev.entente.events.report;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.Subject;

/** What can be reported of other reports. Wire names: {@code dev.entente.report.<fact>.v1}. */
public sealed interface Report {

    /** The event that it acts on, if it is one. */
    Optional<EventId> aim();

    /**
     * Replaces the data of an event of the same subject.
     *
     * @param data the whole right data
     * @param type in whose words it is written: that of the corrected event unless it says so, else another version of it
     */
    record Corrected(EventId corrects, Optional<EventType> type, ObjectNode data, Optional<String> reason)
            implements Report {
        @Override
        public Optional<EventId> aim() {
            return Optional.of(corrects);
        }
    }

    /** Takes an event of the same subject back. */
    record Retracted(EventId retracts, Optional<String> reason) implements Report {
        @Override
        public Optional<EventId> aim() {
            return Optional.of(retracts);
        }
    }

    /** Several aggregates of one kind are one; {@code keep} is the one under which all is shown. */
    record SameAs(List<Subject> same, Subject keep, Optional<String> reason) implements Report {
        @Override
        public Optional<EventId> aim() {
            return Optional.empty();
        }
    }
}
