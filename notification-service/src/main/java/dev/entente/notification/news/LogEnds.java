package dev.entente.notification.news;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.entente.events.Position;

/** Where the log ends at this moment. */
@Singleton
public final class LogEnds {

    private static final Logger LOG = Logger.getLogger(LogEnds.class);
    private static final int PATIENCE_MS = 3000;

    private final Admin admin;
    private final String topic;
    private final Positions positions;

    LogEnds(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "mp.messaging.incoming.events.topic") String topic,
            Positions positions) {
        this.topic = topic;
        this.positions = positions;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS));
    }

    /**
     * The last event that the log holds now, so that what comes after it can be told from what was there. While Kafka
     * does not answer: the last that this service has read.
     */
    public Position now() {
        try {
            var last = new TreeMap<Integer, Long>();
            ends().forEach((partition, end) -> last.put(partition, end - 1));
            last.values().removeIf(offset -> offset < 0);
            return new Position(last).and(positions.reached());
        } catch (KafkaException e) {
            LOG.warnf("Kafka does not say where the log ends (%s); taking what was read last.", e.getMessage());
            return positions.reached();
        }
    }

    /**
     * The offset after the last event of each partition.
     *
     * @throws KafkaException if Kafka does not answer
     */
    Map<Integer, Long> ends() {
        try {
            var partitions = admin.describeTopics(java.util.List.of(topic))
                    .allTopicNames()
                    .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .get(topic)
                    .partitions();
            var wanted = new java.util.HashMap<TopicPartition, OffsetSpec>();
            partitions.forEach(info -> wanted.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
            var ends = new TreeMap<Integer, Long>();
            admin.listOffsets(wanted)
                    .all()
                    .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
            return ends;
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    /** Whether Kafka answers. */
    public boolean isReachable() {
        try {
            admin.describeCluster().nodes().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf(e, "Kafka does not answer");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void close() {
        admin.close(java.time.Duration.ofSeconds(1));
    }
}
