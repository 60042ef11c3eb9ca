package dev.entente.ingest.http;

import java.util.Locale;

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

    private static GdeltForm of(String contentType) {
        var essence = contentType == null
                ? ""
                : contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        for (var form : values()) {
            if (form.mediaType.equals(essence)) {
                return form;
            }
        }
        throw unsupported(
                essence.isEmpty()
                        ? "The header Content-Type is missing."
                        : "Event exports are not read from '" + essence + "'.");
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
