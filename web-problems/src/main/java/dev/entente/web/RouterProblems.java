package dev.entente.web;

import java.math.BigInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;

/** The same for what never reaches a resource: unknown paths, what is over a limit, failures of routes. */
@ApplicationScoped
class RouterProblems {

    /** Before all other routes. */
    static final int ORDER = Integer.MIN_VALUE;

    private final BigInteger largestBody;
    private final ProblemViews views;

    @Inject
    RouterProblems(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K") MemorySize largestBody,
            ProblemViews views) {
        this.largestBody = largestBody.asBigInteger();
        this.views = views;
    }

    void install(@Observes Router router) {
        router.route()
                .order(ORDER)
                .handler(UnroutedPaths::gather)
                .handler(this::checkHead)
                .handler(this::checkLength)
                .handler(OddTokens::blur)
                .handler(MediaHeaders::read)
                .failureHandler(this::failed);
        router.errorHandler(404, this::failed);
    }

    /** What is longer than it may be, and what is spelt so that it might get past a proxy. */
    private void checkHead(RoutingContext context) {
        var problem = RequestHead.refused(context.request()).or(() -> OperatorPaths.refused(context));
        if (problem.isPresent()) {
            answer(context, problem.get());
        } else {
            context.next();
        }
    }

    /** Refuses by the announced length, before anything is read. */
    private void checkLength(RoutingContext context) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.matches("\\d+") && new BigInteger(length).compareTo(largestBody) > 0) {
            answer(context, Refusals.tooLarge(largestBody.longValue()).header("Connection", "close"));
        } else {
            context.next();
        }
    }

    private void failed(RoutingContext context) {
        if (context.response().headWritten()) {
            context.next();
        } else {
            answer(context, problem(context));
        }
    }

    private static Problem problem(RoutingContext context) {
        var method = context.request().method().name();
        var path = context.request().path();
        return switch (context.failure()) {
            case null -> Refusals.ofStatus(status(context), method, path);
            case Problem problem -> problem;
            case HttpException refused -> Refusals.ofStatus(refused.getStatusCode(), method, path);
            case UnauthorizedException noToken -> Refusals.noToken();
            case AuthenticationFailedException badToken -> Refusals.badToken();
            case ForbiddenException forbidden -> Refusals.forbidden();
            default ->
                status(context) < 500
                        ? Refusals.ofStatus(status(context), method, path)
                        : Refusals.failure(method + " " + path, context.failure());
        };
    }

    private static int status(RoutingContext context) {
        return context.statusCode() >= 400 ? context.statusCode() : 500;
    }

    private void answer(RoutingContext context, Problem problem) {
        var response = context.response().setStatusCode(problem.status());
        problem.headers().forEach(response::putHeader);
        var shown = views.of(problem, context);
        if (shown.isPresent()) {
            shown.get().getStringHeaders().forEach(response::putHeader);
            response.end(shown.get().getEntity().toString());
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).end(Buffer.buffer(problem.json()));
        }
    }
}
