package dev.entente.query.position;

import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.query.filter.ItemFilters;
import dev.entente.query.ledger.Known;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Moments;

/** The issues on which somebody has taken a position: whatever slugs the sources of statements have chosen. */
@Path("/issues")
@RunOnVirtualThread
@Tag(name = "Positions")
public class IssueResource {

    private final Answers answers;

    IssueResource(Answers answers) {
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The issues on which countries have taken a position, and which countries have")
    public Response all() {
        var parameters = answers.parameters();
        var countries = parameters.countries("country");
        var statements = Known.items(Moments.asOf(parameters));
        ItemFilters.addSectorsAndInterval(parameters, statements);
        parameters.check();
        return answers.json(snapshot -> Map.of("items", Stances.issues(snapshot, statements, countries)));
    }
}
