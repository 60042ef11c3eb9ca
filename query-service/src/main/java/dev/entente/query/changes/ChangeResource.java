package dev.entente.query.changes;

import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

import dev.entente.events.Position;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Parameters;
import dev.entente.query.web.QueryParameter;
import dev.entente.web.ClientNetwork;

/** The news as it comes. */
@Path("/changes")
@NonBlocking
@Tag(name = "Changes")
public class ChangeResource {

    private static final String LAST = "Last-Event-ID";

    private final Asked asked;
    private final Changes changes;

    ChangeResource(Asked asked, Changes changes) {
        this.asked = asked;
        this.changes = changes;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Events as they are projected, as server-sent events",
            description = "Each is told once its effect can be read. The id of every event is a token from which the"
                    + " stream can be resumed, by the header Last-Event-ID (browsers send it by themselves) or the"
                    + " parameter after: nothing is left out or told twice. Every 15 seconds there is a comment and a"
                    + " new id. Who reads too slowly is disconnected and resumes.")
    public void listen(
            @Parameter(hidden = true) @HeaderParam(LAST) String last,
            @Parameter(hidden = true) @HeaderParam(Answers.MIN_POSITION) String atLeast,
            @Context HttpServerRequest request,
            @Context HttpServerResponse wire,
            @Suspended AsyncResponse answer) {
        var parameters = asked.parameters();
        var wanted = WantedChanges.of(parameters);
        var after = parameters.one(QueryParameter.AFTER, token -> Mark.read(token.strip()));
        parameters.check();
        var from = header(LAST, last).or(() -> after);
        var least = header(Answers.MIN_POSITION, atLeast).map(Mark::position).orElse(Position.START);
        changes.listen(new HttpOutlet(wire, answer, ClientNetwork.of(request)), wanted, from, least);
    }

    @HEAD
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Response head() {
        var parameters = asked.parameters();
        WantedChanges.of(parameters);
        parameters.one(QueryParameter.AFTER, token -> Mark.read(token.strip()));
        parameters.check();
        return Response.ok().type(MediaType.SERVER_SENT_EVENTS).build();
    }

    private static Optional<Mark> header(String name, String value) {
        try {
            return Optional.ofNullable(value)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(Mark::read);
        } catch (IllegalArgumentException e) {
            throw Parameters.refusal(name, e.getMessage());
        }
    }
}
