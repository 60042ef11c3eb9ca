package dev.entente.query.web;

import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.entente.query.ledger.LedgerUnavailable;
import dev.entente.web.Problem;

/** Tells callers that the database is away. */
public class LedgerProblems {

    private static final Logger LOG = Logger.getLogger(LedgerProblems.class);

    @ServerExceptionMapper
    Response unavailable(LedgerUnavailable e) {
        LOG.warn("a read failed", e);
        return away().response();
    }

    public static Problem away() {
        return Problem.unavailable(
                "The database of the read models does not answer. Try again shortly; nothing is lost meanwhile.", 2);
    }
}
