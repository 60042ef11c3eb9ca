package dev.entente.query.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.entente.query.ledger.LedgerUnavailable;
import dev.entente.web.Problem;

/** Tells callers that the database is away. */
class LedgerProblems {

    private static final Logger LOG = Logger.getLogger(LedgerProblems.class);

    @ServerExceptionMapper
    Response unavailable(LedgerUnavailable e) {
        LOG.warn("a read failed", e);
        return Problem.of(
                        503,
                        "unavailable",
                        "Unavailable",
                        "The database of the read models does not answer. Try again shortly; nothing is lost meanwhile.")
                .header(HttpHeaders.RETRY_AFTER, 2)
                .response();
    }
}
