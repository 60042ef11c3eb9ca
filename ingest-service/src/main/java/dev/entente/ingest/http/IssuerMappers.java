package dev.entente.ingest.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.oidc.OIDCException;

import dev.entente.ingest.access.IssuerUnavailable;
import dev.entente.ingest.access.TokenExpired;
import dev.entente.ingest.passage.Problems;
import dev.entente.web.Problem;

/** Answers requests whose token cannot be checked now, or was right once. */
class IssuerMappers {

    private final Problems problems;

    IssuerMappers(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response issuerAway(IssuerUnavailable e) {
        return problems.of(e).response();
    }

    @ServerExceptionMapper
    Response expired(TokenExpired e) {
        return Problem.of(
                        401,
                        "unauthorized",
                        "Not authenticated",
                        "The token has expired. Ask whoever issues your tokens for a new one; the local system gives one by deploy/token.")
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"invalid_token\", error_description=\"The token has expired\"")
                .response();
    }

    /** The issuer has not answered since the start. */
    @ServerExceptionMapper
    Response issuerNeverSeen(OIDCException e) {
        return problems.of(e).response();
    }
}
