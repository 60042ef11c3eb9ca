package dev.entente.query.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;

/**
 * How far the topic of alerts is read, kept beside the counts. A database that begins anew has neither, so that all of them
 * are read again.
 */
@ApplicationScoped
@Identifier("alert-positions")
class AlertPositions implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(AlertPositions.class);

    private final DataSource database;

    AlertPositions(DataSource database) {
        this.database = database;
    }

    /** Goes on where the database says; from the beginning where it does not say, or the topic ends before that. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var next = next(partitions);
        var ends = consumer.endOffsets(partitions);
        partitions.forEach(partition -> {
            var offset = next.getOrDefault(partition.partition(), 0L);
            if (offset > 0 && offset <= ends.get(partition)) {
                consumer.seek(partition, offset);
            } else {
                consumer.seekToBeginning(List.of(partition));
            }
        });
    }

    private Map<Integer, Long> next(Collection<TopicPartition> partitions) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select log_partition, next_offset from alert_position");
                var rows = query.executeQuery()) {
            var next = new TreeMap<Integer, Long>();
            while (rows.next()) {
                next.put(rows.getInt(1), rows.getLong(2));
            }
            return next;
        } catch (SQLException e) {
            LOG.warnf("Reading %s from the beginning, since the database does not say from where: %s", partitions, e);
            return Map.of();
        }
    }

    /** Moves the position of each partition behind the last of the records, in their transaction. */
    static void move(Connection connection, Collection<Told> records) throws SQLException {
        var next = new TreeMap<Integer, Long>();
        records.forEach(told -> next.merge(told.partition(), told.offset() + 1, Math::max));
        try (var upsert = connection.prepareStatement("""
                insert into alert_position (log_partition, next_offset) values (?, ?)
                on conflict (log_partition) do update set next_offset = excluded.next_offset""")) {
            for (var entry : next.entrySet()) {
                upsert.setInt(1, entry.getKey());
                upsert.setLong(2, entry.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
