package dev.entente.query.web;

import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Chooses the form of an answer among those that its address has, before the framework looks for who makes it: the framework
 * would choose among the forms of all addresses of a pattern, whatever the caller likes better, and takes what is refused
 * ({@code q=0}) for accepted. Lists have an address for each other form as well: {@code /visits.ics}. And says what an answer
 * depends on, whoever gives it.
 */
@ApplicationScoped
class Negotiation {

    private static final int FIRST = -100_000;
    private static final String NOTHING_OF_THIS = "application/x-none";
    private static final String NAME = Negotiation.class.getName() + ".name";
    static final Pattern FILE = Pattern.compile("(?<path>/.+)\\.(?<ending>[a-z]+)");
    private static final String ENDING = Negotiation.class.getName() + ".ending";
    private static final String DEPENDS = "Accept, Accept-Encoding, Origin";

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(Negotiation::negotiate);
    }

    private static void negotiate(RoutingContext context) {
        var file = FILE.matcher(context.normalizedPath());
        if (file.matches() && hasForm(file.group("path"), file.group("ending"))) {
            serve(context, file.group("path"), file.group("ending"));
            return;
        }
        context.addHeadersEndHandler(end -> finish(context));
        if (isOfResources(context.normalizedPath())) {
            var headers = context.request().headers();
            Accepted.of(String.join(",", headers.getAll(HttpHeaders.ACCEPT)))
                    .map(accepted -> accepted.best(MediaTypes.at(context.normalizedPath()))
                            .orElse(NOTHING_OF_THIS))
                    .ifPresent(chosen -> headers.set(HttpHeaders.ACCEPT, chosen));
        }
        context.next();
    }

    private static boolean hasForm(String path, String ending) {
        return MediaTypes.ofEnding(ending).filter(MediaTypes.at(path)::contains).isPresent();
    }

    /** Serves a list in the form that the ending asks for, since a link in a page cannot say what it accepts. */
    private static void serve(RoutingContext context, String path, String ending) {
        var query = context.request().query();
        context.request()
                .headers()
                .set(HttpHeaders.ACCEPT, MediaTypes.ofEnding(ending).orElseThrow());
        context.put(ENDING, "." + ending);
        context.put(NAME, path.substring(1).replaceAll("[^A-Za-z0-9]+", "-") + "." + ending);
        context.reroute(query == null ? path : path + "?" + query);
    }

    /** The ending of the file under whose name a list was asked for; nothing where it was not. */
    static String ending(RoutingContext context) {
        return context.get(ENDING, "");
    }

    private static void finish(RoutingContext context) {
        var response = context.response();
        response.headers().set(HttpHeaders.VARY, DEPENDS);
        String name = context.get(NAME);
        if (name != null && response.getStatusCode() == HttpResponseStatus.OK.code()) {
            response.headers().set(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        }
    }

    private static boolean isOfResources(String path) {
        return !path.startsWith("/q/") && !path.startsWith("/problems") && !path.equals("/changes");
    }
}
