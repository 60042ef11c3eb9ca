package dev.entente.query.relation;

import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.query.filter.FactFilters;
import dev.entente.query.ledger.Cost;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.timeline.TimelineAnswers;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Costs;
import dev.entente.query.web.MediaTypes;
import dev.entente.query.web.Moments;
import dev.entente.query.web.QueryParameter;

/** Relations of two countries, in either order of their codes, and the network of all. */
@Path("/relations")
@RunOnVirtualThread
@Tag(name = "Relations")
public class RelationResource {

    private final Asked asked;
    private final Answers answers;

    RelationResource(Asked asked, Answers answers) {
        this.asked = asked;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Costs(Cost.DEAR)
    public Response network() {
        return answers.json(networks());
    }

    @GET
    @Produces(MediaTypes.CSV)
    @Costs(Cost.DEAR)
    public Response networkTable() {
        var networks = networks();
        return answers.table(snapshot -> networks.ask(snapshot).table());
    }

    @GET
    @Path("/countries")
    @Produces(MediaType.APPLICATION_JSON)
    @Costs(Cost.DEAR)
    public Response countries() {
        var networks = networks();
        return answers.json(snapshot -> Map.of("items", networks.ask(snapshot).nodes()));
    }

    @GET
    @Path("/countries")
    @Produces(MediaTypes.CSV)
    @Costs(Cost.DEAR)
    public Response countriesTable() {
        var networks = networks();
        return answers.table(snapshot -> networks.ask(snapshot).countries());
    }

    private Ledger.Question<Network> networks() {
        var parameters = asked.parameters();
        var least = parameters
                .one(QueryParameter.MIN_EVENTS, RelationResource::number)
                .orElse(1);
        var asOf = Moments.asOf(parameters);
        var facts = FactFilters.of(parameters, asOf).conditions().and("kind = any(?::text[])", Kindred.names());
        parameters.check();
        return snapshot -> new Networks(snapshot, asOf, facts).network(least);
    }

    @GET
    @Path("/{pair}")
    @Produces(MediaType.APPLICATION_JSON)
    @Costs(Cost.DEAR)
    public Response relation(@PathParam("pair") String text) {
        return answers.json(between(text));
    }

    @GET
    @Path("/{pair}")
    @Produces(MediaTypes.CSV)
    @Costs(Cost.DEAR)
    public Response figures(@PathParam("pair") String text) {
        var relation = between(text);
        return answers.table(snapshot -> relation.ask(snapshot).table());
    }

    private Ledger.Question<Relation> between(String text) {
        var pair = Pair.parse(text);
        var parameters = asked.parameters();
        var asOf = Moments.asOf(parameters);
        var between = Between.of(pair, parameters, asOf);
        parameters.check();
        return snapshot -> new Relations(snapshot, asOf, between).relation();
    }

    @GET
    @Path("/{pair}/timeline")
    @Produces(MediaType.APPLICATION_JSON)
    public Response timeline(@PathParam("pair") String text) {
        return facts(text).page();
    }

    @GET
    @Path("/{pair}/timeline")
    @Produces(MediaTypes.CSV)
    public Response table(@PathParam("pair") String text) {
        return facts(text).table();
    }

    @GET
    @Path("/{pair}/timeline")
    @Produces(MediaTypes.NDJSON)
    public Response lines(@PathParam("pair") String text) {
        return facts(text).lines();
    }

    private TimelineAnswers facts(String text) {
        var pair = Pair.parse(text);
        return new TimelineAnswers(
                asked, answers, (parameters, asOf) -> FactFilters.of(parameters, asOf, pair.countries()));
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("'" + text + "' is not a number from 1 on");
        }
        return Integer.parseInt(text);
    }
}
