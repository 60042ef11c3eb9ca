package dev.entente.web;

import java.util.Optional;

import io.vertx.core.http.HttpServerRequest;

/**
 * How long the address and the headers of a request may be. The server itself is set to read more
 * ({@code META-INF/microprofile-config.properties}), since what it refuses it refuses without a document.
 */
final class RequestHead {

    private static final int LONGEST_ADDRESS = 8192;
    private static final int LARGEST_HEADERS = 20 * 1024;

    /** Colon, blank and the end of the line. */
    private static final int AROUND_A_HEADER = 4;

    private RequestHead() {}

    /** Why it is refused; nothing where it is not too long. */
    static Optional<Problem> refused(HttpServerRequest request) {
        if (request.uri().length() > LONGEST_ADDRESS) {
            return Optional.of(Problem.of(
                    414,
                    "address-too-long",
                    "Address too long",
                    "The address has more than " + LONGEST_ADDRESS
                            + " characters. Ask for less at a time, such as fewer values of a repeated parameter."));
        }
        var size = 0L;
        for (var header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + AROUND_A_HEADER;
        }
        return size > LARGEST_HEADERS
                ? Optional.of(Problem.of(
                        431,
                        "headers-too-large",
                        "Headers too large",
                        "The headers of the request have more than %,d characters. Cookies of other services on this host are sometimes the reason."
                                .formatted(LARGEST_HEADERS)))
                : Optional.empty();
    }
}
