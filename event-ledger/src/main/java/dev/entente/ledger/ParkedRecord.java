package dev.entente.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

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

    /** The record at its place in the log. */
    LogRecord asItCame(String topic) {
        var came = new RecordHeaders();
        bytes().forEach(came::add);
        return new LogRecord(new ConsumerRecord<>(
                topic,
                place.partition(),
                place.offset(),
                recorded.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key.orElse(null),
                value.orElse(null),
                came,
                Optional.empty()));
    }

    private Map<String, byte[]> bytes() {
        var bytes = new LinkedHashMap<String, byte[]>();
        headers.properties()
                .forEach(header -> bytes.put(
                        header.getKey(),
                        header.getValue().isNull()
                                ? null
                                : Base64.getDecoder().decode(header.getValue().asText())));
        return bytes;
    }

    /** The record as it came, with headers that say what became of it. */
    ProducerRecord<byte[], byte[]> whole(String topic, String log, String service) {
        var message = new ProducerRecord<>(topic, key.orElse(null), value.orElse(null));
        bytes().forEach((name, bytes) -> message.headers().add(name, bytes));
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
