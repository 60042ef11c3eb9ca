package dev.entente.query.web;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.entente.web.Problem;

/** Tells callers which forms an address has, where they accept none of them. */
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
}
