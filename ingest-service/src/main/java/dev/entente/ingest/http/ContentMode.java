package dev.entente.ingest.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.HttpHeaders;

import dev.entente.web.Problem;

/** The ways in which a body carries events, by its media type. */
enum ContentMode {
    STRUCTURED("application/cloudevents+json"),
    BATCH("application/cloudevents-batch+json"),
    LINES("application/x-ndjson"),
    BINARY("application/json");

    private static final Pattern FOREIGN_CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*(?!\"?(utf-8|us-ascii)\"?\\s*(;|$))");

    private static final Pattern OTHER_JSON = Pattern.compile("application/(?!cloudevents)[a-z0-9._-]+\\+json");

    private final String mediaType;

    ContentMode(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * Reads what the headers say of the body.
     *
     * @throws Problem 415 if it is not one that is read here
     */
    static ContentMode of(HttpHeaders headers) {
        var encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("A body in the encoding '" + encoding + "' is not read here: send it unpacked.")
                    .header(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        return of(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
    }

    static ContentMode of(String contentType) {
        var lower = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (FOREIGN_CHARSET.matcher(lower).find()) {
            throw unsupported("JSON is read in UTF-8 here, not as '" + contentType + "'.");
        }
        var essence = lower.split(";", 2)[0].strip();
        return Arrays.stream(values())
                .filter(mode -> mode.mediaType.equals(essence))
                .findFirst()
                .or(() -> OTHER_JSON.matcher(essence).matches() ? Optional.of(BINARY) : Optional.empty())
                .orElseThrow(() -> unsupported(
                        essence.isEmpty()
                                ? "The header Content-Type is missing."
                                : "Events are not read from '" + essence + "'."));
    }

    private static Problem unsupported(String detail) {
        var types = Arrays.stream(values()).map(mode -> mode.mediaType).collect(Collectors.joining(", "));
        return Problem.of(
                        415,
                        "unsupported-media-type",
                        "Unsupported media type",
                        detail + " Media types that are: " + types + " (the last with ce- headers).")
                .header("Accept-Post", types);
    }
}
