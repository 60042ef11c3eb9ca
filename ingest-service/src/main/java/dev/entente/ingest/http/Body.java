package dev.entente.ingest.http;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.core.HttpHeaders;

import dev.entente.web.Problem;

/** A body that is read whole, up to a limit. */
final class Body {

    private Body() {}

    /**
     * Reads the body; by its announced length it is refused before anything is read.
     *
     * @param what is limited, as a refusal calls it
     * @throws Problem 413 if it is larger than the limit, 400 if it ends early or is empty
     */
    static byte[] read(InputStream in, HttpHeaders headers, long limit, String what) {
        if (announced(headers) > limit) {
            throw tooLarge(what, limit).header("Connection", "close");
        }
        try {
            var bytes = in.readNBytes((int) limit + 1);
            if (bytes.length > limit) {
                throw tooLarge(what, limit).header("Connection", "close");
            }
            if (bytes.length == 0) {
                throw unreadable("The body is empty; it should hold " + what + " as JSON.");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable("The body ended before it was whole. Send it again.");
        }
    }

    static Problem tooLarge(String what, long limit) {
        return Problem.of(
                413, "too-large", "Too large", "%s of at most %,d bytes is taken here.".formatted(upper(what), limit));
    }

    static Problem unreadable(String detail) {
        return Problem.of(400, "unreadable", "The request cannot be read", detail);
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static long announced(HttpHeaders headers) {
        var length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }
}
