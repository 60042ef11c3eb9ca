package dev.entente.notification.news;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

import dev.entente.events.Position;
import dev.entente.ledger.LogEnds;
import dev.entente.notification.sql.Jdbc;

/** The last events that are recorded, so that what comes after them can be told from what was there. */
@Singleton
public class Horizon {

    private static final Logger LOG = Logger.getLogger(Horizon.class);

    private final LogEnds log;
    private final Jdbc jdbc;

    Horizon(LogEnds log, Jdbc jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    /** The last event that the log holds now; while Kafka does not answer, the last that this service knows of. */
    public Position now() {
        try {
            var last = new TreeMap<Integer, Long>();
            log.now().forEach((partition, end) -> last.put(partition, end - 1));
            last.values().removeIf(offset -> offset < 0);
            return new Position(last).and(known());
        } catch (KafkaException e) {
            LOG.warnf("Kafka does not say where the log ends (%s); taking what was read last.", e.getMessage());
            return known();
        }
    }

    /** The last event that is either read or history. */
    private Position known() {
        return last("""
                SELECT log_partition, max(known) - 1
                FROM (
                  SELECT log_partition, next_offset AS known FROM log_position
                  UNION ALL SELECT log_partition, ends FROM history) AS each
                WHERE known > 0 GROUP BY log_partition""");
    }

    /** The last event that was read. */
    public Position read() {
        return last("SELECT log_partition, next_offset - 1 FROM log_position WHERE next_offset > 0");
    }

    /** When the latest event that was read was recorded. */
    public Optional<Instant> recorded() {
        return jdbc.query(
                        "SELECT max(recorded) AS recorded FROM log_position",
                        row -> Optional.ofNullable(Jdbc.instant(row, "recorded")))
                .getFirst();
    }

    private Position last(String query) {
        var offsets = new TreeMap<Integer, Long>();
        jdbc.query(query, row -> offsets.put(row.getInt(1), row.getLong(2)));
        return new Position(offsets);
    }
}
