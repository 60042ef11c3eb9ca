package dev.entente.imports.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An ingest service that takes every event, unless it has been told to behave otherwise for some requests. */
public final class StubIngest implements AutoCloseable {

    /** How one request is answered. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange, List<String> lines) throws IOException;
    }

    private final HttpServer server;
    private final Deque<Behaviour> next = new ArrayDeque<>();
    private final List<String> accepted = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<HttpExchange> silent = new ArrayList<>();

    public StubIngest() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public StubIngest then(Behaviour behaviour) {
        next.add(behaviour);
        return this;
    }

    /** The lines that were acknowledged, in their order. */
    public synchronized List<String> accepted() {
        return List.copyOf(accepted);
    }

    public synchronized List<String> paths() {
        return List.copyOf(paths);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try {
            paths.add(exchange.getRequestURI().toString());
            var body = new BufferedReader(new InputStreamReader(exchange.getRequestBody(), UTF_8));
            var lines = body.lines().toList();
            var usual = exchange.getRequestURI().getPath().equals("/imports/gdelt")
                    ? (Behaviour) this::takeRows
                    : (Behaviour) this::takeAll;
            var behaviour = next.isEmpty() ? usual : next.remove();
            behaviour.answer(exchange, lines);
        } finally {
            if (!silent.contains(exchange)) {
                exchange.close();
            }
        }
    }

    void takeAll(HttpExchange exchange, List<String> lines) throws IOException {
        take(exchange, lines, lines.size());
    }

    /** Acknowledges the first lines, then breaks the connection. */
    Behaviour breaksAfter(int count) {
        return (exchange, lines) -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            for (var line : lines.subList(0, count)) {
                exchange.getResponseBody().write(accept(line));
            }
            exchange.getResponseBody().flush();
        };
    }

    /** Acknowledges the first lines, and then says nothing, with the connection open, until it is closed. */
    Behaviour fallsSilentAfter(int count) {
        return (exchange, lines) -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            for (var line : lines.subList(0, count)) {
                exchange.getResponseBody().write(accept(line));
            }
            exchange.getResponseBody().flush();
            silent.add(exchange);
        };
    }

    /** Acknowledges the first lines, answers the rest that the log is away. */
    Behaviour losesTheLogAfter(int count) {
        return (exchange, lines) -> {
            exchange.sendResponseHeaders(200, 0);
            for (var line : lines.subList(0, count)) {
                exchange.getResponseBody().write(accept(line));
            }
            exchange.getResponseBody().write("""
                    {"status":503,"problem":{"status":503,"title":"The log is away"}}
                    {"summary":{"accepted":%d,"rejected":1},"problem":{"title":"The log is away"}}
                    """.formatted(count).getBytes(UTF_8));
        };
    }

    public static Behaviour refuses(int status, String retryAfter, String problem) {
        return (exchange, lines) -> {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(problem.getBytes(UTF_8));
        };
    }

    public static Behaviour answers(String body) {
        return (exchange, lines) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        };
    }

    /**
     * Takes rows of an export: one that begins with a digit makes an event about the subject that its second cell names, the
     * others are malformed.
     */
    public void takeRows(HttpExchange exchange, List<String> lines) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(report(lines).getBytes(UTF_8));
    }

    /** Refuses rows none of which has the form of an export. */
    public static void refusesFormless(HttpExchange exchange, List<String> lines) throws IOException {
        exchange.sendResponseHeaders(400, 0);
        exchange.getResponseBody()
                .write("{\"report\":%s}".formatted(report(lines)).getBytes(UTF_8));
    }

    private static String report(List<String> lines) {
        var good = lines.stream().filter(line -> line.matches("\\d.*")).toList();
        var digests = good.stream()
                .map(line -> "\"" + line.split("\t", -1)[1] + "\"")
                .distinct()
                .toList();
        var failures = IntStream.range(0, lines.size())
                .filter(index -> !lines.get(index).matches("\\d.*"))
                .mapToObj(index -> "{\"row\":%d,\"detail\":\"has 1 column\"}".formatted(index + 1))
                .toList();
        return "{\"rows\":%d,\"events\":%d,\"subjects\":%d,\"accepted\":%2$d,\"rejected\":0,\"skipped\":{\"conflict\":0},\"failed\":%d,\"failures\":%s,\"subjectDigests\":%s}"
                .formatted(lines.size(), good.size(), digests.size(), failures.size(), failures, digests);
    }

    private void take(HttpExchange exchange, List<String> lines, int count) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        var rejected = 0;
        for (var line : lines.subList(0, count)) {
            var bad = line.contains("bad");
            rejected += bad ? 1 : 0;
            exchange.getResponseBody().write(bad ? reject() : accept(line));
        }
        exchange.getResponseBody()
                .write("{\"summary\":{\"accepted\":%d,\"rejected\":%d}}\n"
                        .formatted(count - rejected, rejected)
                        .getBytes(UTF_8));
    }

    private byte[] accept(String line) {
        accepted.add(line);
        return "{\"status\":202,\"position\":\"p\"}\n".getBytes(UTF_8);
    }

    private static byte[] reject() {
        return "{\"status\":422,\"problem\":{\"title\":\"Invalid\",\"errors\":[{\"pointer\":\"/type\",\"detail\":\"is missing\"}]}}\n"
                .getBytes(UTF_8);
    }

    @Override
    public void close() {
        silent.forEach(HttpExchange::close);
        server.stop(0);
    }
}
