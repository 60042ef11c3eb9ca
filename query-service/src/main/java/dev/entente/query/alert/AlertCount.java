package dev.entente.query.alert;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.entente.events.json.Json;

/**
 * The alerts of one event, counted.
 *
 * @param due all that were made
 * @param revision the higher one tells more of the same event
 */
record AlertCount(String source, String id, int due, int delivered, int failed, long revision) {

    /** What a record of the topic {@code entente.alerts} says; nothing where it is not such a count. */
    static Optional<AlertCount> read(byte[] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            var count = Json.MAPPER.readValue(value, AlertCount.class);
            return Optional.of(count).filter(read -> read.source() != null && read.id() != null);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }
}
