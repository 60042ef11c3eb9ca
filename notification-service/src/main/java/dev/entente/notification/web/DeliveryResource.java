package dev.entente.notification.web;

import java.util.UUID;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.Blocking;

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
    private final Caller caller;
    private final Client client;

    DeliveryResource(DeliveryLog log, Caller caller, Client client) {
        this.log = log;
        this.caller = caller;
        this.client = client;
    }

    @POST
    @Path("/{id}/redeliver")
    @Operation(summary = "Sends a delivery again, under its id; 429 where that was asked for too often")
    public Response redeliver(@PathParam("id") UUID id) {
        var subscription =
                Caller.active(caller.ifAllowed(log.subscriptionOf(id)).orElseThrow(() -> unknown(id)));
        client.admitAgainTo(subscription, Repeats.Kind.REDELIVERY);
        log.redeliver(id);
        return Response.accepted().build();
    }

    private static Problem unknown(UUID id) {
        return Problem.notFound("There is no delivery " + id + ", or the token is not for its subscription.");
    }
}
