package dev.entente.notification.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;

import dev.entente.events.json.Json;
import dev.entente.notification.delivery.Breakers;
import dev.entente.notification.delivery.DeliveryLog;

/** What the operator sees. */
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "operation", description = "For the operator; needs the scope admin")
public class AdminResource {

    private final DeliveryLog log;
    private final Breakers breakers;

    AdminResource(DeliveryLog log, Breakers breakers) {
        this.log = log;
        this.breakers = breakers;
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
