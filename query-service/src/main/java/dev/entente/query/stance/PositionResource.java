package dev.entente.query.stance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.query.filter.SectorsAndInterval;
import dev.entente.query.ledger.Cost;
import dev.entente.query.ledger.Known;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Costs;
import dev.entente.query.web.Moments;
import dev.entente.query.web.Parameters;
import dev.entente.query.web.QueryParameter;

/** Who stands where. */
@Path("/positions")
@RunOnVirtualThread
@Costs(Cost.DEAR)
@Tag(name = "Positions")
public class PositionResource {

    /** A country's stance, as it is shown. */
    record Entry(String country, String stance, Optional<String> of, String since, List<String> statements) {

        static Entry of(Stances.Held held) {
            var stance = held.stance();
            return new Entry(stance.country(), stance.stance(), stance.of(), held.since(), held.statements());
        }
    }

    /**
     * An issue.
     *
     * @param aligned countries that take the same stance on the same thing, where there are several
     */
    record Issue(List<Entry> items, List<List<String>> aligned) {

        static Issue of(List<Stances.Held> all) {
            var together = new LinkedHashMap<Map.Entry<String, Optional<String>>, List<String>>();
            all.forEach(held -> together.computeIfAbsent(
                            Map.entry(held.stance().stance(), held.stance().of()), stance -> new ArrayList<>())
                    .add(held.stance().country()));
            return new Issue(
                    all.stream().map(Entry::of).toList(),
                    together.values().stream()
                            .filter(countries -> countries.size() > 1)
                            .toList());
        }
    }

    private final Asked asked;
    private final Answers answers;

    PositionResource(Asked asked, Answers answers) {
        this.asked = asked;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Where each country stands on an issue, by its latest statement, and who is aligned")
    public Response issue() {
        var parameters = asked.parameters();
        var issue = parameters.needed(
                QueryParameter.ISSUE,
                "positions are told issue by issue, and /issues lists those there are",
                Parameters::issue);
        var countries = parameters.anyCountry();
        var statements = Known.items(Moments.asOf(parameters));
        SectorsAndInterval.of(parameters).narrowItems(statements);
        parameters.check();
        statements.and("issue = ?", issue.orElseThrow());
        return answers.json(snapshot -> Issue.of(Stances.of(snapshot, statements, countries)));
    }
}
