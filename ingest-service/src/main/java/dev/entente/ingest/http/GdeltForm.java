package dev.entente.ingest.http;

import java.util.Set;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;

import dev.entente.web.Problem;

/** How a body carries an event export of GDELT, by its media type. */
enum GdeltForm {
    TEXT("text/tab-separated-values"),
    ZIP("application/zip");

    private final String mediaType;

    GdeltForm(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * Reads what the headers say of the body.
     *
     * @throws Problem 415 if it is not one that is read here
     */
    static GdeltForm of(HttpHeaders headers) {
        return of(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
    }

    private static GdeltForm of(String header) {
        if (header == null) {
            throw unsupported("The header Content-Type is missing.");
        }
        var type = ContentType.parse(header).orElseThrow(() -> unsupported("'" + header + "' is no media type."));
        var form = Stream.of(values())
                .filter(known -> known.mediaType.equals(type.essence()))
                .findFirst()
                .orElseThrow(() -> unsupported("Event exports are not read from '" + type.essence() + "'."));
        if (form == TEXT && !Set.of("utf-8", "us-ascii").containsAll(type.charsets())) {
            throw unsupported("Event exports are text in UTF-8, not in " + String.join(", ", type.charsets()) + ".");
        }
        return form;
    }

    private static Problem unsupported(String detail) {
        var types = TEXT.mediaType + ", " + ZIP.mediaType;
        return Problem.of(
                        415,
                        "unsupported-media-type",
                        "Unsupported media type",
                        detail + " Media types that are: " + types + ".")
                .header("Accept-Post", types);
    }
}
