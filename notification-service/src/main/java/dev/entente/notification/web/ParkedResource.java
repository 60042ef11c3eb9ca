package dev.entente.notification.web;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;

import dev.entente.events.json.Json;
import dev.entente.ledger.ParkedEntry;
import dev.entente.ledger.ParkedReplay.Outcome;
import dev.entente.ledger.Place;
import dev.entente.notification.news.Parked;
import dev.entente.web.Problem;

/** What could not be handled here, and trying it again, as the query service has it. */
@Path("/admin/parked")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "operation", description = "For the operator; needs the scope admin")
public class ParkedResource {

    private final Parked parked;

    ParkedResource(Parked parked) {
        this.parked = parked;
    }

    @GET
    @Operation(summary = "Lists the records that could not be handled, each with the reason, in the order of the log")
    public ObjectNode page(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        var most = DeliveryPage.limit(limit);
        var entries = parked.after(behind(cursor), most + 1);
        var page = Json.MAPPER.createObjectNode();
        var items = page.putArray("items");
        entries.stream().limit(most).forEach(entry -> items.add(entry.shown()));
        if (entries.size() > most) {
            page.put("next", entries.get(most - 1).id());
        }
        return page;
    }

    private static Optional<Place> behind(String cursor) {
        var place = Optional.ofNullable(cursor).flatMap(ParkedEntry::place);
        if (cursor != null && place.isEmpty()) {
            throw Faults.ofParameter("cursor", "was not given out here as 'next'");
        }
        return place;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows one of them")
    @APIResponse(responseCode = "404", description = "Nothing of this id is parked")
    public ObjectNode one(@PathParam("id") String id) {
        return parked.at(place(id)).orElseThrow(() -> unknown(id)).shown();
    }

    @POST
    @Path("/{id}/replay")
    @Operation(
            summary = "Tries a record again: if it can be handled now, its news are told",
            description =
                    "To whoever subscribed before it was reported, once; of what is told already nobody hears again.")
    @APIResponse(responseCode = "200", description = "It is read, and parked no more")
    @APIResponse(responseCode = "404", description = "Nothing of this id is parked")
    @APIResponse(responseCode = "409", description = "It cannot be handled now either; the problem has the reason")
    public ObjectNode replay(@PathParam("id") String id) {
        return switch (parked.replay(place(id))) {
            case Outcome.Done done ->
                Json.MAPPER.createObjectNode().put("id", id).put("status", "read");
            case Outcome.Unknown unknown -> throw unknown(id);
            case Outcome.Refused refused ->
                throw Problem.of(
                                409,
                                "still-parked",
                                "Still cannot be handled",
                                "The record cannot be handled now either, and stays parked: " + refused.reason())
                        .with("reason", refused.reason());
        };
    }

    private static Place place(String id) {
        return ParkedEntry.place(id).orElseThrow(() -> unknown(id));
    }

    private static Problem unknown(String id) {
        return Problem.notFound("Nothing is parked under " + id + ". GET /admin/parked lists what is.");
    }
}
