package dev.entente.ingest.log;

import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import dev.entente.events.CooperationEvent;
import dev.entente.events.codec.KafkaMode;

/** An event as it is written to the log. */
final class LogEntry {

    private final byte[] key;
    private final byte[] value;
    private final List<Header> headers;

    LogEntry(byte[] key, byte[] value, Map<String, byte[]> headers) {
        this.key = key;
        this.value = value;
        this.headers = headers.entrySet().stream()
                .<Header>map(header -> new RecordHeader(header.getKey(), header.getValue()))
                .toList();
    }

    static LogEntry of(CooperationEvent event) {
        return new LogEntry(KafkaMode.key(event), KafkaMode.value(event), KafkaMode.headers(event));
    }

    ProducerRecord<byte[], byte[]> record(String topic) {
        return new ProducerRecord<>(topic, null, key, value, headers);
    }

    /** In bytes, without what Kafka adds. */
    long size() {
        return key.length
                + value.length
                + headers.stream()
                        .mapToLong(header -> header.key().length() + header.value().length)
                        .sum();
    }
}
