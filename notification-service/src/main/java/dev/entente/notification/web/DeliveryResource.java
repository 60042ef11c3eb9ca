package dev.entente.notification.web;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;

import dev.entente.events.json.Json;
import dev.entente.notification.delivery.Breakers;
import dev.entente.notification.delivery.DeliveryLog;
import dev.entente.notification.subscription.Repeats;
import dev.entente.web.Problem;

/** Sending a delivery again. */
@Path("/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "deliveries", description = "What was sent, and how it went")
public class DeliveryResource {

    private final DeliveryLog log;
    private final Breakers breakers;
    private final Caller caller;
    private final Client client;

    DeliveryResource(DeliveryLog log, Breakers breakers, Caller caller, Client client) {
        this.log = log;
        this.breakers = breakers;
        this.caller = caller;
        this.client = client;
    }

    @POST
    @Path("/{id}/redeliver")
    @Operation(
            summary = "Sends a delivery again, under its id; 429 where that was asked for too often",
            description = "Where its receiver pauses, since it fails, pausedUntil says when it is tried.")
    public Response redeliver(@PathParam("id") UUID id) {
        var subscription =
                Caller.active(caller.ifAllowed(log.subscriptionOf(id)).orElseThrow(() -> unknown(id)));
        client.admitAgainTo(subscription, Repeats.Kind.REDELIVERY);
        log.redeliver(id);
        return Response.accepted(due(id, log.receiverOf(id).flatMap(breakers::pausedUntil)))
                .build();
    }

    static ObjectNode due(UUID id, Optional<Instant> pausedUntil) {
        var answer = Json.MAPPER.createObjectNode().put("id", id.toString()).put("state", "due");
        pausedUntil.ifPresent(until -> answer.put("pausedUntil", until.toString()));
        return answer;
    }

    static Problem unknown(UUID id) {
        return Problem.notFound("There is no delivery " + id + ", or the token is not for its subscription.");
    }
}
