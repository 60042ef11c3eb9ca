package dev.entente.web;

import java.io.UnsupportedEncodingException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.logging.Logger;

import io.vertx.ext.web.RoutingContext;

/** The problems that arise in every service, for what the framework refuses. */
public final class Refusals {

    private static final Logger LOG = Logger.getLogger("dev.entente.web");

    private Refusals() {}

    /** No token at all. */
    static Problem noToken() {
        return unauthorized("This call needs a token. Send it as 'Authorization: Bearer <token>'.", "Bearer");
    }

    /** A token that does not hold. */
    static Problem badToken() {
        return unauthorized(
                "The token is not valid here: wrongly signed, expired, or made for another system. Ask for a new one.",
                "Bearer error=\"invalid_token\"");
    }

    private static Problem unauthorized(String detail, String challenge) {
        return Problem.of(401, "unauthorized", "Not authenticated", detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    /** A token that lacks a scope; it is named as RFC 6750 has it. */
    public static Problem forbidden(String scope) {
        return Problem.of(
                        403,
                        "forbidden",
                        "Not allowed",
                        "This call needs a token with the scope %s, which this one lacks. The local system gives one by deploy/token --scope %s; elsewhere, ask whoever issues your tokens."
                                .formatted(scope, scope))
                .with("scope", scope)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
    }

    static Problem forbidden() {
        return Problem.of(
                403,
                "forbidden",
                "Not allowed",
                "The token is valid, but its scope does not allow this call. Ask for a token with the scope that the"
                        + " API description names.");
    }

    static Problem tooLarge(long limit) {
        return Problem.tooLarge("The body is larger than the %,d bytes that are taken.".formatted(limit));
    }

    /** A body that was not there in time. */
    static Problem tooSlow(Duration within) {
        return Problem.of(
                408,
                "too-slow",
                "Too slow",
                "The body did not come within %d s. Send it again, faster.".formatted(within.toSeconds()));
    }

    static Problem noRoom() {
        return Problem.unavailable("The bodies of other requests take all room. Send this one again shortly.", 1);
    }

    /** A form that could not be decoded, by what came of it. */
    static Problem brokenForm(Exception e) {
        return switch (e) {
            case UnsupportedEncodingException unknown -> unknownCharset();
            case IllegalCharsetNameException malformed -> unknownCharset();
            case UnsupportedCharsetException unknown -> unknownCharset();
            default ->
                Problem.unreadable("The form cannot be read: it is not made of name=value, with & between them, and two"
                        + " hexadecimal digits behind each %.");
        };
    }

    private static Problem unknownCharset() {
        return Problem.of(
                415,
                "unsupported-media-type",
                "Unsupported media type",
                "The charset that the header Content-Type names is not known. Send the form in utf-8.");
    }

    /** A failure of the service itself: its cause goes to the log under an id, and only the id to the caller. */
    public static Problem failure(String request, Throwable cause) {
        var incident = UUID.randomUUID().toString();
        LOG.errorf(cause, "%s failed, incident %s", SecretPaths.without(request), incident);
        return Problem.of(
                        500,
                        "internal",
                        "The service failed",
                        "Something failed inside the service. Its log has the cause under the incident's id.")
                .with("incident", incident);
    }

    /** What was asked for, encoded as it was sent, and so without control characters; the framework knows no address without a host. */
    public static String asked(RoutingContext context) {
        return context.request().method() + " " + context.normalizedPath();
    }

    private static Problem otherMethod(String method, String path, Set<String> known) {
        var names = String.join(", ", known);
        var problem = Problem.of(
                405,
                "method-not-allowed",
                "Method not allowed",
                path + " does not know " + method + "." + (known.isEmpty() ? "" : " It knows " + names + "."));
        return known.isEmpty() ? problem : problem.header(HttpHeaders.ALLOW, names);
    }

    /** What a status means in general. */
    static Problem ofStatus(int status, String method, String path) {
        var asked = method + " " + path;
        return switch (status) {
            case 400 -> Problem.unreadable("The request to " + path + " cannot be read.");
            case 401 -> noToken();
            case 403 -> forbidden();
            case 404 ->
                Problem.notFound("There is nothing at " + path + "."
                        + NearAddresses.to(path)
                                .map(address -> " Did you mean " + address + "?")
                                .orElse(""));
            case 405 -> otherMethod(method, path, AllowedMethods.of(path));
            case 406 ->
                Problem.of(
                        406,
                        "not-acceptable",
                        "Not acceptable",
                        asked + " cannot produce what the header Accept asks for.");
            case 413 -> Problem.tooLarge("The body is larger than is taken at " + path + ".");
            case 415 ->
                Problem.of(
                        415,
                        "unsupported-media-type",
                        "Unsupported media type",
                        asked + " does not read this media type (header Content-Type).");
            case 503 -> Problem.unavailable(asked + " cannot be answered now. Try again shortly.", 1);
            default -> Problem.of(status, "refused", "Refused", asked + " was refused with status " + status + ".");
        };
    }
}
