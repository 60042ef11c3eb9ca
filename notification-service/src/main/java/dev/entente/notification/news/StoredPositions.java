package dev.entente.notification.news;

import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;

/**
 * Lets a partition be read from where the database says. Where that cannot be found out now, it is read from its
 * beginning, and what is known already is passed over.
 */
@ApplicationScoped
@Identifier("stored-positions")
class StoredPositions implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(StoredPositions.class);

    private final Positions positions;
    private final LogEnds ends;

    StoredPositions(Positions positions, LogEnds ends) {
        this.positions = positions;
        this.ends = ends;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            positions.begin(ends.ends());
            var next = positions.all();
            partitions.forEach(partition -> consumer.seek(partition, next.getOrDefault(partition.partition(), 0L)));
        } catch (RuntimeException e) {
            LOG.warnf("Reading %s from the beginning, for the stored position is out of reach: %s", partitions, e);
        }
    }
}
