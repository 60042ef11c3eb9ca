package dev.entente.query.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.entente.query.ledger.LedgerBusy;
import dev.entente.query.ledger.LedgerUnavailable;
import dev.entente.query.ledger.TakesTooLong;
import dev.entente.web.Problem;

/** Tells callers that the database is away. */
public class LedgerProblems {

    private static final Logger LOG = Logger.getLogger(LedgerProblems.class);

    @ServerExceptionMapper
    Response unavailable(LedgerUnavailable e) {
        LOG.warn("a read failed", e);
        return away().response();
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
