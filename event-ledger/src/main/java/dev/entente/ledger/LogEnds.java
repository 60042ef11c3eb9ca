package dev.entente.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

/** Where the log ends. */
@ApplicationScoped
public class LogEnds {

    private static final Logger LOG = Logger.getLogger(LogEnds.class);
    private static final Duration FRESH = Duration.ofMillis(200);
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(5);
    private static final int PATIENCE_MS = 3_000;
    private static final int SHORT_PATIENCE_MS = 1_000;

    private final Map<String, Object> settings;
    private final String topic;
    private final String client;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Admin> admin = Optional.empty();
    private volatile Optional<Map<Integer, Long>> ends = Optional.empty();
    private Instant askAgain = Instant.MIN;

    public LogEnds(
            @Identifier("default-kafka-broker") Map<String, Object> settings,
            @ConfigProperty(name = "mp.messaging.incoming.events.topic") String topic,
            @ConfigProperty(name = "quarkus.application.name") String client,
            Clock clock) {
        this.settings = settings;
        this.topic = topic;
        this.client = client;
        this.clock = clock;
    }

    /**
     * The offset of the next event to come in each partition, as it was at most a moment ago; nothing while Kafka does not
     * answer. Kafka is asked a few times a second at most, and less often while it does not answer.
     */
    public Optional<Map<Integer, Long>> recently() {
        if (!lock.tryLock()) {
            return ends; // somebody is asking
        }
        try {
            if (isTimeToAsk(clock.instant())) {
                ends = ask();
                askAgain = clock.instant().plus(ends.isPresent() ? FRESH : UNTIL_ASKED_AGAIN);
            }
            return ends;
        } finally {
            lock.unlock();
        }
    }

    /** Also where the clock was set back, so that it is far from the time that was noted. */
    private boolean isTimeToAsk(Instant now) {
        return !now.isBefore(askAgain) || now.plus(UNTIL_ASKED_AGAIN).isBefore(askAgain);
    }

    private Optional<Map<Integer, Long>> ask() {
        try {
            return Optional.of(within(SHORT_PATIENCE_MS));
        } catch (KafkaException e) {
            LOG.debugf(e, "Kafka does not tell where the log ends");
            return Optional.empty();
        }
    }

    /**
     * The offset of the next event to come in each partition, at this moment.
     *
     * @throws KafkaException if Kafka does not answer
     */
    public Map<Integer, Long> now() {
        return within(PATIENCE_MS);
    }

    private Map<Integer, Long> within(int millis) {
        try {
            return offsets(admin(), millis);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    /** Whether Kafka answers within a second. */
    public boolean isReachable() {
        try {
            admin().describeCluster().nodes().get(SHORT_PATIENCE_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            LOG.debugf(e, "Kafka does not answer");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<Integer, Long> offsets(Admin kafka, int millis)
            throws ExecutionException, TimeoutException, InterruptedException {
        var partitions = kafka
                .describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .get(millis, TimeUnit.MILLISECONDS)
                .partitions()
                .stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        var offsets = new HashMap<Integer, Long>();
        kafka.listOffsets(partitions)
                .all()
                .get(millis, TimeUnit.MILLISECONDS)
                .forEach((partition, end) -> offsets.put(partition.partition(), end.offset()));
        return offsets;
    }

    private synchronized Admin admin() {
        if (admin.isEmpty()) {
            var own = new HashMap<String, Object>();
            settings.forEach((name, value) -> {
                if (AdminClientConfig.configNames().contains(name)) {
                    own.put(name, value);
                }
            });
            own.put(AdminClientConfig.CLIENT_ID_CONFIG, client + "-ends");
            own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
            own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
            admin = Optional.of(Admin.create(own));
        }
        return admin.get();
    }

    @PreDestroy
    synchronized void close() {
        admin.ifPresent(client -> client.close(Duration.ofSeconds(1)));
    }
}
