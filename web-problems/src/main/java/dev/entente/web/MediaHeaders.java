package dev.entente.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.MediaType;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * What is asked for and what is sent, in the words that the framework reads: where it cannot, it throws what any fault of a
 * service may throw, wherever somebody looks at the header first.
 */
final class MediaHeaders {

    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** What programs and pages mostly accept, which everybody can read. */
    private static final Set<String> PLAIN = Set.of("application/json", "text/event-stream", "*/*");

    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";

    /** Up to a comma that is not within quotes. */
    private static final Pattern RANGE = Pattern.compile("(?:[^,\"]|" + QUOTED + "|\")++");

    /** A parameter in quotes, which may hold semicolons. */
    private static final Pattern QUOTED_PARAMETER = Pattern.compile(";\\s*+[^;=\"\\s]++\\s*+=\\s*+" + QUOTED);

    private MediaHeaders() {}

    /**
     * Puts them so that they can be read.
     *
     * @throws Problem where one of them is no media type
     */
    static void read(RoutingContext context) {
        var request = context.request();
        if (WITHOUT_BODY.contains(request.method())) {
            request.headers().remove(HttpHeaders.CONTENT_TYPE);
        }
        readContentType(request.headers());
        readAccept(request.headers());
        context.next();
    }

    private static void readContentType(MultiMap headers) {
        var sent = headers.get(HttpHeaders.CONTENT_TYPE);
        if (sent != null && !isMediaType(sent)) {
            throw Problem.of(
                    415,
                    "unsupported-media-type",
                    "Unsupported media type",
                    "The header Content-Type is no media type, such as application/json is.");
        }
    }

    private static void readAccept(MultiMap headers) {
        var sent = String.join(",", headers.getAll(HttpHeaders.ACCEPT));
        if (!headers.contains(HttpHeaders.ACCEPT) || PLAIN.contains(sent)) {
            return;
        }
        var ranges = ranges(sent);
        if (!ranges.stream().allMatch(MediaHeaders::isRange)) {
            throw Problem.unreadable(
                            "The header Accept is no list of media types, such as application/json, */*;q=0.5 is.")
                    .with("errors", List.of(FieldError.ofParameter("Accept", "is no list of media types")));
        }
        if (ranges.isEmpty()) {
            headers.remove(HttpHeaders.ACCEPT);
        } else {
            headers.set(
                    HttpHeaders.ACCEPT,
                    String.join(", ", ranges.stream().map(MediaHeaders::plain).toList()));
        }
    }

    private static List<String> ranges(String accepted) {
        return RANGE.matcher(accepted)
                .results()
                .map(MatchResult::group)
                .map(range -> QUOTED_PARAMETER.matcher(range).replaceAll("").strip())
                .filter(range -> !range.isEmpty())
                .toList();
    }

    private static boolean isRange(String text) {
        return isMediaType(text)
                && isWeight(MediaType.valueOf(text).getParameters().get("q"));
    }

    /**
     * A range with its weight alone, as all who read it further on read it: they differ in the other ways to write one, and fail at
     * some. Nothing here comes in forms that differ by another parameter.
     */
    private static String plain(String range) {
        var read = MediaType.valueOf(range);
        var name = read.getType() + "/" + read.getSubtype();
        var weight = read.getParameters().get("q");
        return weight == null
                ? name
                : name + ";q="
                        + new BigDecimal(weight)
                                .setScale(3, RoundingMode.UP)
                                .stripTrailingZeros()
                                .toPlainString();
    }

    private static boolean isMediaType(String text) {
        try {
            MediaType.valueOf(text);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean isWeight(String text) {
        return text == null || text.matches("0(\\.\\d*)?|1(\\.0*)?|\\.\\d+");
    }
}
