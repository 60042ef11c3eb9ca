package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A collector of spans (OTLP over HTTP), for as long as this JVM runs. Of what it gets, it knows only whether bytes are in it. */
final class Spans {

    private static final int KEPT = 1_000;

    private final Queue<String> exports = new ConcurrentLinkedQueue<>();
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
            exports.add(new String(body.readAllBytes(), ISO_8859_1));
            while (exports.size() > KEPT) {
                exports.remove();
            }
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** Whether a service has told of a span of that name in that trace. */
    boolean tell(String service, String span, String trace) {
        var id = ISO_8859_1
                .decode(ByteBuffer.wrap(HexFormat.of().parseHex(trace)))
                .toString();
        return exports.stream()
                .anyMatch(export -> export.contains(service) && export.contains(span) && export.contains(id));
    }
}
