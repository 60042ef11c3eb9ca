package dev.entente.query.replica;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.entente.local.process.Child;
import dev.entente.local.process.Children;
import dev.entente.local.process.GuardedChildren;
import dev.entente.local.process.Identity;
import dev.entente.local.process.Launch;
import dev.entente.local.process.Waiting;
import dev.entente.query.projection.TestLedger;
import dev.entente.query.projection.TestPostgres;
import dev.entente.query.rebuild.TestTopic;

/** The packaged service in a process of its own. */
final class Replica implements AutoCloseable {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+)");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Path FOLDER = folder();

    /** The packaged service, whose manifest names its libraries. */
    static final String PROGRAM = "target/quarkus-app/quarkus-run.jar";

    private static final Children CHILDREN = new GuardedChildren(FOLDER);

    private final Child process;
    private final URI address;

    private Replica(Child process, URI address) {
        this.process = process;
        this.address = address;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("entente-replicas");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts one that projects the topic into the ledger; returns when it serves.
     *
     * @param more options of the JVM, such as the size of its heap and further properties
     */
    static Replica start(TestLedger ledger, TestTopic topic, String... more) {
        var options = new ArrayList<>(List.of(more));
        options.add("-XX:SharedArchiveFile=" + Learnt.ARCHIVE);
        return start(ledger, topic, options, List.of("-jar", PROGRAM));
    }

    /** What the first JVM has learnt of the service: with it, the others find its classes sooner. */
    private static final class Learnt {

        static final Path ARCHIVE = learn();

        private static Path learn() {
            var archive = FOLDER.resolve("learnt.jsa");
            try (var topic = new TestTopic();
                    var ledger = new TestLedger()) {
                var writing = List.of("-XX:ArchiveClassesAtExit=" + archive);
                var first = Replica.start(ledger, topic, writing, List.of("-jar", PROGRAM));
                for (var question : List.of("/agreements", "/positions/now", "/q/metrics", "/q/health/ready")) {
                    first.get(question);
                }
                first.stop();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            if (!Files.exists(archive)) {
                throw new IllegalStateException("the JVM has not written down what it learnt");
            }
            return archive;
        }
    }

    /** The same by the program as it was before. */
    static Replica startFormer(TestLedger ledger, TestTopic topic) {
        var program = List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                FormerProgram.CLASSES + File.pathSeparator + PROGRAM,
                "io.quarkus.bootstrap.runner.AotQuarkusEntryPoint");
        return start(ledger, topic, List.of(), program);
    }

    private static Replica start(TestLedger ledger, TestTopic topic, List<String> options, List<String> program) {
        var name = "replica-" + UUID.randomUUID();
        var identity = new Identity(name, name, FOLDER.resolve(name + ".log"));
        var process = CHILDREN.start(new Launch(identity, command(ledger, topic, options, program)));
        Waiting.until(() -> address(process).isPresent(), process, PATIENCE);
        return new Replica(process, address(process).orElseThrow());
    }

    private static List<String> command(
            TestLedger ledger, TestTopic topic, List<String> options, List<String> program) {
        var database = ledger.database();
        var path = database.getCurrentSchema();
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        property(command, "quarkus.http.host", "127.0.0.1");
        property(command, "quarkus.http.port", "0");
        property(command, "quarkus.oidc.tenant-enabled", "false");
        property(command, "quarkus.datasource.jdbc.url", database.getUrl());
        property(command, "quarkus.datasource.username", database.getUser());
        property(command, "quarkus.datasource.password", database.getPassword());
        property(command, "quarkus.datasource.jdbc.additional-jdbc-properties.currentSchema", path);
        property(command, "quarkus.flyway.default-schema", path.split(",", -1)[1]);
        property(command, "quarkus.flyway.placeholders.ledger", path.split(",", -1)[0]);
        property(command, "kafka.bootstrap.servers", TestPostgres.kafka());
        property(command, "mp.messaging.incoming.events.topic", topic.name());
        property(command, "mp.messaging.incoming.events.group.id", topic.name());
        property(command, "mp.messaging.incoming.alerts.group.id", topic.name() + "-alerts");
        command.addAll(program);
        return command;
    }

    private static void property(List<String> command, String name, String value) {
        command.add("-D" + name + "=" + value);
    }

    /** What it says of itself when it has started. */
    private static Optional<URI> address(Child process) {
        try (var lines = Files.lines(process.log())) {
            return lines.map(LISTENING::matcher)
                    .filter(Matcher::find)
                    .map(found -> URI.create(found.group(1)))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI at(String path) {
        return address.resolve(path);
    }

    /** Asks; {@code headers} are names and values in turn. */
    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(at(path)).timeout(LONGEST_ANSWER);
        try {
            return CLIENT.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The sum of a metric over all its labels; 0 where it is not there. */
    double metric(String name) {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Stops it as an operator does; returns when it is gone. */
    void stop() {
        process.stop(Child.Signal.TERM, PATIENCE);
    }

    /** kill -9; returns when it is gone. */
    void kill() {
        process.stop(Child.Signal.KILL, PATIENCE);
    }

    @Override
    public void close() {
        kill();
    }
}
