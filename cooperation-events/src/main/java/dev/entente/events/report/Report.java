package dev.entente.events.report;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventId;
import dev.entente.events.Subject;

/** What can be reported of other reports. Wire names: {@code dev.entente.report.<fact>.v1}. */
public sealed interface Report {

    /** Replaces the data of an event of the same subject by the whole right data of that event's type. */
    record Corrected(EventId corrects, ObjectNode data, Optional<String> reason) implements Report {}

    /** Takes an event of the same subject back. */
    record Retracted(EventId retracts, Optional<String> reason) implements Report {}

    /** Several aggregates of one kind are one; {@code keep} is the one under which all is shown. */
    record SameAs(List<Subject> same, Subject keep, Optional<String> reason) implements Report {}
}
