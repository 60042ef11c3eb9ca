package dev.entente.query.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.Subject;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.json.Json;
import dev.entente.ledger.LogRecord;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A log in memory: appends records as Kafka would, each a moment after the one before. */
public final class Log {

    public static final int PARTITIONS = 3;

    private final List<LogRecord> records = new ArrayList<>();
    private final long[] next = new long[PARTITIONS];
    private long clock = Instant.parse("2024-09-01T00:00:00Z").toEpochMilli();

    public List<LogRecord> records() {
        return records;
    }

    List<LogRecord> ofPartition(int partition) {
        return records.stream().filter(log -> log.partition() == partition).toList();
    }

    public static CooperationEvent event(String id, String type, String subject, String data) {
        return new CooperationEvent(
                new EventId("https://press.example.org/log", id),
                EventType.parse("dev.entente." + type + ".v1").orElseThrow(),
                Subject.parse(subject),
                Optional.of(Instant.parse("2024-09-01T09:00:00Z")),
                Json.object(data.replace('\'', '"')),
                new java.util.TreeMap<>());
    }

    public LogRecord append(CooperationEvent event) {
        var headers = new RecordHeaders();
        KafkaMode.headers(event).forEach(headers::add);
        return append(event.subject().toString(), headers, KafkaMode.value(event));
    }

    LogRecord append(String key, Headers headers, byte[] value) {
        var partition = Math.floorMod(key.hashCode(), PARTITIONS);
        clock += 7;
        var log = new LogRecord(new ConsumerRecord<>(
                "entente.events",
                partition,
                next[partition]++,
                clock,
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length,
                key.getBytes(UTF_8),
                value,
                headers,
                Optional.empty()));
        records.add(log);
        return log;
    }
}
