package dev.entente.query.web;

import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import dev.entente.query.ledger.Look;

/**
 * What an answer is marked with, and whether the caller has it already (RFC 9110, 13.1.2): decided here alone, whatever is answered.
 *
 * @param look what the answer reflects
 * @param tag of the answer
 * @param held what the caller has
 */
record Stamp(Look look, String tag, Held held) {

    static final String UNCHECKED = "no-cache";

    /** 304 where the caller names this answer: then there was such an answer, and nothing need be read to repeat it. */
    Optional<Response> ifNamed() {
        return held.has(tag) ? Optional.of(on(Response.notModified())) : Optional.empty();
    }

    /** Whether the caller names this answer, or any will do. */
    boolean isHeld() {
        return held.isAny() || held.has(tag);
    }

    /** The answer, marked; or 304, where there is one that the caller has already. */
    Response unlessHeld(Response.ResponseBuilder answer) {
        var response = on(answer);
        return isHeld() && response.getStatus() == Response.Status.OK.getStatusCode()
                ? on(Response.notModified())
                : response;
    }

    private Response on(Response.ResponseBuilder answer) {
        return answer.header(Answers.POSITION, look.position().token())
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, UNCHECKED)
                .build();
    }
}
