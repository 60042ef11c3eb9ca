package dev.entente.query.stance;

import java.util.Locale;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.events.Text;
import dev.entente.events.code.CodeLists;
import dev.entente.events.json.Json;
import dev.entente.query.filter.SectorsAndInterval;
import dev.entente.query.ledger.Cost;
import dev.entente.query.ledger.Known;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Costs;
import dev.entente.query.web.Language;
import dev.entente.query.web.Moments;

/** The issues on which somebody has taken a position: whatever slugs the sources of statements have chosen. */
@Path("/issues")
@RunOnVirtualThread
@Costs(Cost.DEAR)
@Tag(name = "Positions")
public class IssueResource {

    /** BCP 47: the language is not known. */
    private static final String UNDETERMINED = "und";

    private final Asked asked;
    private final Answers answers;

    IssueResource(Asked asked, Answers answers) {
        this.asked = asked;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "The issues on which countries have taken a position, what they are called, and which countries have")
    public Response all() {
        var parameters = asked.parameters();
        var countries = parameters.anyCountry();
        var statements = Known.items(Moments.asOf(parameters));
        SectorsAndInterval.of(parameters).narrowItems(statements);
        var language = Language.of(parameters);
        parameters.check();
        return answers.json(snapshot -> Map.of(
                "items",
                Stances.issues(snapshot, statements, countries).stream()
                        .map(issue -> language.in(titled(issue)))
                        .toList()));
    }

    private static ObjectNode titled(Stances.Issue issue) {
        var titled = Json.MAPPER.createObjectNode().put("issue", issue.issue());
        titled.set("title", Json.MAPPER.valueToTree(title(issue.issue())));
        titled.put("statements", issue.statements());
        return titled.set("countries", Json.MAPPER.valueToTree(issue.countries()));
    }

    /** By the list of issues; of what is not in it, the words of the slug, which are of no language that is known. */
    static Text title(String slug) {
        var words = slug.replace('-', ' ');
        return CodeLists.issues()
                .names()
                .getOrDefault(
                        slug,
                        Text.of(Map.of(
                                UNDETERMINED, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1))));
    }
}
