package dev.entente.query.web;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.entente.web.Problem;

/** Refuses questions with a NUL character, which no store of this service can hold and so nothing can answer to. */
class Storable {

    @ServerRequestFilter
    void refuseNul(ContainerRequestContext request) {
        var asked = request.getUriInfo();
        if (asked.getPath(true).indexOf('\0') >= 0) {
            throw Problem.unreadable("The address has a NUL character.");
        }
        asked.getQueryParameters(true).forEach((name, values) -> {
            if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw Parameters.refusal(name, "has a NUL character, which no text has");
            }
        });
    }
}
