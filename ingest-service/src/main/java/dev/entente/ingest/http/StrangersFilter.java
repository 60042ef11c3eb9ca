package dev.entente.ingest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.vertx.core.http.HttpServerRequest;

import dev.entente.ingest.pace.Pace;
import dev.entente.ingest.passage.Mode;
import dev.entente.ingest.passage.Tally;
import dev.entente.web.Problem;

/**
 * Counts the posts that are refused before they come to a resource, and refuses with 429 whoever tries too often without a
 * valid token.
 */
class StrangersFilter {

    private final Pace pace;
    private final Tally tally;

    StrangersFilter(Pace pace, Tally tally) {
        this.pace = pace;
        this.tally = tally;
    }

    @ServerResponseFilter
    void count(
            ContainerRequestContext request,
            ContainerResponseContext response,
            HttpServerRequest call,
            Throwable reason) {
        if (!request.getMethod().equals("POST") || reason == null || reason instanceof Problem) {
            return;
        }
        switch (response.getStatus()) {
            case 401 -> tally.rejected(Mode.UNKNOWN, isLimited(response, call) ? "too-many-requests" : "unauthorized");
            case 403 -> tally.rejected(Mode.UNKNOWN, "forbidden");
            default -> {} // counted where it was refused
        }
    }

    private boolean isLimited(ContainerResponseContext response, HttpServerRequest call) {
        try {
            pace.refused(Caller.address(call));
            return false;
        } catch (Problem tooMany) {
            var answer = tooMany.response();
            response.setStatus(answer.getStatus());
            answer.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
            response.setEntity(answer.getEntity());
            return true;
        }
    }
}
