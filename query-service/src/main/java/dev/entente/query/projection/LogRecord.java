package dev.entente.query.projection;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.codec.KafkaMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the log, as it came.
 *
 * @param recorded the log's append time
 */
record LogRecord(int partition, long offset, Instant recorded, Map<String, byte[]> headers, byte[] value) {

    static LogRecord of(ConsumerRecord<byte[], byte[]> kafka) {
        var headers = new LinkedHashMap<String, byte[]>();
        kafka.headers().forEach(header -> headers.put(header.key(), header.value()));
        return new LogRecord(
                kafka.partition(), kafka.offset(), Instant.ofEpochMilli(kafka.timestamp()), headers, kafka.value());
    }

    /**
     * Reads the event.
     *
     * @throws dev.entente.events.schema.InvalidEvent if it is none
     */
    RecordedEvent event() {
        CooperationEvent event = KafkaMode.read(headers, value);
        return new RecordedEvent(event, Position.of(partition, offset), recorded);
    }
}
