package dev.entente.notification.web;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;

import dev.entente.events.json.Json;
import dev.entente.notification.delivery.Breakers;
import dev.entente.notification.delivery.DeliveryLog;
import dev.entente.notification.subscription.Managing;
import dev.entente.web.Problem;

/** What the operator sees. */
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "operation", description = "For the operator; needs the scope admin")
public class AdminResource {

    private final DeliveryLog log;
    private final Breakers breakers;
    private final Managing managing;

    AdminResource(DeliveryLog log, Breakers breakers, Managing managing) {
        this.log = log;
        this.breakers = breakers;
        this.managing = managing;
    }

    @GET
    @Path("/deliveries")
    @RolesAllowed("admin")
    @Operation(summary = "Counts deliveries by state, and lists them, of one state if asked, the latest first")
    public ObjectNode deliveries(
            @QueryParam("state") String state, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        var wanted = DeliveryPage.state(state);
        var answer = Json.MAPPER.createObjectNode();
        answer.set("counts", Json.tree(log.counts()));
        return answer.setAll(new DeliveryPage(limit, cursor).of((before, count) -> log.inState(wanted, before, count)));
    }

    @POST
    @Path("/deliveries/replay")
    @RolesAllowed("admin")
    @Operation(
            summary = "Sends again what was given up (state=failed) or taken back (state=cancelled) since a moment",
            description = "To subscriptions that are active now, each delivery under its id; says how many.")
    public Response replay(@QueryParam("state") String state, @QueryParam("since") String since) {
        if (!"failed".equals(state) && !"cancelled".equals(state)) {
            throw Faults.ofParameter("state", "is neither failed nor cancelled");
        }
        var count = log.replay(state, DeliveryPage.since(since));
        return Response.accepted(Json.MAPPER.createObjectNode().put("deliveries", count))
                .build();
    }

    @POST
    @Path("/deliveries/{id}/redeliver")
    @RolesAllowed("admin")
    @Operation(
            summary = "Sends a delivery again, under its id, whosever it is",
            description =
                    "A pause of its receiver ends for one attempt, at what waits there longest; when that arrives, all is sent."
                            + " 409 where its subscription is not active.")
    public Response redeliver(@PathParam("id") UUID id) {
        Caller.active(log.subscriptionOf(id).flatMap(managing::find).orElseThrow(() -> DeliveryResource.unknown(id)));
        log.receiverOf(id).ifPresent(breakers::endPause);
        log.redeliver(id);
        return Response.accepted(DeliveryResource.due(id, Optional.empty())).build();
    }

    @POST
    @Path("/receivers/try")
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ends the pause of a receiver for one attempt at what waits for it",
            description =
                    "The body is {\"receiver\":\"...\"}, as GET /admin/receivers names it. If it answers, all that waits is"
                            + " sent; if not, it pauses as before.")
    @APIResponse(responseCode = "404", description = "It does not fail")
    public Response tryNow(JsonNode body) {
        var faults = new Faults();
        var receiver = Form.of(body, "", Set.of("receiver"), faults).text("receiver", 200);
        if (receiver.isEmpty()) {
            faults.add("/receiver", "is missing");
        }
        faults.raiseAsInvalid();
        if (!breakers.tryNow(receiver.orElseThrow())) {
            throw Problem.notFound("No receiver of this name fails. GET /admin/receivers lists those that do.");
        }
        return Response.accepted(Json.MAPPER.createObjectNode().put("receiver", receiver.get()))
                .build();
    }

    @GET
    @Path("/receivers")
    @RolesAllowed("admin")
    @Operation(
            summary = "Lists receivers of webhooks that fail, the longest first",
            description = "Since when, how often in a row, what the last answer was, when the next attempt is made.")
    public ObjectNode receivers(@QueryParam("limit") String limit) {
        var answer = Json.MAPPER.createObjectNode();
        answer.set("items", Json.MAPPER.valueToTree(breakers.failing(DeliveryPage.limit(limit))));
        return answer;
    }
}
