package dev.entente.query.event;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.events.EventId;
import dev.entente.query.ledger.Cost;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Costs;
import dev.entente.query.web.QueryParameter;
import dev.entente.web.Problem;

/** One event, by the source's own id. */
@Path("/events")
@RunOnVirtualThread
@Costs(Cost.LITTLE)
@Tag(name = "Events")
public class EventResource {

    private static final String WHY = "an event is identified by its source and its id";

    private final Asked asked;
    private final Answers answers;

    EventResource(Asked asked, Answers answers) {
        this.asked = asked;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The event itself, its position, what became of it and of its alerts")
    public Response event() {
        var parameters = asked.parameters();
        var source = parameters.needed(QueryParameter.SOURCE, WHY);
        var id = parameters.needed(QueryParameter.ID, WHY);
        parameters.check();
        var key = new EventId(source.orElseThrow(), id.orElseThrow());
        return answers.jsonByContent(snapshot -> new EventStatus(snapshot)
                .of(key)
                .orElseThrow(() -> Problem.notFound(
                        "No event '" + key.id() + "' of " + key.source() + " is known here. If it was accepted, ask"
                                + " with its position in " + Answers.MIN_POSITION + ".")));
    }
}
