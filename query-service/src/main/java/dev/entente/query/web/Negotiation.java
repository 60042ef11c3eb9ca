package dev.entente.query.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Chooses the form of an answer among those that its address has, before the framework looks for who makes it: the framework
 * would choose among the forms of all addresses of a pattern, whatever the caller likes better, and takes what is refused
 * ({@code q=0}) for accepted. And says what an answer depends on, whoever gives it.
 */
@ApplicationScoped
class Negotiation {

    private static final int FIRST = -100_000;
    private static final String NOTHING_OF_THIS = "application/x-none";
    private static final String DEPENDS = "Accept, Accept-Encoding, Origin";

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(Negotiation::negotiate);
    }

    private static void negotiate(RoutingContext context) {
        context.addHeadersEndHandler(end -> context.response().headers().set(HttpHeaders.VARY, DEPENDS));
        if (isOfResources(context.normalizedPath())) {
            var headers = context.request().headers();
            Accepted.of(String.join(",", headers.getAll(HttpHeaders.ACCEPT)))
                    .map(accepted -> accepted.best(MediaTypes.at(context.normalizedPath()))
                            .orElse(NOTHING_OF_THIS))
                    .ifPresent(chosen -> headers.set(HttpHeaders.ACCEPT, chosen));
        }
        context.next();
    }

    private static boolean isOfResources(String path) {
        return !path.startsWith("/q/") && !path.startsWith("/problems") && !path.equals("/changes");
    }
}
