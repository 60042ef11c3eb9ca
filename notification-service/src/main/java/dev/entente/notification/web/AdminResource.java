package dev.entente.notification.web;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;

import dev.entente.events.json.Json;
import dev.entente.notification.delivery.DeliveryLog;

/** What the operator sees. */
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "operation", description = "For the operator; needs the scope admin")
public class AdminResource {

    private static final List<String> STATES = List.of("due", "delivered", "failed", "cancelled");

    private final DeliveryLog log;

    AdminResource(DeliveryLog log) {
        this.log = log;
    }

    @GET
    @Path("/deliveries")
    @RolesAllowed("admin")
    @Operation(summary = "Counts deliveries by state, and lists them, of one state if asked, the latest first")
    public ObjectNode deliveries(
            @QueryParam("state") String state, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        if (state != null && !STATES.contains(state)) {
            throw Faults.ofParameter("state", "is none of " + String.join(", ", STATES));
        }
        var answer = Json.MAPPER.createObjectNode();
        answer.set("counts", Json.tree(log.counts()));
        return answer.setAll(new DeliveryPage(limit, cursor)
                .of((before, count) -> log.inState(Optional.ofNullable(state), before, count)));
    }
}
