package dev.entente.query.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.entente.query.ledger.LedgerBusy;
import dev.entente.query.ledger.LedgerFailed;
import dev.entente.query.ledger.LedgerUnavailable;
import dev.entente.query.ledger.TakesTooLong;
import dev.entente.web.Problem;
import dev.entente.web.Refusals;

/** Tells callers that the database is away. */
public class LedgerProblems {

    private static final Logger LOG = Logger.getLogger(LedgerProblems.class);

    @ServerExceptionMapper
    Response unavailable(LedgerUnavailable e) {
        LOG.warn("a read failed", e);
        return away().response();
    }

    /** Readiness asks what needs no file that may be missing: that the log says it is how an operator comes to know. */
    @ServerExceptionMapper
    Response failed(LedgerFailed e) {
        return Refusals.failure("a read", e)
                .with(
                        "detail",
                        "The database of the read models answers, but fails over this: a file of it is missing or damaged."
                                + " To ask again does not help. The log of the service has the cause under the incident's id.")
                .response();
    }

    @ServerExceptionMapper
    Response tooLong(TakesTooLong e) {
        LOG.debug("a question was ended", e);
        return Problem.of(
                        504,
                        "takes-too-long",
                        "Takes too long",
                        "The database did not answer this in the time that a question may take. Ask for less: a shorter"
                                + " interval, fewer pages of a count, rarer words. Or ask again later.")
                .header(HttpHeaders.RETRY_AFTER, 10)
                .response();
    }

    @ServerExceptionMapper
    Response busy(LedgerBusy e) {
        return Problem.of(
                        503,
                        "too-many-questions",
                        "Too many questions",
                        "As many questions that look at much are being answered as may be at once. Try again shortly.")
                .header(HttpHeaders.RETRY_AFTER, 2)
                .response();
    }

    public static Problem away() {
        return Problem.unavailable(
                "The database of the read models does not answer. Try again shortly; nothing is lost meanwhile.", 2);
    }
}
