package dev.entente.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Keeps what could not be handled as it came, with the reason, so that it can be seen, told and tried again. */
final class Parking {

    private static final int LONGEST_REASON = 4000;

    /** In bytes: an index of the database holds them. */
    private static final int LONGEST_ATTRIBUTE = 500;

    private Parking() {}

    static void park(Connection connection, LogRecord log, String reason, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into parked
                  (log_partition, log_offset, source, id, subject, reason, recorded, at, headers, key, value)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                on conflict do nothing""")) {
            insert.setInt(1, log.partition());
            insert.setLong(2, log.offset());
            insert.setString(3, attribute(log, "source"));
            insert.setString(4, attribute(log, "id"));
            insert.setString(5, attribute(log, "subject"));
            insert.setString(6, cut(storable(reason), LONGEST_REASON));
            insert.setObject(7, Moments.of(log.recorded()));
            insert.setObject(8, Moments.of(now));
            insert.setString(9, headers(log).toString());
            insert.setBytes(10, log.key());
            insert.setBytes(11, log.value());
            insert.executeUpdate();
        }
    }

    /**
     * Takes a parked record out; nothing if there is none at the place.
     *
     * @param topic of the log
     */
    static Optional<LogRecord> take(Connection connection, String topic, Place place) throws SQLException {
        try (var delete = connection.prepareStatement("""
                delete from parked where log_partition = ? and log_offset = ?
                returning log_partition, log_offset, reason, recorded, at, headers, key, value""")) {
            delete.setInt(1, place.partition());
            delete.setLong(2, place.offset());
            try (var rows = delete.executeQuery()) {
                return rows.next() ? Optional.of(ParkedRecord.read(rows).asItCame(topic)) : Optional.empty();
            }
        }
    }

    /** The attribute as far as it can be stored and searched for; nothing where it is missing. */
    private static String attribute(LogRecord log, String name) {
        return log.attribute(name)
                .map(bytes ->
                        storable(new String(Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_ATTRIBUTE)), UTF_8)))
                .orElse(null);
    }

    /** What the database can hold of the text: no NUL, no halves of characters. */
    private static String storable(String text) {
        return new String(text.replace("\0", "").getBytes(UTF_8), UTF_8);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : storable(text.substring(0, longest));
    }

    /** Headers in Base64, since nobody knows what they hold. */
    private static JsonNode headers(LogRecord log) {
        var node = Json.MAPPER.createObjectNode();
        log.headers()
                .forEach((name, value) -> node.put(
                        storable(name),
                        value == null ? null : Base64.getEncoder().encodeToString(value)));
        return node;
    }
}
