package dev.entente.notification.news;

import java.time.Instant;
import java.util.Arrays;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;

import dev.entente.notification.sql.Jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Keeps in sight what could not be read or applied. The record itself stays in the log. */
@Singleton
class Parked {

    private static final Logger LOG = Logger.getLogger(Parked.class);
    private static final int LONGEST = 500;
    private static final int LONGEST_REASON = 4000;

    private final Jdbc jdbc;
    private final MeterRegistry metrics;

    Parked(Jdbc jdbc, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    void park(ConsumerRecord<byte[], byte[]> record, String reason) {
        LOG.errorf("Parked the record at partition %d, offset %d: %s", record.partition(), record.offset(), reason);
        metrics.counter("entente_events_parked").increment();
        jdbc.update(
                """
                INSERT INTO parked (partition, log_offset, source, id, subject, reason, recorded)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                record.partition(),
                record.offset(),
                attribute(record, "ce_source"),
                attribute(record, "ce_id"),
                attribute(record, "ce_subject"),
                storable(reason, LONGEST_REASON),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private static String attribute(ConsumerRecord<byte[], byte[]> record, String header) {
        var found = record.headers().lastHeader(header);
        return found == null || found.value() == null
                ? null
                : storable(
                        new String(Arrays.copyOf(found.value(), Math.min(found.value().length, LONGEST)), UTF_8),
                        LONGEST);
    }

    /** What the database can hold of the text. */
    private static String storable(String text, int longest) {
        var held = new String(text.replace("\0", "").getBytes(UTF_8), UTF_8);
        return held.length() <= longest ? held : held.substring(0, longest);
    }
}
