package dev.entente.notification.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import dev.entente.notification.page.Page.Field;
import dev.entente.notification.text.FaultSentences;
import dev.entente.notification.text.Telling;
import dev.entente.web.ProblemView;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Shows problems as pages to who asks for pages, as browsers do, and leaves others the document: that there is nothing, at all
 * addresses, and everything else at those of pages.
 */
@Singleton
final class ProblemPage implements ProblemView {

    /** With which the addresses of pages begin. */
    private static final Set<String> PAGES = Set.of("", "subscribe", "manage", "confirm", "refuse", "unsubscribe");

    /** As many as a form may have. */
    private static final int MOST_FIELDS = 500;

    private final Template template;

    ProblemPage(@Location("page/page.html") Template template) {
        this.template = template;
    }

    @Override
    public Optional<Response> of(int status, Map<String, Object> document, RoutingContext context) {
        var request = context.request();
        if (!wantsPage(request) || (status != 404 && !isOfPage(context.normalizedPath()))) {
            return Optional.empty();
        }
        var language = Html.language(language(context), request.headers().getAll(HttpHeaders.ACCEPT_LANGUAGE));
        var say = Telling.in(FaultSentences.class, language);
        var page = switch (status) {
            case 404 ->
                Page.saying(say.titleUnknown(), say.leadUnknown())
                        .or(Telling.in(language).titleSubscribe(), "/subscribe?lang=" + language);
            case 408 -> anew(Page.saying(say.titleUnusable(), say.leadTooSlow()), language);
            case 429 -> again(Page.saying(say.titleTooMany(), say.leadTooMuchNow()), say, language, context);
            case 503 -> again(Page.saying(say.titleUnavailable(), say.leadUnavailable()), say, language, context);
            case 500 -> Page.saying(say.titleFailed(), failed(say, document));
            case 413, 414, 431 -> anew(Page.saying(say.titleUnusable(), say.leadTooLarge()), language);
            default -> anew(Page.saying(say.titleUnusable(), say.leadUnusable()), language);
        };
        return Optional.of(Html.show(status, template, language, page));
    }

    private static boolean wantsPage(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.ACCEPT).stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .anyMatch(range -> range.replaceAll(";.*", "").strip().equalsIgnoreCase(MediaType.TEXT_HTML));
    }

    private static boolean isOfPage(String path) {
        return PAGES.contains(path.replaceAll("^/+", "").replaceAll("/.*", ""));
    }

    /** The same once more: a form is kept in the page, with all that was filled in, unless it has not come. */
    private static Page again(Page page, FaultSentences say, String language, RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.POST)) {
            return page.or(say.tryAgain(), "");
        }
        return sent(context).isPresent() ? page.asking(say.tryAgain(), fields(context)) : anew(page, language);
    }

    private static Page anew(Page page, String language) {
        return page.or(Telling.in(language).titleSubscribe(), "/subscribe?lang=" + language)
                .or(Telling.in(language).titleLinks(), "/manage?lang=" + language);
    }

    private static String failed(FaultSentences say, Map<String, Object> document) {
        return say.leadFailed(String.valueOf(document.getOrDefault("incident", "–")));
    }

    private static String language(RoutingContext context) {
        return Stream.concat(
                        fields(context.request().query())
                                .filter(field -> field.name().equals("lang")),
                        fields(context).stream().filter(field -> field.name().equals("language")))
                .map(Field::value)
                .findFirst()
                .orElse(null);
    }

    /** What was filled in. */
    private static List<Field> fields(RoutingContext context) {
        var type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return sent(context)
                .filter(text -> type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED))
                .stream()
                .flatMap(ProblemPage::fields)
                .limit(MOST_FIELDS)
                .toList();
    }

    private static Optional<String> sent(RoutingContext context) {
        return Optional.ofNullable(context.body()).map(body -> body.asString());
    }

    private static Stream<Field> fields(String encoded) {
        try {
            return encoded == null
                    ? Stream.empty()
                    : new QueryStringDecoder(encoded, UTF_8, false, MOST_FIELDS)
                            .parameters().entrySet().stream()
                                    .flatMap(field ->
                                            field.getValue().stream().map(value -> new Field(field.getKey(), value)));
        } catch (IllegalArgumentException e) {
            return Stream.empty(); // it is none
        }
    }
}
