package dev.entente.ingest.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import dev.entente.events.CooperationEvent;
import dev.entente.events.codec.KafkaMode;
import dev.entente.ingest.trace.Trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** An event as it is written to the log. */
final class LogEntry {

    private final byte[] key;
    private final byte[] value;
    private final List<Header> headers = new ArrayList<>();
    private final long size;

    LogEntry(byte[] key, byte[] value, Map<String, byte[]> headers) {
        this.key = key;
        this.value = value;
        var bytes = (long) key.length + value.length;
        for (var header : headers.entrySet()) {
            this.headers.add(new RecordHeader(header.getKey(), header.getValue()));
            bytes += header.getKey().length() + header.getValue().length;
        }
        this.size = bytes;
    }

    static LogEntry of(CooperationEvent event, Trace trace) {
        var headers = KafkaMode.headers(event);
        trace.parent().ifPresent(parent -> headers.put(Trace.HEADER, parent.getBytes(US_ASCII)));
        return new LogEntry(KafkaMode.key(event), KafkaMode.value(event), headers);
    }

    ProducerRecord<byte[], byte[]> record(String topic) {
        return new ProducerRecord<>(topic, null, key, value, headers);
    }

    /** In bytes, without what Kafka adds. */
    long size() {
        return size;
    }
}
