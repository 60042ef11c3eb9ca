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
            return Optional.ofNullable(Json.MAPPER.readValue(value, AlertCount.class))
                    .filter(count -> isKey(count.source()) && isKey(count.id()));
        } catch (JsonProcessingException | ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }

    /** Whether the database can hold it as a key. */
    private static boolean isKey(String text) {
        return text != null && text.length() <= 1000 && text.codePoints().noneMatch(Character::isISOControl);
    }
}
