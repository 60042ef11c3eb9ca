package dev.entente.query.projection;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.schema.Fault;
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
        var event = KafkaMode.read(headers(), value());
        if (!Arrays.equals(KafkaMode.key(event), kafka.key())) {
            throw new InvalidEvent(List.of(new Fault(
                    "/subject", "is not the key of the record: events of one aggregate belong into one partition")));
        }
        return new RecordedEvent(event, Position.of(partition(), offset()), recorded());
    }
}
