package dev.entente.query.country;

import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.events.code.CodeLists;
import dev.entente.events.json.Json;
import dev.entente.query.filter.SectorsAndInterval;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Cost;
import dev.entente.query.ledger.Known;
import dev.entente.query.relation.Kindred;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Costs;
import dev.entente.query.web.Language;
import dev.entente.query.web.Moments;
import dev.entente.query.web.Parameters;
import dev.entente.web.Problem;

/** The countries of which something is known. */
@Path("/countries")
@RunOnVirtualThread
@Costs(Cost.DEAR)
@Tag(name = "Countries")
public class CountryResource {

    private final Asked asked;
    private final Answers answers;

    CountryResource(Asked asked, Answers answers) {
        this.asked = asked;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The countries of which an item is known, with their counts by collection")
    public Response all() {
        var parameters = asked.parameters();
        var items = items(parameters);
        var language = Language.of(parameters);
        parameters.check();
        return answers.json(snapshot -> Map.of("items", new Countries(snapshot, items, language).all()));
    }

    @GET
    @Path("/{code}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One country: its counts, and the countries with which it shares items")
    public Response one(@PathParam("code") String code) {
        var parameters = asked.parameters();
        var items = items(parameters);
        var language = Language.of(parameters);
        parameters.check();
        return answers.json(snapshot -> {
            demandCountry(code);
            var countries = new Countries(snapshot, items, language);
            return countries.one(code).set("partners", Json.MAPPER.valueToTree(countries.partners(code)));
        });
    }

    private static void demandCountry(String code) {
        if (!CodeLists.countries().has(code)) {
            throw Problem.notFound(
                    "There is no country " + code + "; codes are those of ISO 3166-1 alpha-2, such as TR.");
        }
    }

    private static Conditions items(Parameters parameters) {
        var items = Known.items(Moments.asOf(parameters)).and("kind = any(?::text[])", Kindred.names());
        SectorsAndInterval.of(parameters).narrowItems(items);
        return items;
    }
}
