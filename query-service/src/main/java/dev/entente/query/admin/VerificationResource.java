package dev.entente.query.admin;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

import dev.entente.events.json.Json;
import dev.entente.query.rebuild.Administration;
import dev.entente.query.rebuild.Check;
import dev.entente.query.web.Asked;
import dev.entente.web.Problem;
import dev.entente.web.Silence;

/** Whether the read models are what the log comes to. */
@Path("/admin/verify")
@RolesAllowed("admin")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "jwt")
@Tag(name = "Administration")
public class VerificationResource {

    private static final String PLACE = "/admin/verify/";
    private static final String LATEST = "latest";

    private final Administration administration;
    private final Asked asked;
    private final Clock clock;

    VerificationResource(Administration administration, Asked asked, Clock clock) {
        this.administration = administration;
        this.asked = asked;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Makes the read models once more from the log, and says whether those that serve agree",
            description =
                    "Takes as long as a rebuild; with 'Prefer: respond-async' (RFC 7240) it is begun, and Location says"
                            + " where it tells of itself. The checksum does not depend on order, batches or replicas;"
                            + " where both differ, 'expected' is that of the log, and 'differences' names some of the"
                            + " rows.")
    @APIResponse(responseCode = "200", description = "agrees, events, checksum")
    @APIResponse(responseCode = "202", description = "It is begun")
    @APIResponse(responseCode = "409", description = "Another verification is running")
    public Response verify(@HeaderParam("Prefer") List<String> preferences, @Context HttpServerRequest request) {
        asked.parameters().check();
        var run = Guarded.ask(administration.verification()::begin).orElseThrow(VerificationResource::running);
        if (!wantsToWait(preferences)) {
            administration.later(run);
            return Response.accepted(Map.of("id", Long.toString(run.id()), "state", "running"))
                    .header(HttpHeaders.LOCATION, PLACE + run.id())
                    .header("Preference-Applied", "respond-async")
                    .build();
        }
        Silence.isMeant(request);
        return Response.ok(Guarded.asking(run::verdict)).build();
    }

    private static boolean wantsToWait(List<String> preferences) {
        return preferences.stream()
                .flatMap(line -> Arrays.stream(line.split("[,;]", -1)))
                .noneMatch(preference -> preference.strip().equalsIgnoreCase("respond-async"));
    }

    private static Problem running() {
        return Problem.of(
                        409,
                        "conflict",
                        "Not now",
                        "A verification is running; GET " + PLACE + LATEST
                                + " tells how far it is. Ask again when it has ended.")
                .header(HttpHeaders.RETRY_AFTER, 10);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far a verification is, by its number or the latest, or what it came to")
    @APIResponse(responseCode = "404", description = "There was none")
    public ObjectNode one(@PathParam("id") String id) {
        asked.parameters().check();
        var check = Guarded.ask(() -> check(id))
                .orElseThrow(() -> Problem.notFound("No such verification was begun. GET /admin/verify begins one."));
        return shown(check, clock.instant());
    }

    private Optional<Check> check(String id) throws SQLException {
        if (id.equals(LATEST)) {
            return administration.verification().latest();
        }
        return id.matches("\\d{1,18}") ? administration.verification().one(Long.parseLong(id)) : Optional.empty();
    }

    private static ObjectNode shown(Check check, Instant now) {
        var shown = Json.MAPPER.createObjectNode();
        shown.put("id", Long.toString(check.id())).put("state", check.state());
        shown.put("percent", check.percent()).put("eventsPerSecond", check.eventsPerSecond(now));
        check.eta(now).ifPresent(eta -> shown.put("eta", eta.toString()));
        check.reason().ifPresent(reason -> shown.put("reason", reason));
        shown.put("started", check.started().toString())
                .put("updated", check.updated().toString());
        check.verdict().ifPresent(shown::setAll);
        return shown;
    }
}
