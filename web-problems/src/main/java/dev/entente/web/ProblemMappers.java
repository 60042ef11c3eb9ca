package dev.entente.web;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;

/** Turns whatever is thrown while a request is handled into a problem document. */
class ProblemMappers {

    @ServerExceptionMapper
    Response problem(Problem problem) {
        return problem.response();
    }

    @ServerExceptionMapper
    Response noToken(UnauthorizedException e) {
        return Refusals.noToken().response();
    }

    @ServerExceptionMapper
    Response badToken(AuthenticationFailedException e) {
        return Refusals.badToken().response();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, ResourceInfo asked) {
        return scope(asked)
                .map(Refusals::forbidden)
                .orElseGet(Refusals::forbidden)
                .response();
    }

    /** The one scope that the resource asks for, which are roles to the framework. */
    private static Optional<String> scope(ResourceInfo asked) {
        return Stream.<AnnotatedElement>of(asked.getResourceMethod(), asked.getResourceClass())
                .map(element -> element.getAnnotation(RolesAllowed.class))
                .filter(Objects::nonNull)
                .map(RolesAllowed::value)
                .filter(scopes -> scopes.length == 1)
                .map(scopes -> scopes[0])
                .findFirst();
    }

    @ServerExceptionMapper
    Response otherForm(MismatchedInputException e) {
        return unreadable(e).response();
    }

    @ServerExceptionMapper
    Response refusedByFramework(WebApplicationException e, RoutingContext context) {
        if (e.getResponse().getStatus() < 400 || e.getResponse().hasEntity()) {
            return e.getResponse();
        }
        return toProblem(e, context).response();
    }

    @ServerExceptionMapper(Throwable.class)
    Response failure(Throwable e, RoutingContext context) {
        return Refusals.failure(Refusals.asked(context), e).response();
    }

    private static Problem toProblem(WebApplicationException e, RoutingContext context) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        var status = e.getResponse().getStatus();
        if (status == 500) {
            return Refusals.failure(Refusals.asked(context), e);
        }
        return Refusals.ofStatus(status, context.request().method().name(), context.normalizedPath());
    }

    private static Problem unreadable(JsonProcessingException e) {
        if (e instanceof MismatchedInputException mismatch && !(e.getCause() instanceof StreamReadException)) {
            return Problem.unreadable("The body is JSON, but not of the form that is expected here.")
                    .with("errors", List.of(FieldError.at(pointer(mismatch), "does not have the form expected here")));
        }
        var at = e.getLocation();
        var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.unreadable("The body is no JSON: reading stopped" + where + ".");
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
