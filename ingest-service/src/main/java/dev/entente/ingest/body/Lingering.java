package dev.entente.ingest.body;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Closes connections on which a sender goes on long after it was refused. Closing at once would often take the answer with
 * it: what arrives at a closed connection resets it, and with it what the sender has not read yet.
 */
@ApplicationScoped
class Lingering {

    static final long MILLIS = 10_000;

    private final Vertx vertx;

    Lingering(Vertx vertx) {
        this.vertx = vertx;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::watch);
    }

    private void watch(RoutingContext context) {
        FramingErrors.watch(context.request());
        context.addHeadersEndHandler(none -> {
            var request = context.request();
            if (context.response().getStatusCode() >= 400 && !request.isEnded()) {
                vertx.setTimer(MILLIS, timer -> closeUnlessEnded(request));
            }
        });
        context.next();
    }

    private static void closeUnlessEnded(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
