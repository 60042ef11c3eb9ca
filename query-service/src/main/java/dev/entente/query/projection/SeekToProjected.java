package dev.entente.query.projection;

import java.sql.SQLException;
import java.util.Collection;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;

/** Begins each partition where the read models end. */
@ApplicationScoped
@Identifier("seek-to-projected")
class SeekToProjected implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(SeekToProjected.class);

    private final DataSource database;

    SeekToProjected(DataSource database) {
        this.database = database;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try (var connection = database.getConnection()) {
            var next = LogPositions.read(connection);
            partitions.forEach(partition -> {
                var offset = next.getOrDefault(partition.partition(), 0L);
                if (offset > 0) {
                    consumer.seek(partition, offset);
                } else {
                    consumer.seekToBeginning(java.util.List.of(partition));
                }
            });
        } catch (SQLException e) {
            LOG.warnf(
                    "The positions cannot be read (%s): beginning at the first event, what is known is skipped.",
                    e.getMessage());
            consumer.seekToBeginning(partitions);
        }
    }
}
