package dev.entente.local.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.testcontainers.kafka.KafkaContainer;

import dev.entente.local.kafka.Topic;
import dev.entente.local.kafka.TopicMaker;
import dev.entente.local.process.LocalFailure;
import dev.entente.local.process.Ports;
import dev.entente.local.server.Kafka;

/** A Kafka broker in a container. */
public final class ContainerKafka implements Kafka, AutoCloseable {
    private static final String IMAGE = "apache/kafka:4.4.0";

    private final int port = Ports.free();
    private final KafkaContainer container = new KafkaContainer(IMAGE)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .withEnv("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(Topic.MAX_MESSAGE_BYTES));

    public ContainerKafka() {
        Containers.bind(container, port, 9092);
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void start() {
        if (container.isRunning()) {
            return;
        }
        if (Containers.exists(container)) {
            Containers.startAgain(container);
        } else {
            container.start();
        }
        makeTopics();
    }

    /** By hand: the shell that is its first process hands no signal on, and the broker would be killed in the end. */
    @Override
    public void stop() {
        if (container.isRunning()) {
            Containers.inside(container, "pkill", "-TERM", "-x", "java");
        }
        Containers.stop(container);
    }

    @Override
    public void freeze() {
        Containers.freeze(container);
    }

    @Override
    public void thaw() {
        Containers.thaw(container);
    }

    @Override
    public void kill() {
        Containers.kill(container);
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    @Override
    public void close() {
        container.stop();
    }

    private void makeTopics() {
        try {
            Path log = Files.createTempFile("entente-topics", ".log");
            try (TopicMaker topics = TopicMaker.start(bootstrapServers(), log)) {
                topics.finish();
            }
            Files.delete(log);
        } catch (IOException e) {
            throw new LocalFailure("The log of the topics' making could not be written: " + e.getMessage(), e);
        }
    }
}
