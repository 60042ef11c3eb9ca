package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The system, started once for all tests by the command that everybody starts it with, on ports and data of its own. It is
 * stopped when the tests end.
 */
final class Entente {

    private static final List<String> PORTS =
            List.of("INGEST", "QUERY", "NOTIFICATION", "KAFKA", "POSTGRES", "SMTP", "MAIL");

    private static Entente running;

    private final Path root = Path.of(System.getProperty("entente.root"));
    private final Path data = root.resolve("system-tests/target/data");
    private final Map<String, String> environment = new TreeMap<>();
    private final Spans spans = new Spans();

    private Entente() {
        environment.put("ENTENTE_DATA", data.toString());
        environment.put("ENTENTE_ACCOUNTS", "true"); // each service with the rights that it has on a cluster
        environment.putAll(spans.environment());
        var free = freePorts(PORTS.size());
        for (var index = 0; index < PORTS.size(); index++) {
            environment.put("ENTENTE_" + PORTS.get(index) + "_PORT", String.valueOf(free.get(index)));
        }
    }

    /** The running system with the sample corpus. */
    static synchronized Entente running() {
        if (running == null) {
            var starting = new Entente();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> starting.run("deploy/down")));
            starting.run("deploy/up", "--fresh", "--sample", "--detach");
            running = starting;
        }
        return running;
    }

    String ingest(String path) {
        return address("INGEST", path);
    }

    String query(String path) {
        return address("QUERY", path);
    }

    String notification(String path) {
        return address("NOTIFICATION", path);
    }

    /** What the services tell of what they do. */
    Spans spans() {
        return spans;
    }

    String kafka() {
        return "127.0.0.1:" + environment.get("ENTENTE_KAFKA_PORT");
    }

    String jdbc(String database) {
        return "jdbc:postgresql://127.0.0.1:" + environment.get("ENTENTE_POSTGRES_PORT") + "/" + database;
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
        return root.resolve(path);
    }

    /** The folder of what the parts of the system write. */
    Path logs() {
        return data.resolve("logs");
    }

    String inbox() {
        return address("MAIL", "/messages");
    }

    /** A token for the running system. */
    String token(String... arguments) {
        var command = new ArrayList<>(List.of("deploy/token"));
        command.addAll(List.of(arguments));
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

    private String address(String service, String path) {
        return "http://127.0.0.1:" + environment.get("ENTENTE_" + service + "_PORT") + path;
    }

    /** Runs a command of the checkout; returns what it prints. */
    private String run(String... command) {
        try {
            var output = Files.createTempFile("entente", ".out"); // no pipe: what stays running would keep it open
            var builder = new ProcessBuilder(command).directory(root.toFile());
            builder.environment().putAll(environment);
            builder.redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.command().set(0, root.resolve(command[0]).toString());
            var process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(output));
            }
            var text = Files.readString(output);
            Files.delete(output);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> freePorts(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var number = 0; number < count; number++) {
                sockets.add(new ServerSocket(0));
            }
            var ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (var socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
