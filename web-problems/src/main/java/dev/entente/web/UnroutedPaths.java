package dev.entente.web;

import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;

/**
 * Counts requests that are answered before it is known which view they are for (a method that there is not, a header that cannot be
 * read) as those of one path: else they are counted by the path that was sent, and everybody could use up the number of series that
 * there may be. What is not found is one to the framework already.
 */
final class UnroutedPaths {

    /** Where the framework keeps the template of the path of the view that answers, once it has found it. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final String UNROUTED = "/{unrouted}";

    private UnroutedPaths() {}

    static void gather(RoutingContext context) {
        context.addHeadersEndHandler(end -> {
            Context local = ((HttpServerRequestInternal) context.request()).context();
            if (isCountedAsSent(context) && local.getLocal(TEMPLATE) == null) {
                local.putLocal(TEMPLATE, UNROUTED);
            }
        });
        context.next();
    }

    private static boolean isCountedAsSent(RoutingContext context) {
        var status = context.response().getStatusCode();
        return switch (status / 100) {
            case 2 -> context.request().method().equals(HttpMethod.OPTIONS);
            case 4 -> status != 404;
            case 5 -> !context.normalizedPath().startsWith("/q/"); // such as that of health
            default -> false;
        };
    }
}
