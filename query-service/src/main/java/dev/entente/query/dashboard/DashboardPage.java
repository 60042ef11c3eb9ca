package dev.entente.query.dashboard;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.entente.events.json.Json;
import dev.entente.query.QueryConfig;

/** The page at {@code /}: its settings, which are at {@code /dashboard/settings.json}, and who may show it in a frame. */
@ApplicationScoped
class DashboardPage {

    private static final int FIRST = -99_000;
    private static final String POLICY = "Content-Security-Policy";
    private static final String FRAMED_HERE = "frame-ancestors 'self'";
    private static final Pattern ANCESTOR =
            Pattern.compile("'self'|'none'|\\*|(https?://)?[A-Za-z0-9*][A-Za-z0-9.*-]*(:(\\d+|\\*))?");

    private final String settings;
    private final String framed;

    /** What is set, as the page reads it. */
    record Settings(Optional<URI> subscribe) {}

    DashboardPage(QueryConfig config) {
        var dashboard = config.dashboard();
        settings = Json.tree(new Settings(dashboard.subscribe().map(DashboardPage::web)))
                .toString();
        framed = "frame-ancestors " + String.join(" ", ancestors(dashboard.frameAncestors()));
    }

    private static URI web(URI address) {
        if (!List.of("http", "https").contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
            throw new IllegalStateException("entente.query.dashboard.subscribe is '" + address
                    + "', which is not an address such as https://alerts.example.org/subscribe");
        }
        return address;
    }

    private static List<String> ancestors(List<String> sources) {
        sources.stream().filter(source -> !ANCESTOR.matcher(source).matches()).forEach(source -> {
            throw new IllegalStateException("entente.query.dashboard.frame-ancestors has '" + source
                    + "', which is not a source such as 'self' or https://news.example.org");
        });
        return sources;
    }

    void install(@Observes Router router) {
        router.get("/dashboard/settings.json").order(FIRST).handler(this::tell);
        router.route("/").order(FIRST).handler(this::letBeFramed);
    }

    private void tell(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(settings);
    }

    /** Only what is made to be embedded may be framed by others: nothing in it can be done, so nothing can be stolen. */
    private void letBeFramed(RoutingContext context) {
        if (isEmbedded(context.request().query())) {
            var headers = context.response().headers();
            context.addHeadersEndHandler(end -> Optional.ofNullable(headers.get(POLICY))
                    .ifPresent(policy -> headers.set(POLICY, policy.replace(FRAMED_HERE, framed))));
        }
        context.next();
    }

    /**
     * Whether an address asks for what the page itself takes for embedded. It is read as browsers read it, for whom {@code EMBED}
     * is another name and a semicolon no end; of what is written otherwise than the page writes it, nothing may be framed.
     */
    static boolean isEmbedded(String query) {
        return query != null
                && Arrays.stream(query.split("&", -1))
                        .anyMatch(parameter -> parameter.equals("embed") || parameter.startsWith("embed="));
    }
}
