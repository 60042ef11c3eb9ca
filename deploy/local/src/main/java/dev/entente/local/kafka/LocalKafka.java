package dev.entente.local.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.entente.local.process.Checkout;
import dev.entente.local.process.Child;
import dev.entente.local.process.Children;
import dev.entente.local.process.Commands;
import dev.entente.local.process.Jvm;
import dev.entente.local.process.Launch;
import dev.entente.local.process.LocalFailure;
import dev.entente.local.process.Ports;
import dev.entente.local.process.Waiting;
import dev.entente.local.server.Kafka;

/** A Kafka broker as a child process. The first start formats its folder. */
public final class LocalKafka implements Kafka {
    private static final String NAME = "kafka";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Children children;
    private final Path data;
    private final Path log;
    private final int port;

    /**
     * A broker that is yet to be started.
     *
     * @param data folder of its own, made where it is missing
     */
    public LocalKafka(Children children, Path data, Path log, int port) {
        this.children = children;
        this.data = data;
        this.log = log;
        this.port = port;
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        Path settings = writeSettings();
        format(settings);
        Child broker = children.start(launch(settings));
        try (TopicMaker topics = TopicMaker.start(bootstrapServers(), log)) {
            Waiting.until(topics::hasEnded, broker, PATIENCE);
            topics.finish();
        }
    }

    @Override
    public void stop() {
        children.running(launch(settingsFile()))
                .ifPresent(broker -> broker.stop(Child.Signal.TERM, Duration.ofSeconds(30)));
    }

    public boolean isRunning() {
        return children.running(launch(settingsFile())).isPresent();
    }

    private Launch launch(Path settings) {
        List<String> command = Jvm.of("kafka.Kafka", Jvm.jarsOf(Checkout.lib(NAME)))
                .with("-Xms256m", "-Xmx256m")
                .logging("INFO")
                .command(settings.toString());
        return new Launch(NAME, command, Map.of(), settings.toString(), log);
    }

    /** Written anew at each start: the controller's port, which only the broker itself uses, is whatever is free. */
    private Path writeSettings() {
        try {
            Files.createDirectories(data);
            return Files.writeString(settingsFile(), BrokerSettings.text(port, Ports.free(), logs()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void format(Path settings) {
        if (Files.exists(logs().resolve("meta.properties"))) {
            return;
        }
        List<String> command = Jvm.of("kafka.tools.StorageTool", Jvm.jarsOf(Checkout.lib(NAME)))
                .with("-XX:TieredStopAtLevel=1")
                .logging("WARN")
                .command("format", "--cluster-id", BrokerSettings.CLUSTER_ID, "--config", settings.toString());
        var formatted = Commands.run(command);
        if (!formatted.succeeded()) {
            throw new LocalFailure("Kafka's folder %s could not be formatted:%n%s"
                    .formatted(logs(), formatted.output().indent(4)));
        }
    }

    private Path settingsFile() {
        return data.resolve("broker.properties").toAbsolutePath();
    }

    private Path logs() {
        return data.resolve("log").toAbsolutePath();
    }
}
