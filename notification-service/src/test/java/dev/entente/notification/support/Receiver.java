package dev.entente.notification.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.entente.events.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A receiver of webhooks on this machine. Each path is one of its own, and answers 204 until it is told otherwise. */
public final class Receiver implements AutoCloseable {

    /** A request as it came. */
    public record Received(String path, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        public String id() {
            return header("webhook-id");
        }

        public JsonNode json() {
            return Json.object(body);
        }

        public String kind() {
            return json().path("type")
                    .asText()
                    .replace("dev.entente.alert.", "")
                    .replaceAll("\\.v1$", "");
        }

        public String subject() {
            return json().path("subject").asText();
        }
    }

    private final HttpServer server;
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private static final CountDownLatch NOTHING = new CountDownLatch(0);

    private final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var path = exchange.getRequestURI().toString();
        // what a test says when it has seen the request is about the next one
        var status = statuses.getOrDefault(path, 204);
        var hold = holds.getOrDefault(path, NOTHING);
        requests.add(new Received(path, Map.copyOf(exchange.getRequestHeaders()), body));
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", url("/elsewhere"));
        }
        if (status == 429) {
            exchange.getResponseHeaders().add("Retry-After", "3");
        }
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (status > 0) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** From now on the path answers so; 0 is no answer at all. */
    public void answer(String path, int status) {
        statuses.put(path, status);
    }

    /** From now on the path answers only when the latch is open. */
    public void hold(String path, CountDownLatch until) {
        holds.put(path, until);
    }

    public List<Received> at(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** Without registration tests. */
    public List<Received> alerts(String path) {
        return at(path).stream()
                .filter(request -> !request.kind().equals("test"))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
