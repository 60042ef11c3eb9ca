package dev.entente.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;

import org.apache.kafka.clients.producer.ProducerRecord;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Position;
import dev.entente.events.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A record that was parked, as it came, with the reason.
 *
 * @param headers values in Base64 by name
 */
record ParkedRecord(
        Place place,
        String reason,
        Instant recorded,
        Instant at,
        ObjectNode headers,
        Optional<byte[]> key,
        Optional<byte[]> value) {

    static ParkedRecord read(ResultSet row) throws SQLException {
        return new ParkedRecord(
                new Place(row.getInt("log_partition"), row.getLong("log_offset")),
                row.getString("reason"),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Json.object(row.getString("headers")),
                Optional.ofNullable(row.getBytes("key")),
                Optional.ofNullable(row.getBytes("value")));
    }

    /** The record as it came, with headers that say what became of it. */
    ProducerRecord<byte[], byte[]> whole(String topic, String log, String service) {
        var message = new ProducerRecord<>(topic, key.orElse(null), value.orElse(null));
        headers.properties()
                .forEach(header -> message.headers()
                        .add(
                                header.getKey(),
                                header.getValue().isNull()
                                        ? null
                                        : Base64.getDecoder()
                                                .decode(header.getValue().asText())));
        return explain(message, log, service);
    }

    /** Only what became of it. */
    ProducerRecord<byte[], byte[]> brief(String topic, String log, String service) {
        return explain(new ProducerRecord<>(topic, null, null), log, service);
    }

    private ProducerRecord<byte[], byte[]> explain(ProducerRecord<byte[], byte[]> message, String log, String service) {
        add(message, "by", service);
        add(message, "reason", reason);
        add(message, "at", at.toString());
        add(message, "topic", log);
        add(message, "partition", Integer.toString(place.partition()));
        add(message, "offset", Long.toString(place.offset()));
        add(message, "position", Position.of(place.partition(), place.offset()).token());
        add(message, "recorded", recorded.toString());
        return message;
    }

    private static void add(ProducerRecord<byte[], byte[]> message, String name, String text) {
        message.headers().add("entente-parked-" + name, text.getBytes(UTF_8));
    }
}
