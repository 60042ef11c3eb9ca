package dev.entente.ledger;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;

/**
 * Lets each partition be read from where the database says. While the database does not say, it is read from its
 * beginning, and what is known already is passed over.
 */
@ApplicationScoped
@Identifier("stored-positions")
class StoredPositions implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(StoredPositions.class);

    private final DataSource database;
    private final Map<Integer, Long> begun = new ConcurrentHashMap<>();

    StoredPositions(DataSource database) {
        this.database = database;
    }

    /** From where each partition is read that is assigned. */
    Map<Integer, Long> begun() {
        return Map.copyOf(begun);
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> begun.remove(partition.partition()));
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var next = next(partitions);
        partitions.forEach(partition -> {
            var offset = next.getOrDefault(partition.partition(), 0L);
            begun.put(partition.partition(), offset);
            if (offset > 0) {
                consumer.seek(partition, offset);
            } else {
                consumer.seekToBeginning(List.of(partition));
            }
        });
    }

    private Map<Integer, Long> next(Collection<TopicPartition> partitions) {
        try (var connection = database.getConnection()) {
            return Positions.read(connection);
        } catch (SQLException e) {
            LOG.warnf("Reading %s from the beginning, since the database does not say from where: %s", partitions, e);
            return Map.of();
        }
    }
}
