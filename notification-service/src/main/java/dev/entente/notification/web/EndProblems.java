package dev.entente.notification.web;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.entente.notification.subscription.HasEnded;
import dev.entente.notification.subscription.IsForgotten;
import dev.entente.web.Problem;

/** Tells callers that somebody else ended or deleted the subscription while they called. */
class EndProblems {

    @ServerExceptionMapper
    Response ended(HasEnded e) {
        return Caller.ended().response();
    }

    @ServerExceptionMapper
    Response forgotten(IsForgotten e) {
        return Problem.notFound("There is no such subscription any more.").response();
    }
}
