package dev.entente.ingest.http;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.oidc.OIDCException;

import dev.entente.ingest.access.IssuerUnavailable;
import dev.entente.ingest.passage.Problems;

/** Answers requests whose token cannot be checked now. */
class IssuerMappers {

    private final Problems problems;

    IssuerMappers(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response issuerAway(IssuerUnavailable e) {
        return problems.of(e).response();
    }

    /** The issuer has not answered since the start. */
    @ServerExceptionMapper
    Response issuerNeverSeen(OIDCException e) {
        return problems.of(e).response();
    }
}
