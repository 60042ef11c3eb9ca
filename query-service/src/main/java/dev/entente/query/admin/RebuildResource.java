package dev.entente.query.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.query.rebuild.Difference;
import dev.entente.query.rebuild.Rebuild;
import dev.entente.query.rebuild.RebuildDesk;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Page;
import dev.entente.web.Problem;

/** Rebuilds: the read models are made again from the log, beside those that serve. */
@Path("/admin/rebuild")
@RolesAllowed("admin")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "jwt")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "A token without the scope admin")
@Tag(name = "Administration")
public class RebuildResource {

    /** What is shown of a rebuild that was asked for. */
    record Started(String id, String state) {

        static Started of(Rebuild rebuild) {
            return new Started(Long.toString(rebuild.id()), rebuild.state());
        }
    }

    /** What is shown of a rebuild. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Shown(
            String id,
            String state,
            double percent,
            double eventsPerSecond,
            Optional<Instant> eta,
            long events,
            long differences,
            Optional<String> reason,
            Instant started,
            Instant updated) {

        static Shown of(Rebuild rebuild, Instant now) {
            return new Shown(
                    Long.toString(rebuild.id()),
                    rebuild.state(),
                    rebuild.percent(),
                    rebuild.eventsPerSecond(now),
                    rebuild.eta(now),
                    rebuild.events(),
                    rebuild.differences(),
                    rebuild.reason(),
                    rebuild.started(),
                    rebuild.updated());
        }
    }

    private static final String PLACE = "/admin/rebuild";

    private final RebuildDesk desk;
    private final Asked asked;
    private final Clock clock;

    RebuildResource(RebuildDesk desk, Asked asked, Clock clock) {
        this.desk = desk;
        this.asked = asked;
        this.clock = clock;
    }

    @POST
    @Operation(
            summary = "Makes the read models again from the log",
            description = "It serves by itself where nothing differs, and waits for a decision where something does.")
    @APIResponse(responseCode = "202", description = "It is begun")
    @APIResponse(responseCode = "409", description = "One is running")
    public Response start() {
        asked.parameters().check();
        var started = Guarded.ask(desk::start)
                .orElseThrow(() -> conflict("A rebuild is running; GET " + PLACE
                        + " tells how far it is. Wait for it, or" + " DELETE " + PLACE + " to end it."));
        return accepted(started);
    }

    @GET
    @Operation(summary = "How far the latest rebuild is, or what it came to")
    @APIResponse(responseCode = "404", description = "There was none")
    public Shown latest() {
        asked.parameters().check();
        return Shown.of(rebuild(), clock.instant());
    }

    @GET
    @Path("/differences")
    @Operation(summary = "What the latest rebuild came to otherwise than what served: old against new, items first")
    public Page<Difference> differences() {
        var parameters = asked.parameters();
        var paging = asked.paging(parameters, List.of(Long::valueOf));
        parameters.check();
        var after = paging.after().map(keys -> (Long) keys.getFirst()).orElse(0L);
        var entries = Guarded.ask(() -> desk.differences(rebuild(), after, paging.limit() + 1)).stream()
                .map(difference -> new Page.Entry<>(difference, List.of(Long.toString(difference.number()))))
                .toList();
        return Page.of(entries, paging, Optional.empty());
    }

    @POST
    @Path("/swap")
    @Operation(summary = "Lets the rebuild serve that waits for a decision, although something differs")
    @APIResponse(responseCode = "202", description = "It catches up, and serves then")
    @APIResponse(responseCode = "409", description = "None waits for a decision")
    public Response swap() {
        asked.parameters().check();
        var rebuild = Guarded.ask(desk::swap)
                .orElseThrow(() -> conflict("No rebuild waits for a decision; GET " + PLACE + " tells of the latest."));
        return accepted(rebuild);
    }

    @DELETE
    @Operation(summary = "Ends the rebuild that runs or waits for a decision; what serves stays as it is")
    @APIResponse(responseCode = "204", description = "It is ended")
    @APIResponse(responseCode = "409", description = "None runs or waits")
    public Response discard() {
        asked.parameters().check();
        var unused = Guarded.ask(desk::discard)
                .orElseThrow(() -> conflict("No rebuild runs or waits; GET " + PLACE + " tells of the latest."));
        return Response.noContent().build();
    }

    private Rebuild rebuild() {
        return Guarded.ask(desk::latest)
                .orElseThrow(
                        () -> Problem.notFound("Nothing was ever rebuilt here. POST " + PLACE + " begins a rebuild."));
    }

    private static Response accepted(Rebuild rebuild) {
        return Response.accepted(Started.of(rebuild))
                .header(HttpHeaders.LOCATION, PLACE)
                .build();
    }

    private static Problem conflict(String detail) {
        return Problem.of(409, "conflict", "Not now", detail);
    }
}
