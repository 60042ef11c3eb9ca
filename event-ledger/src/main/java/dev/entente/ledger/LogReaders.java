package dev.entente.ledger;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.smallrye.common.annotation.Identifier;

/** Opens readers of the log that the service follows. */
@ApplicationScoped
public class LogReaders {

    private final Map<String, Object> settings;
    private final String topic;
    private final String client;

    LogReaders(
            @Identifier("default-kafka-broker") Map<String, Object> settings,
            @ConfigProperty(name = "mp.messaging.incoming.events.topic") String topic,
            @ConfigProperty(name = "quarkus.application.name") String client) {
        this.settings = settings;
        this.topic = topic;
        this.client = client;
    }

    /**
     * A reader for one thread, to be closed.
     *
     * @param purpose tells the connections of this client apart
     */
    public LogReader open(String purpose) {
        return new LogReader(settings, topic, client + "-" + purpose);
    }
}
