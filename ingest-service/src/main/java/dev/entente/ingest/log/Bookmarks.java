package dev.entente.ingest.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

import io.smallrye.common.annotation.Identifier;

/**
 * Places to which this service has come in what it follows, kept where its events are: each as the metadata of an offset
 * that a consumer group without members has committed on the first partition of the topic of events. Kafka forgets such a
 * group when nothing was committed for {@code offsets.retention.minutes}, 7 days unless configured otherwise.
 */
@ApplicationScoped
public class Bookmarks {

    private static final int PATIENCE_MILLIS = 5000;

    private final TopicPartition partition;
    private final Map<String, Object> settings;
    private Admin admin;

    Bookmarks(EventTopic topic, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.partition = new TopicPartition(topic.name(), 0);
        this.settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ingest-bookmarks");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    }

    /**
     * The place under a name.
     *
     * @throws NotKept.Unavailable if Kafka does not answer
     */
    public Optional<String> read(String name) {
        var offsets = within(
                admin().listConsumerGroupOffsets(group(name)).partitionsToOffsetAndMetadata(),
                "tell where " + name + " is");
        return Optional.ofNullable(offsets.get(partition))
                .map(OffsetAndMetadata::metadata)
                .filter(place -> !place.isEmpty());
    }

    /**
     * Keeps a place under a name.
     *
     * @throws NotKept.Unavailable if Kafka does not acknowledge
     */
    public void write(String name, String place) {
        within(
                admin().alterConsumerGroupOffsets(group(name), Map.of(partition, new OffsetAndMetadata(0, place)))
                        .all(),
                "keep where " + name + " is");
    }

    private static String group(String name) {
        return "entente-bookmark-" + name;
    }

    private static <T> T within(KafkaFuture<T> answer, String what) {
        try {
            return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new NotKept.Unavailable("Kafka did not " + what + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotKept.Unavailable("Kafka was not waited for.", e);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(java.time.Duration.ZERO);
        }
    }
}
