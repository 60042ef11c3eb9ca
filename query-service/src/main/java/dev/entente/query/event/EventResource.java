package dev.entente.query.event;

import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.events.EventId;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Parameters;
import dev.entente.web.Problem;

/** One event, by the source's own id. */
@Path("/events")
@RunOnVirtualThread
@Tag(name = "Events")
public class EventResource {

    private final Answers answers;

    EventResource(Answers answers) {
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The event itself, its position, what became of it and of its alerts")
    @Parameter(
            name = "source",
            in = ParameterIn.QUERY,
            required = true,
            description = "URI of who reported",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "id",
            in = ParameterIn.QUERY,
            required = true,
            description = "the source's own id",
            schema = @Schema(implementation = String.class))
    public Response event() {
        var parameters = answers.parameters();
        var source = needed(parameters, "source");
        var id = needed(parameters, "id");
        parameters.check();
        var key = new EventId(source.orElseThrow(), id.orElseThrow());
        return answers.jsonByContent(snapshot -> new EventStatus(snapshot)
                .of(key)
                .orElseThrow(() -> Problem.of(
                        404,
                        "not-found",
                        "Not found",
                        "No event '" + key.id() + "' of " + key.source() + " is known here. If it was accepted, ask"
                                + " with its position in " + Answers.MIN_POSITION + ".")));
    }

    private static Optional<String> needed(Parameters parameters, String name) {
        var value = parameters.one(name);
        if (value.isEmpty()) {
            parameters.refuse(name, "is needed: an event is identified by its source and its id");
        }
        return value;
    }
}
