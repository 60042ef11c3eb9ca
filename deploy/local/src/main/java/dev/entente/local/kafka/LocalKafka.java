package dev.entente.local.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.entente.local.process.Checkout;
import dev.entente.local.process.Child;
import dev.entente.local.process.Children;
import dev.entente.local.process.Identity;
import dev.entente.local.process.Jvm;
import dev.entente.local.process.Launch;
import dev.entente.local.process.LocalFailure;
import dev.entente.local.process.Ports;
import dev.entente.local.process.Waiting;
import dev.entente.local.server.Kafka;
import dev.entente.local.server.Purpose;

/** A Kafka broker as a child process. The first start formats its folder. */
public final class LocalKafka implements Kafka {
    private static final String NAME = "kafka";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Children children;
    private final Path data;
    private final Path log;
    private final int port;
    private final Purpose purpose;
    private final Optional<Access> access;

    /**
     * A broker that is yet to be started.
     *
     * @param data folder of its own, made where it is missing
     */
    public LocalKafka(Children children, Path data, Path log, int port, Purpose purpose) {
        this(children, data, log, port, purpose, Optional.empty());
    }

    /**
     * The same, which may know its clients.
     *
     * @param access how they get in; nothing for a broker that lets everybody do everything
     */
    public LocalKafka(Children children, Path data, Path log, int port, Purpose purpose, Optional<Access> access) {
        this.access = access;
        this.children = children;
        this.data = data.toAbsolutePath();
        this.log = log;
        this.port = port;
        this.purpose = purpose;
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
        writeSettings();
        Child broker = children.start(launch());
        Waiting.until(() -> isReady(broker), broker, PATIENCE);
    }

    @Override
    public void stop() {
        children.stop(identity(), Child.Signal.TERM, Duration.ofSeconds(30));
    }

    @Override
    public void freeze() {
        children.running(identity()).ifPresent(broker -> broker.sendToAll(Child.Signal.STOP));
    }

    @Override
    public void thaw() {
        children.running(identity()).ifPresent(broker -> broker.sendToAll(Child.Signal.CONT));
    }

    @Override
    public void kill() {
        children.running(identity()).ifPresent(Child::killAll);
    }

    @Override
    public boolean isRunning() {
        return children.running(identity()).isPresent();
    }

    private Launch launch() {
        Jvm jvm = Jvm.of(
                        BrokerProcess.class.getName(),
                        children.programs(NAME + "/classes", Checkout.classes()).toString(),
                        Jvm.jarsOf(children.programs(NAME + "/lib", Checkout.lib(NAME))))
                .with("-Xms256m", "-Xmx256m");
        Jvm tuned = purpose == Purpose.TESTS ? jvm.with("-XX:TieredStopAtLevel=1") : jvm;
        List<String> command = tuned.command(
                settings().toString(), logs().toString(), administrator().toString(), ready().toString());
        return new Launch(identity(), command);
    }

    private Identity identity() {
        return new Identity(NAME, settings().toString(), log);
    }

    /** Written anew at each start: the controller's port, which only the broker itself uses, is whatever is free. */
    private void writeSettings() {
        try {
            Files.createDirectories(data);
            access.ifPresent(Access::prepare);
            write(settings(), brokerSettings(Ports.free()));
            write(administrator(), administratorSettings());
        } catch (IOException e) {
            throw new LocalFailure("Kafka's folder %s cannot be written: %s".formatted(data, e), e);
        }
    }

    private String brokerSettings(int controllerPort) {
        return access.map(known -> BrokerSettings.guarded(port, controllerPort, logs(), known))
                .orElseGet(() -> BrokerSettings.open(port, controllerPort, logs()));
    }

    /** Of the client that makes topics, and the accounts with their passwords. */
    private String administratorSettings() {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("bootstrap.servers", bootstrapServers()));
        access.ifPresent(known -> {
            settings.putAll(known.administrator());
            known.passwords().forEach((account, password) -> settings.put(MakeTopics.ACCOUNT + account, password));
        });
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** Only its owner may read it. */
    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private boolean isReady(Child broker) {
        try {
            return Files.readString(ready()).equals(Long.toString(broker.pid()));
        } catch (IOException e) {
            return false; // not yet written
        }
    }

    private Path settings() {
        return data.resolve("broker.properties");
    }

    private Path administrator() {
        return data.resolve("administrator.properties");
    }

    private Path ready() {
        return data.resolve("ready");
    }

    private Path logs() {
        return data.resolve("log");
    }
}
