package dev.entente.query.web;

import java.net.URI;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.vertx.ext.web.RoutingContext;

import dev.entente.web.Problem;

/** Tells callers where there is something, and in which forms, where they look for what there is not. */
class FormProblems {

    @ServerExceptionMapper
    Response notAcceptable(NotAcceptableException e, RoutingContext context) {
        var path = path(context);
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
    Response nothingThere(NotFoundException e, RoutingContext context) {
        return Addresses.unknown(path(context)).response();
    }

    private static String path(RoutingContext context) {
        return URI.create(context.normalizedPath()).getPath();
    }
}
