package dev.entente.notification.webhook;

import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.RequestOptions;

/**
 * Connections to receivers: those that are kept for the next request, and new ones.
 *
 * <p>A receiver may close a connection that was idle at the very moment in which the next request goes out on it. The
 * request then ends without an answer, of which nobody is to blame, and nobody can know whether the receiver saw it (RFC
 * 9112, 9.3.1). It is sent once more, on a new connection. That is allowed although a POST may act each time that it
 * arrives: it carries the same {@code webhook-id} and the same body, by which receivers know an alert that they have seen,
 * as they must anyway, since alerts come at least once. Where a new connection ends without an answer, or an answer has
 * begun, nothing is sent twice: that is a failure, and counts.
 */
final class Connections {

    private static final int IDLE_SECONDS = 4; // less than the five seconds after which many servers hang up

    private final HttpClient keeping;
    private final HttpClient single;
    private final Set<HttpConnection> used =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    Connections(Vertx vertx, HttpClientOptions options) {
        keeping = vertx.createHttpClient(new HttpClientOptions(options).setKeepAliveTimeout(IDLE_SECONDS));
        single = vertx.createHttpClient(new HttpClientOptions(options).setKeepAlive(false));
    }

    /** One request, until it is answered or given up. */
    static final class Exchange<T> {

        private final RequestOptions options;
        private final Buffer body;
        private final AtomicReference<HttpClientRequest> request = new AtomicReference<>();
        private final CompletableFuture<T> result = new CompletableFuture<>();

        Exchange(RequestOptions options, Buffer body) {
            this.options = options;
            this.body = body;
        }

        /** What comes of it. */
        CompletableFuture<T> result() {
            return result;
        }

        /** Nobody waits for it any more. */
        void giveUp() {
            result.cancel(false);
            var underWay = request.get();
            if (underWay != null) {
                underWay.reset();
            }
        }

        private Future<HttpClientResponse> on(HttpClientRequest made) {
            request.set(made);
            if (result.isDone()) {
                made.reset();
            }
            return made.send(body);
        }
    }

    /** Sends the request; what it is answered, as soon as that begins. */
    Future<HttpClientResponse> send(Exchange<?> exchange) {
        return keeping.request(exchange.options).compose(made -> {
            var reused = !used.add(made.connection());
            return exchange.on(made)
                    .recover(failure -> reused && isHungUp(failure) && !exchange.result.isDone()
                            ? single.request(exchange.options).compose(exchange::on)
                            : Future.failedFuture(failure));
        });
    }

    private static boolean isHungUp(Throwable failure) {
        return failure instanceof HttpClosedException || failure instanceof IOException;
    }
}
