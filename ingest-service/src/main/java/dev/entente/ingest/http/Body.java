package dev.entente.ingest.http;

import dev.entente.web.Problem;

/** What is said of bodies that hold no events. */
final class Body {

    private Body() {}

    static Problem unreadable(String detail) {
        return Problem.of(400, "unreadable", "The request cannot be read", detail);
    }
}
