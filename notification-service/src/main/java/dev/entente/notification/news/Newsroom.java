package dev.entente.notification.news;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.schema.InvalidEvent;
import dev.entente.notification.sql.Jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Applies a batch of records, all or nothing: archive, news, the alerts that they cause, the positions. Applying a
 * record again changes nothing.
 */
@Singleton
class Newsroom {

    private static final String AGREEMENT = "agreement/";

    private final Jdbc jdbc;
    private final Positions positions;
    private final LogEnds ends;
    private final Desk desk;
    private final Audience audience;
    private final Parked parked;

    Newsroom(Jdbc jdbc, Positions positions, LogEnds ends, Desk desk, Audience audience, Parked parked) {
        this.jdbc = jdbc;
        this.positions = positions;
        this.ends = ends;
        this.desk = desk;
        this.audience = audience;
        this.parked = parked;
    }

    /**
     * Applies the records that were not applied before.
     *
     * @throws RuntimeException if they cannot be applied together; then nothing is
     */
    void take(List<ConsumerRecord<byte[], byte[]>> records) {
        var alerted = jdbc.inTransaction(() -> apply(records));
        if (alerted) {
            audience.called();
        }
    }

    /** Goes on behind a record that cannot be applied. */
    void park(ConsumerRecord<byte[], byte[]> record, String reason) {
        jdbc.inTransaction(() -> {
            for (var open : fresh(List.of(record))) {
                parked.park(open, reason);
                positions.move(ends(List.of(open)));
            }
            return null;
        });
    }

    private boolean apply(List<ConsumerRecord<byte[], byte[]>> records) {
        var fresh = fresh(records);
        var alerted =
                report(fresh.stream().flatMap(record -> read(record).stream()).toList());
        positions.move(ends(fresh));
        return alerted;
    }

    private List<ConsumerRecord<byte[], byte[]>> fresh(List<ConsumerRecord<byte[], byte[]>> records) {
        var next =
                lock(records.stream().map(ConsumerRecord::partition).distinct().toList());
        return records.stream()
                .filter(record -> record.offset() >= next.get(record.partition()))
                .toList();
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
        if (!isAboutAgreement(record)) {
            return Optional.empty();
        }
        try {
            var headers = new HashMap<String, byte[]>();
            record.headers().forEach(header -> headers.put(header.key(), header.value()));
            return Optional.of(new RecordedEvent(
                    KafkaMode.read(record.key(), headers, record.value()),
                    Position.of(record.partition(), record.offset()),
                    Instant.ofEpochMilli(record.timestamp())));
        } catch (InvalidEvent e) {
            parked.park(record, "not a valid event: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Told by the header alone: of most events nothing else is read here. */
    private static boolean isAboutAgreement(ConsumerRecord<byte[], byte[]> record) {
        var subject = record.headers().lastHeader("ce_subject");
        return subject != null && subject.value() != null && new String(subject.value(), UTF_8).startsWith(AGREEMENT);
    }
}
