package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The system in containers, started by {@code deploy/compose/up} on ports and data of its own; closing it takes all of it away. */
final class Compose implements Addresses, AutoCloseable {

    static final String PROJECT = "entente-system-tests";
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Pattern IMAGE = Pattern.compile("(?m)^ *(?:image:|FROM) +([a-z][^ $]+)(?: AS .*)?$");

    private final Path data = Checkout.file("system-tests/target/compose");
    private final Ports ports =
            Ports.of(List.of("INGEST", "QUERY", "NOTIFICATION", "MAIL", "GRAFANA", "PROMETHEUS", "TRACES"));
    private final Map<String, String> environment = new TreeMap<>();
    private final Checkout checkout = new Checkout(environment, PATIENCE);

    private Compose() {
        environment.put("ENTENTE_DATA", data.toString());
        environment.put("COMPOSE_PROJECT_NAME", PROJECT);
        environment.put("KAFKA_HEAP_OPTS", "-Xms256m -Xmx256m");
        environment.putAll(ports.environment());
    }

    /** What this machine lacks to run it, in a sentence; empty if it can. */
    static Optional<String> lacking() {
        var checkout = new Checkout(Map.of(), PATIENCE);
        if (!checkout.succeeds("sh", "-c", "command -v docker")) {
            return Optional.of("no Docker engine is here: there is no command docker");
        }
        if (!checkout.succeeds("docker", "version", "--format", "{{.Server.Version}}")) {
            return Optional.of("no Docker engine answers: docker version failed");
        }
        if (!checkout.succeeds("docker", "compose", "version") && !checkout.succeeds("docker-compose", "version")) {
            return Optional.of("there is neither docker compose nor docker-compose");
        }
        return imagesOfOthers()
                .filter(image -> !checkout.succeeds("docker", "image", "inspect", image))
                .filter(image -> !checkout.succeeds("docker", "pull", "--quiet", image))
                .reduce((some, more) -> some + ", " + more)
                .map(images -> "these images are not here and cannot be pulled: " + images
                        + ". system-tests/stand-ins/make makes stand-ins for them");
    }

    private static Stream<String> imagesOfOthers() {
        return Stream.of("deploy/compose/compose.yaml", "ingest-service/src/main/docker/Dockerfile")
                .flatMap(file -> IMAGE.matcher(text(Checkout.file(file))).results())
                .map(image -> image.group(1))
                .filter(image -> image.contains(":"))
                .distinct();
    }

    /** Starts it, without any events; returns when all of it is healthy. */
    static Compose started() {
        var compose = new Compose();
        try {
            compose.checkout.run("deploy/compose/up");
        } catch (RuntimeException e) {
            compose.close();
            throw e;
        }
        return compose;
    }

    @Override
    public Ports ports() {
        return ports;
    }

    String mails(String path) {
        return ports.address("MAIL", path);
    }

    String prometheus(String path) {
        return ports.address("PROMETHEUS", path);
    }

    String grafana(String path) {
        return ports.address("GRAFANA", path);
    }

    @Override
    public String token(String... arguments) {
        return checkout.run(with(List.of("deploy/token"), arguments)).strip();
    }

    /** The containers of a service of compose, one for each replica that runs. */
    List<String> replicas(String service) {
        return docker("ps", "--quiet", "--filter", label("project", PROJECT), "--filter", label("service", service))
                .lines()
                .toList();
    }

    /** Runs a command in a container, whatever it comes to. */
    Checkout.Outcome inside(String container, String... command) {
        return checkout.attempt(with(List.of("docker", "exec", container), command));
    }

    /** Calls the Docker engine; returns what it prints. */
    String docker(String... arguments) {
        return checkout.run(with(List.of("docker"), arguments)).strip();
    }

    @Override
    public void close() {
        checkout.attempt("deploy/compose/down", "--volumes");
    }

    private static String label(String name, String value) {
        return "label=com.docker.compose.%s=%s".formatted(name, value);
    }

    private static String[] with(List<String> first, String... then) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(then));
        return all.toArray(String[]::new);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
