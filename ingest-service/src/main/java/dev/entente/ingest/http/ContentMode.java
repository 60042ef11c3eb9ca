package dev.entente.ingest.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.HttpHeaders;

import dev.entente.ingest.passage.Mode;
import dev.entente.web.Problem;

/** The ways in which a body carries events, by its media type. */
enum ContentMode {
    STRUCTURED("application/cloudevents+json", Mode.STRUCTURED),
    BATCH("application/cloudevents-batch+json", Mode.BATCH),
    LINES("application/x-ndjson", Mode.LINES),
    BINARY("application/json", Mode.BINARY);

    private static final Pattern OTHER_JSON = Pattern.compile("application/(?!cloudevents)[a-z0-9._-]+\\+json");

    private final String mediaType;
    private final Mode counted;

    ContentMode(String mediaType, Mode counted) {
        this.mediaType = mediaType;
        this.counted = counted;
    }

    /** As it is counted. */
    Mode counted() {
        return counted;
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * Reads what the headers say of the body.
     *
     * @throws Problem 415 if it is not one that is read here
     */
    static ContentMode of(HttpHeaders headers) {
        return of(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
    }

    static ContentMode of(String header) {
        if (header == null || header.isBlank()) {
            throw unsupported("The header Content-Type is missing.");
        }
        var type = ContentType.parse(header)
                .orElseThrow(() -> unsupported("The header Content-Type is no media type: '" + header + "'."));
        type.charsets().stream()
                .filter(charset -> !charset.equals("utf-8"))
                .findFirst()
                .ifPresent(foreign -> {
                    throw unsupported("JSON is read in UTF-8 here, not in '" + foreign + "'.");
                });
        return Arrays.stream(values())
                .filter(mode -> mode.mediaType.equals(type.essence()))
                .findFirst()
                .or(() -> OTHER_JSON.matcher(type.essence()).matches() ? Optional.of(BINARY) : Optional.empty())
                .orElseThrow(() -> unsupported("Events are not read from '" + type.essence() + "'."));
    }

    /** What was sent as the data of a binary event without attributes, and is of another mode. */
    static Problem insteadOfBinary(String body, ContentMode meant) {
        return unsupported("The body is " + body + ", sent without ce- headers: send it as " + meant.mediaType + ".");
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
