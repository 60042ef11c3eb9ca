package dev.entente.local;

import java.util.EnumSet;
import java.util.Set;

import dev.entente.local.server.Kafka;
import dev.entente.local.server.Postgres;

/**
 * Kafka and PostgreSQL, started empty on free ports for the tests of one class or one module, and gone when it is closed or the JVM
 * ends. They are child processes, or containers where the system property {@code entente.platform} is {@code containers}.
 */
public final class Platform implements AutoCloseable {
    /** What can be started. */
    public enum Part {
        KAFKA,
        POSTGRES
    }

    private final Host host;

    private Platform(Host host) {
        this.host = host;
        new RunningPlatform(host.kafka(), host.postgres()).publish();
    }

    /** Starts Kafka and PostgreSQL. */
    public static Platform start() {
        return start(EnumSet.allOf(Part.class));
    }

    /** Starts those parts at the same time; returns when all are ready. */
    public static Platform start(Set<Part> parts) {
        Host host = chosen();
        try {
            host.start(parts);
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
        return new Platform(host);
    }

    /** The one that was started last, from whichever class loader: for a test that stops and starts its servers. */
    public static RunningPlatform running() {
        return RunningPlatform.current();
    }

    public Kafka kafka() {
        return host.kafka();
    }

    public Postgres postgres() {
        return host.postgres();
    }

    @Override
    public void close() {
        RunningPlatform.withdraw();
        host.close();
    }

    /** The one place where it is chosen what the servers run in. */
    private static Host chosen() {
        String choice = System.getProperty("entente.platform", "processes");
        return switch (choice) {
            case "processes" -> new ProcessHost();
            case "containers" -> new ContainerHost();
            default ->
                throw new IllegalArgumentException(
                        "entente.platform is %s, not processes or containers".formatted(choice));
        };
    }
}
