package dev.entente.notification.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;

import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.schema.InvalidEvent;
import dev.entente.notification.sql.Jdbc;

/**
 * Applies a batch of records, all or nothing: archive, news, the alerts that they cause, the positions. Applying a
 * record again changes nothing.
 */
@Singleton
class Newsroom {

    private static final Logger LOG = Logger.getLogger(Newsroom.class);
    private static final String AGREEMENT = "agreement";

    private final Jdbc jdbc;
    private final Positions positions;
    private final LogEnds ends;
    private final Desk desk;
    private final Audience audience;
    private final MeterRegistry metrics;

    Newsroom(Jdbc jdbc, Positions positions, LogEnds ends, Desk desk, Audience audience, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.positions = positions;
        this.ends = ends;
        this.desk = desk;
        this.audience = audience;
        this.metrics = metrics;
    }

    /**
     * Applies the records that were not applied before.
     *
     * @throws RuntimeException if the database fails; then nothing is applied
     */
    void take(ConsumerRecords<byte[], byte[]> records) {
        var alerted = jdbc.inTransaction(() -> apply(records));
        if (alerted) {
            audience.called();
        }
    }

    private boolean apply(ConsumerRecords<byte[], byte[]> records) {
        var next = lock(
                records.partitions().stream().map(TopicPartition::partition).toList());
        var fresh = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        records.forEach(record -> {
            if (record.offset() >= next.get(record.partition())) {
                fresh.add(record);
            }
        });
        var alerted =
                report(fresh.stream().flatMap(record -> read(record).stream()).toList());
        positions.move(ends(fresh));
        return alerted;
    }

    private Map<Integer, Long> lock(List<Integer> partitions) {
        var next = positions.lock(partitions);
        if (next.keySet().containsAll(partitions)) {
            return next;
        }
        positions.begin(ends.ends());
        return positions.lock(partitions);
    }

    private boolean report(List<RecordedEvent> events) {
        if (events.isEmpty()) {
            return false;
        }
        var found = desk.read(events);
        return found.stream().map(audience::tell).reduce(false, Boolean::logicalOr);
    }

    private static Map<Integer, Long> ends(List<ConsumerRecord<byte[], byte[]>> records) {
        var ends = new TreeMap<Integer, Long>();
        records.forEach(record -> ends.merge(record.partition(), record.offset() + 1, Math::max));
        return ends;
    }

    /** The event in a record, if it is about an agreement. */
    private Optional<RecordedEvent> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            var headers = new HashMap<String, byte[]>();
            record.headers().forEach(header -> headers.put(header.key(), header.value()));
            var event = KafkaMode.read(headers, record.value());
            return Optional.of(event)
                    .filter(read -> read.subject().aggregate().equals(AGREEMENT))
                    .map(read -> new RecordedEvent(
                            read,
                            Position.of(record.partition(), record.offset()),
                            Instant.ofEpochMilli(record.timestamp())));
        } catch (InvalidEvent e) {
            LOG.errorf(
                    "Passing over what is no event at partition %d, offset %d: %s",
                    record.partition(), record.offset(), e.getMessage());
            metrics.counter("entente_events_passed_over", "reason", "unreadable")
                    .increment();
            return Optional.empty();
        }
    }
}
