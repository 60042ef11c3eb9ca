package dev.entente.notification.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.Blocking;

import dev.entente.events.json.Json;
import dev.entente.notification.delivery.DeliveryLog;
import dev.entente.web.Problem;

/** What was sent to a subscriber, attempt by attempt, and sending it again. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "deliveries", description = "What was sent, and how it went")
public class DeliveryResource {

    private final DeliveryLog log;
    private final Caller caller;

    DeliveryResource(DeliveryLog log, Caller caller) {
        this.log = log;
        this.caller = caller;
    }

    @GET
    @Path("/subscriptions/{id}/deliveries")
    @Operation(summary = "Lists deliveries, the latest first")
    public ObjectNode deliveries(
            @PathParam("id") UUID id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        var subscription = caller.subscription(id);
        return new DeliveryPage(limit, cursor).of((before, count) -> log.of(subscription.id(), before, count));
    }

    @POST
    @Path("/subscriptions/{id}/replay")
    @Operation(summary = "Sends again all alerts since a moment, each under its id; says how many")
    public Response replay(@PathParam("id") UUID id, @QueryParam("since") String since) {
        var subscription = caller.subscription(id);
        var count = log.replay(subscription.id(), moment(since));
        return Response.accepted(Json.MAPPER.createObjectNode().put("deliveries", count))
                .build();
    }

    @POST
    @Path("/deliveries/{id}/redeliver")
    @Operation(summary = "Sends a delivery again, under its id")
    public Response redeliver(@PathParam("id") UUID id) {
        if (!caller.hasToken()) {
            throw new UnauthorizedException();
        }
        var subscription = log.subscriptionOf(id).orElseThrow(() -> unknown(id));
        caller.subscription(subscription);
        log.redeliver(id);
        return Response.accepted().build();
    }

    private static Instant moment(String since) {
        try {
            return OffsetDateTime.parse(since == null ? "" : since).toInstant();
        } catch (DateTimeParseException e) {
            throw Faults.ofParameter("since", "is no RFC 3339 time, such as 2024-08-20T09:00:00Z");
        }
    }

    private static Problem unknown(UUID id) {
        return Problem.of(404, "not-found", "Not found", "There is no delivery " + id + ".");
    }
}
