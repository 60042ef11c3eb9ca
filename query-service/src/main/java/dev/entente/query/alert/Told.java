package dev.entente.query.alert;

import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the topic of alerts.
 *
 * @param count nothing where the record is no count
 */
record Told(int partition, long offset, Optional<AlertCount> count) {

    static Told of(ConsumerRecord<byte[], byte[]> kafka) {
        return new Told(kafka.partition(), kafka.offset(), AlertCount.read(kafka.value()));
    }

    @Override
    public String toString() {
        return "the record at partition " + partition + ", offset " + offset + " of the topic of alerts";
    }
}
