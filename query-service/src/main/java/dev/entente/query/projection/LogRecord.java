package dev.entente.query.projection;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.schema.InvalidEvent;

/** A record of the log, as it came. */
record LogRecord(ConsumerRecord<byte[], byte[]> kafka) {

    int partition() {
        return kafka.partition();
    }

    long offset() {
        return kafka.offset();
    }

    /** The log's append time. */
    Instant recorded() {
        return Instant.ofEpochMilli(kafka.timestamp());
    }

    Map<String, byte[]> headers() {
        var headers = new LinkedHashMap<String, byte[]>();
        kafka.headers().forEach(header -> headers.put(header.key(), header.value()));
        return headers;
    }

    byte[] value() {
        return kafka.value();
    }

    /**
     * Reads the event.
     *
     * @throws InvalidEvent if it is none
     */
    RecordedEvent event() {
        return new RecordedEvent(
                KafkaMode.read(kafka.key(), headers(), value()), Position.of(partition(), offset()), recorded());
    }
}
