package dev.entente.events;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;

/**
 * An event as it is reported: the envelope of CloudEvents around the data of one fact.
 *
 * @param key source and id
 * @param type what kind of fact
 * @param subject the aggregate that the fact is about
 * @param time when it was reported, if the source says so
 * @param data the fact, valid by the schema of its type; not to be changed
 * @param extensions CloudEvents extension attributes, in their text form
 */
public record CooperationEvent(
        EventId key,
        EventType type,
        Subject subject,
        Optional<Instant> time,
        ObjectNode data,
        SortedMap<String, String> extensions) {

    public CooperationEvent {
        extensions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
    }

    public CooperationEvent(EventId key, EventType type, Subject subject, Instant time, ObjectNode data) {
        this(key, type, subject, Optional.of(time), data, new TreeMap<>(Map.of()));
    }

    /**
     * A digest of what is reported: type, subject and data, whatever the order of properties and the spelling of numbers.
     * Two events of one source and id with different fingerprints contradict each other. The time and the extensions
     * belong to the report and may differ when it is repeated.
     *
     * @return SHA-256, hexadecimal
     */
    public String fingerprint() {
        return Json.digest(type.toString(), subject.toString(), data);
    }
}
