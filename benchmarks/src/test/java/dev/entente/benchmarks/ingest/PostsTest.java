package dev.entente.benchmarks.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.entente.benchmarks.http.Arrivals;
import dev.entente.benchmarks.http.HttpLoad;
import dev.entente.benchmarks.http.Requests;
import dev.entente.benchmarks.measure.Load;
import dev.entente.events.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The load against a small server that counts what it gets. */
class PostsTest {

    private final AtomicLong events = new AtomicLong();
    private HttpServer server;
    private Target target;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/events", this::answer);
        server.start();
        target = new Target(server.getAddress(), List.of("good", "also-good"), "");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void every_event_that_is_acknowledged_is_counted() {
        var load = run(Posts.single(new SampleEvents("one"), target), Arrivals.whenAnswered());

        assertThat(load.events()).isPositive().isEqualTo(events.get());
        assertThat(load.latency().getTotalCount()).isEqualTo(events.get());
        assertThat(load.refused()).isEmpty();
    }

    @Test
    void of_a_batch_each_event_is_counted() {
        var load = run(Posts.batches(new SampleEvents("batch"), target, 7), Arrivals.atRate(100));

        assertThat(load.events()).isPositive().isEqualTo(events.get());
        assertThat(load.latency().getTotalCount() * 7).isEqualTo(events.get());
    }

    @Test
    void what_is_refused_is_told_and_not_counted() {
        var denied = new Target(target.address(), List.of("bad"), "");
        var load = run(Posts.single(new SampleEvents("bad"), denied), Arrivals.whenAnswered());

        assertThat(load.events()).isZero();
        assertThat(load.refused()).containsOnlyKeys("status 403");
    }

    private Load run(Requests requests, Arrivals arrivals) {
        return HttpLoad.run(target.address(), 3, requests, arrivals, Duration.ofMillis(300));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = Json.MAPPER.readTree(exchange.getRequestBody());
            if (exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer bad")) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            var count = body.isArray() ? body.size() : 1;
            events.addAndGet(count);
            var answer = "{\"status\":202}".repeat(count).getBytes(UTF_8);
            exchange.sendResponseHeaders(202, body.isArray() ? 0 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
