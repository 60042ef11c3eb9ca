package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A collector of spans (OTLP over HTTP), for as long as this JVM runs. Numbers are those of the fields in {@code trace.proto}. */
final class Spans {

    private static final int KEPT = 100_000;

    /**
     * A span.
     *
     * @param traces its own first, then those that it is linked to
     */
    private record Span(String service, String name, List<String> traces) {}

    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    Spans() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("spans").factory()));
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** What switches spans on in the services, as an operator does. */
    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_OTEL_SDK_DISABLED",
                "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                var body = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                        ? new GZIPInputStream(exchange.getRequestBody())
                        : exchange.getRequestBody()) {
            Message.of(body.readAllBytes()).messages(1).forEach(this::keep);
            while (spans.size() > KEPT) {
                spans.remove();
            }
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void keep(Message resource) {
        var service = service(resource.messages(1).getFirst());
        for (var scope : resource.messages(2)) {
            scope.messages(2).forEach(span -> spans.add(new Span(service, span.text(5), traces(span))));
        }
    }

    private static String service(Message resource) {
        return resource.messages(1).stream()
                .filter(attribute -> attribute.text(1).equals("service.name"))
                .map(attribute -> attribute.messages(2).getFirst().text(1))
                .findFirst()
                .orElse("");
    }

    private static List<String> traces(Message span) {
        return Stream.concat(span.bytes(1).stream(), span.messages(13).stream().flatMap(link -> link.bytes(1).stream()))
                .map(HexFormat.of()::formatHex)
                .toList();
    }

    /** Whether a service has told of a span of that name in that trace, or linked to it. */
    boolean tell(String service, String name, String trace) {
        return spans.stream()
                .anyMatch(span -> span.service().equals(service)
                        && span.name().equals(name)
                        && span.traces().contains(trace));
    }
}
