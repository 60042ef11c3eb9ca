package dev.entente.benchmarks.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** Receivers of webhooks on ports of this machine, which count what comes and answer 204, or hang. */
public final class Hooks {

    /** A request as it came, to be sent once more. */
    record Copy(Map<String, String> headers, Buffer body) {}

    private final List<HttpServer> servers = new ArrayList<>();
    private final Set<Integer> hanging = ConcurrentHashMap.newKeySet();
    private volatile Arrivals arrivals = new Arrivals(0);
    private volatile Copy last;

    /** Arrivals at those that do not hang: how many are awaited, and when each webhook-id came first. */
    public static final class Arrivals {
        private final CountDownLatch open;
        private final Map<String, Long> ids = new ConcurrentHashMap<>();
        private final Map<String, Long> subjects = new ConcurrentHashMap<>();
        private volatile long latest;

        private Arrivals(int awaited) {
            open = new CountDownLatch(awaited);
        }

        private void came(String id, String body) {
            var now = System.nanoTime();
            if (ids.putIfAbsent(id, now) == null) {
                subjects.putIfAbsent(subject(body), now);
                latest = now;
                open.countDown();
            }
        }

        private static String subject(String body) {
            var from = body.indexOf("\"subject\":\"") + 11;
            return body.substring(from, body.indexOf('"', from));
        }

        /** When the last of those awaited came, by the clock of {@link System#nanoTime()}. */
        public long last() {
            try {
                if (open.await(10, TimeUnit.MINUTES)) {
                    return latest;
                }
                throw new IllegalStateException(open.getCount() + " alerts have not come within ten minutes");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while alerts were awaited", e);
            }
        }

        /** When the first alert of each subject came. */
        Map<String, Long> subjects() {
            return subjects;
        }
    }

    /** So many receivers, each on a free port. */
    public Hooks(Vertx vertx, int count) {
        for (var number = 0; number < count; number++) {
            var receiver = number;
            servers.add(vertx.createHttpServer()
                    .requestHandler(request -> handle(receiver, request))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join());
        }
    }

    private void handle(int receiver, HttpServerRequest request) {
        request.bodyHandler(body -> {
            if (hanging.contains(receiver)) {
                return;
            }
            var id = request.getHeader("webhook-id");
            var text = body.toString();
            if (id != null && !text.contains("alert.test.v1")) {
                arrivals.came(id, text);
                last = new Copy(
                        Map.of(
                                "content-type",
                                request.getHeader("content-type"),
                                "webhook-timestamp",
                                request.getHeader("webhook-timestamp"),
                                "webhook-signature",
                                request.getHeader("webhook-signature")),
                        body);
            }
            request.response().setStatusCode(204).end();
        });
    }

    /** Where one of them takes webhooks. */
    public String url(int receiver) {
        return "http://127.0.0.1:%d/hook".formatted(port(receiver));
    }

    int port(int receiver) {
        return servers.get(receiver).actualPort();
    }

    /** The first so many hang from now on, and none else. */
    void hang(int count) {
        hanging.clear();
        for (var receiver = 0; receiver < count; receiver++) {
            hanging.add(receiver);
        }
    }

    /** From now on, so many are awaited. */
    public Arrivals await(int many) {
        arrivals = new Arrivals(many);
        return arrivals;
    }

    /** The alert that came last. */
    Copy last() {
        return last;
    }
}
