package dev.entente.notification.web;

import jakarta.ws.rs.core.Response;

import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.vertx.ext.web.RoutingContext;

import dev.entente.notification.sql.DatabaseFailure;
import dev.entente.web.Problem;
import dev.entente.web.Refusals;

/** Tells callers that the database is away. */
class DatabaseProblems {

    private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);

    @ServerExceptionMapper
    Response failed(DatabaseFailure e, RoutingContext context) {
        return told(e, context);
    }

    @ServerExceptionMapper
    Response failed(JDBCException e, RoutingContext context) {
        return told(e, context);
    }

    private static Response told(RuntimeException e, RoutingContext context) {
        if (!DatabaseFailure.isOfOneThatIsAway(e)) {
            return Refusals.failure(Refusals.asked(context), e).response();
        }
        LOG.warn("a request failed", e);
        return Problem.unavailable(
                        "The database of the subscriptions does not answer. Try again shortly; no alert is lost meanwhile.",
                        2)
                .response();
    }
}
