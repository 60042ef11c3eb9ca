package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The system, started once for all tests by the command that everybody starts it with, on ports and data of its own. It is
 * stopped when the tests end.
 */
final class Entente implements Addresses {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** So many items a search ranks here: few enough that a test can tell of more. */
    static final int RANKED = 500;

    private static Entente running;

    private final Path data;
    private final Ports ports =
            Ports.of(List.of("INGEST", "QUERY", "NOTIFICATION", "KAFKA", "POSTGRES", "SMTP", "MAIL"));
    private final Map<String, String> environment = new TreeMap<>();
    private final Spans spans = new Spans();
    private final Map<List<String>, String> tokens = new ConcurrentHashMap<>();

    /**
     * One that is yet to be started.
     *
     * @param accounts how Kafka knows the services; each has the rights that it has on a cluster
     */
    private Entente(String folder, String accounts) {
        data = Checkout.file("system-tests/target").resolve(folder);
        environment.put("ENTENTE_DATA", data.toString());
        environment.put("ENTENTE_ACCOUNTS", accounts);
        environment.putAll(spans.environment());
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"); // as on a cluster
        environment.put("QUARKUS_LOG_CATEGORY__DEV_ENTENTE_INGEST_PASSAGE__LEVEL", "DEBUG");
        environment.put("QUARKUS_LOG_CATEGORY__DEV_ENTENTE_NOTIFICATION_DELIVERY__LEVEL", "DEBUG");
        environment.put("ENTENTE_QUERY_SEARCH_RANKED", Integer.toString(RANKED));
        // of each JVM: none lives long enough for what the second compiler makes to pay, as in the tests of the modules
        environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        environment.putAll(ports.environment());
    }

    /** The running system with the sample corpus. */
    static synchronized Entente running() {
        if (running == null) {
            running = new Entente("data", "true").started("--sample");
        }
        return running;
    }

    /** Another one, without events, mails or their catcher, in which Kafka knows the services by certificates alone. */
    static Entente byCertificates() {
        return new Entente("certified", "certificates")
                .started("--only", "kafka,postgres,ingest-service,query-service,notification-service");
    }

    private Entente started(String... options) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll));
        var command = new ArrayList<>(List.of("deploy/up", "--fresh", "--detach"));
        command.addAll(List.of(options));
        run(command.toArray(String[]::new));
        return this;
    }

    /** Stops it; what does not run stays so. */
    void stopAll() {
        run("deploy/down");
    }

    @Override
    public Ports ports() {
        return ports;
    }

    /** What the services tell of what they do. */
    Spans spans() {
        return spans;
    }

    String kafka() {
        return "127.0.0.1:" + ports.of("KAFKA");
    }

    String jdbc(String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.of("POSTGRES") + "/" + database;
    }

    /** A password or key that was made for this system. */
    String secret(String name) {
        try {
            return Files.readString(keys().resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path keys() {
        return data.resolve("keys");
    }

    /** A file of the checkout. */
    Path file(String path) {
        return Checkout.file(path);
    }

    /** The folder of what the parts of the system write. */
    Path logs() {
        return data.resolve("logs");
    }

    String inbox() {
        return ports.address("MAIL", "/messages");
    }

    /** Tokens are valid for longer than the tests take: for the same rights there is one. */
    @Override
    public String token(String... arguments) {
        return tokens.computeIfAbsent(List.of(arguments), this::newToken);
    }

    private String newToken(List<String> arguments) {
        var command = new ArrayList<>(List.of("deploy/token"));
        command.addAll(arguments);
        return run(command.toArray(String[]::new)).strip();
    }

    /** Runs {@code deploy/import}; fails unless all went in. Returns what it prints. */
    String imported(String... arguments) {
        var command = new ArrayList<>(List.of("deploy/import"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    /** kill -9; returns when the process is gone. */
    void kill(String name) {
        end(name, "KILL");
    }

    /** Stops a process as an operator would; returns when it is gone. PostgreSQL takes TERM as "once every client has gone". */
    void stop(String name) {
        end(name, name.equals("postgres") ? "INT" : "TERM");
    }

    /** Starts what is not running. */
    void startAgain() {
        run("deploy/up", "--detach");
    }

    private ProcessHandle process(String name) {
        try {
            var pid = Long.parseLong(
                    Files.readString(data.resolve("run/" + name + ".pid")).strip());
            return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException(name + " does not run"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(String name, String signal) {
        var process = process(name);
        try {
            new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + process.pid())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private String run(String... command) {
        return new Checkout(environment, PATIENCE).run(command);
    }
}
