package dev.entente.query.admin;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.ledger.ParkedEntry;
import dev.entente.ledger.ParkedReplay.Outcome;
import dev.entente.ledger.Place;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Page;
import dev.entente.query.web.Paging;
import dev.entente.web.Problem;

/** What could not be handled, and trying it again. */
@Path("/admin/parked")
@RolesAllowed("admin")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "jwt")
@Tag(name = "Administration")
public class ParkedResource {

    /** What became of a record that was tried again. */
    record Replayed(String id, String status) {}

    private final Replays replays;
    private final Asked asked;
    private final Answers answers;

    ParkedResource(Replays replays, Asked asked, Answers answers) {
        this.replays = replays;
        this.asked = asked;
        this.answers = answers;
    }

    @GET
    @Operation(
            summary = "A page of the records that could not be handled, each with the reason, in the order of the log")
    public Response page() {
        var parameters = asked.parameters();
        var paging = asked.paging(parameters, List.of(Integer::valueOf, Long::valueOf));
        parameters.check();
        return answers.page(snapshot -> page(snapshot, paging));
    }

    /** Keyed by partition and offset. */
    private static Page<ObjectNode> page(Snapshot snapshot, Paging paging) throws SQLException {
        var after = paging.after().map(keys -> new Place((Integer) keys.get(0), (Long) keys.get(1)));
        var entries = ParkedEntry.after(snapshot.connection(), after, paging.limit() + 1).stream()
                .map(parked -> new Page.Entry<>(parked.shown(), keys(parked.place())))
                .toList();
        return Page.of(entries, paging, Optional.empty());
    }

    private static List<String> keys(Place place) {
        return List.of(Integer.toString(place.partition()), Long.toString(place.offset()));
    }

    @POST
    @Path("/{id}/replay")
    @Operation(summary = "Tries a record again: if it can be handled now, it takes its place")
    @APIResponse(responseCode = "200", description = "It is projected, and parked no more")
    @APIResponse(responseCode = "404", description = "Nothing of this id is parked")
    @APIResponse(responseCode = "409", description = "It cannot be handled now either; the problem has the reason")
    public Replayed replay(@PathParam("id") String id) {
        asked.parameters().check();
        var place = ParkedEntry.place(id).orElseThrow(() -> unknown(id));
        return switch (Guarded.ask(() -> replays.of(place))) {
            case Outcome.Done done -> new Replayed(id, "projected");
            case Outcome.Unknown unknown -> throw unknown(id);
            case Outcome.Refused refused -> throw refused(refused.reason());
        };
    }

    private static Problem unknown(String id) {
        return Problem.notFound("Nothing is parked under " + id + ". GET /admin/parked lists what is.");
    }

    private static Problem refused(String reason) {
        return Problem.of(
                        409,
                        "still-parked",
                        "Still cannot be handled",
                        "The record cannot be handled now either, and stays parked: " + reason)
                .with("reason", reason);
    }
}
