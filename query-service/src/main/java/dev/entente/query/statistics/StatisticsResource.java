package dev.entente.query.statistics;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.events.actor.ActorProfile;
import dev.entente.query.filter.FactFilters;
import dev.entente.query.ledger.Cost;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Costs;
import dev.entente.query.web.MediaTypes;
import dev.entente.query.web.Moments;
import dev.entente.query.web.Parameters;
import dev.entente.query.web.QueryParameter;

/** How much happened. */
@Path("/statistics")
@RunOnVirtualThread
@Costs(Cost.DEAR)
@Tag(name = "Statistics")
public class StatisticsResource {

    private final Asked asked;
    private final Answers answers;

    StatisticsResource(Asked asked, Answers answers) {
        this.asked = asked;
        this.answers = answers;
    }

    @GET
    @Path("/activity")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How many facts there are, by one or several of month, week, sector, country and type",
            description =
                    "Each report of a fact is one. Descriptions of actors are no happenings: they count where type"
                            + " asks for them.")
    public Response activity() {
        var asked = asked();
        return answers.json(snapshot -> Map.of("items", asked.count(snapshot)));
    }

    @GET
    @Path("/activity")
    @Produces(MediaTypes.CSV)
    public Response table() {
        var asked = asked();
        return answers.table(snapshot -> asked.table(asked.count(snapshot)));
    }

    private Activity asked() {
        var parameters = asked.parameters();
        var by = by(parameters);
        var incomplete = parameters
                .one(QueryParameter.INCOMPLETE, StatisticsResource::truth)
                .orElse(false);
        var facts = FactFilters.of(parameters, Moments.asOf(parameters)).conditions();
        if (!parameters.has(QueryParameter.TYPE)) {
            facts.and("kind <> ?", ActorProfile.KIND.name());
        }
        parameters.check();
        return new Activity(by, incomplete, facts);
    }

    private static boolean truth(String text) {
        if (!text.matches("true|false")) {
            throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        }
        return Boolean.parseBoolean(text);
    }

    private static List<Dimension> by(Parameters parameters) {
        return parameters.listed(QueryParameter.GROUP_BY, Dimension::list).orElse(List.of(Dimension.MONTH));
    }
}
