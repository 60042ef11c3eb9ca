package dev.entente.query.web;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.entente.web.Problem;

/** Tells callers where there is something, and in which forms, where they look for what there is not. */
class FormProblems {

    @ServerExceptionMapper
    Response notAcceptable(NotAcceptableException e, ContainerRequestContext request) {
        var path = request.getUriInfo().getRequestUri().getPath();
        var forms = MediaTypes.at(path);
        return Problem.of(
                        406,
                        "not-acceptable",
                        "Not acceptable",
                        path + " has " + String.join(", ", forms) + ", and the header Accept asks for none of them.")
                .with("forms", forms)
                .response();
    }

    @ServerExceptionMapper
    Response nothingThere(NotFoundException e, ContainerRequestContext request) {
        return Addresses.unknown(request.getUriInfo().getRequestUri().getPath()).response();
    }
}
