package dev.entente.ingest.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.common.annotation.Identifier;

/**
 * Ready once the topic of events was seen; says what is missing. A log that goes away later is no reason to be unready: all
 * replicas lose it together, and only a replica that is asked can say so, with when to come again.
 */
@Readiness
@ApplicationScoped
class LogReadiness implements HealthCheck {

    private static final int PATIENCE_MILLIS = 1000;

    private final EventTopic topic;
    private final String servers;
    private final Admin admin;
    private volatile boolean seen;

    LogReadiness(EventTopic topic, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.topic = topic;
        this.servers = String.valueOf(kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        var settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ingest-readiness");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        this.admin = Admin.create(settings);
    }

    @PreDestroy
    void close() {
        admin.close(java.time.Duration.ZERO);
    }

    @Override
    public HealthCheckResponse call() {
        var response =
                HealthCheckResponse.named("kafka").withData("servers", servers).withData("topic", topic.name());
        try {
            response.withData("partitions", partitions());
            seen = true;
        } catch (ExecutionException e) {
            response.withData("missing", missing(e.getCause()));
        } catch (TimeoutException e) {
            response.withData("missing", missing(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.withData("missing", "asking was interrupted");
        }
        return response.status(seen).build();
    }

    private int partitions() throws ExecutionException, TimeoutException, InterruptedException {
        return admin.describeTopics(List.of(topic.name()))
                .allTopicNames()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .get(topic.name())
                .partitions()
                .size();
    }

    /** What is to be done about the cause. */
    String missing(Throwable cause) {
        return cause instanceof org.apache.kafka.common.errors.UnknownTopicOrPartitionException
                ? "Kafka at " + servers + " has no topic " + topic.name() + ": create it"
                : "Kafka at " + servers + " does not answer (" + why(cause) + "): start it, or mend its address";
    }

    private static String why(Throwable cause) {
        return cause.getMessage() == null ? "nothing came for " + PATIENCE_MILLIS + " ms" : cause.getMessage();
    }
}
