package dev.entente.query.position;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.smallrye.common.annotation.Identifier;

/** Where the log ends, asked at most a few times a second, and less often while Kafka does not answer. */
@ApplicationScoped
class LogEnds {

    private static final Logger LOG = Logger.getLogger(LogEnds.class);
    private static final Duration FRESH = Duration.ofMillis(200);
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(5);
    private static final int PATIENCE_MS = 1_000;

    private final Map<String, Object> kafka;
    private final String topic;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Admin> admin = Optional.empty();
    private volatile Optional<Map<Integer, Long>> ends = Optional.empty();
    private Instant askAgain = Instant.MIN;

    LogEnds(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.events.topic") String topic,
            Clock clock) {
        this.kafka = kafka;
        this.topic = topic;
        this.clock = clock;
    }

    /** The offset of the next event to come in each partition; nothing while Kafka does not answer. */
    Optional<Map<Integer, Long>> ends() {
        if (!lock.tryLock()) {
            return ends; // somebody is asking
        }
        try {
            if (!clock.instant().isBefore(askAgain)) {
                ends = ask();
                askAgain = clock.instant().plus(ends.isPresent() ? FRESH : UNTIL_ASKED_AGAIN);
            }
            return ends;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Map<Integer, Long>> ask() {
        try {
            return Optional.of(offsets(admin()));
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            LOG.debugf(e, "Kafka does not tell where the log ends");
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Map<Integer, Long> offsets(Admin client) throws ExecutionException, TimeoutException, InterruptedException {
        var partitions = client
                .describeTopics(java.util.List.of(topic))
                .topicNameValues()
                .get(topic)
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .partitions()
                .stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        var offsets = new HashMap<Integer, Long>();
        client.listOffsets(partitions)
                .all()
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .forEach((partition, end) -> offsets.put(partition.partition(), end.offset()));
        return offsets;
    }

    private Admin admin() {
        if (admin.isEmpty()) {
            var settings = new HashMap<String, Object>();
            kafka.forEach((name, value) -> {
                if (AdminClientConfig.configNames().contains(name)) {
                    settings.put(name, value);
                }
            });
            settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "query-service-lag");
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
            admin = Optional.of(Admin.create(settings));
        }
        return admin.get();
    }

    @PreDestroy
    void close() {
        admin.ifPresent(client -> client.close(Duration.ofSeconds(1)));
    }
}
