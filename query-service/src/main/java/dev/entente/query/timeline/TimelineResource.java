package dev.entente.query.timeline;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.query.filter.FactFilters;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.MediaTypes;
import dev.entente.query.web.Moments;

/** All facts that stand. */
@Path("/timeline")
@RunOnVirtualThread
@Tag(name = "Timeline")
public class TimelineResource {

    private final Answers answers;

    TimelineResource(Answers answers) {
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What happened, an entry a fact, newest first")
    public Response page() {
        var parameters = answers.parameters();
        var facts = FactFilters.of(parameters, Moments.asOf(parameters));
        var timeline = new Timeline(facts, Language.of(parameters));
        var paging = answers.paging(parameters, Timeline.keys());
        var count = Count.of(parameters);
        parameters.check();
        return answers.page(snapshot -> timeline.page(snapshot, paging, count));
    }

    @GET
    @Produces(MediaTypes.CSV)
    @Operation(summary = "What happened and passes the filters, all of it, as a table")
    public Response table() {
        return answers.stream(MediaTypes.CSV, all()::table);
    }

    @GET
    @Produces(MediaTypes.NDJSON)
    @Operation(summary = "What happened and passes the filters, all of it, one a line")
    public Response lines() {
        return answers.stream(MediaTypes.NDJSON, all()::lines);
    }

    private Timeline all() {
        var parameters = answers.parameters();
        var facts = FactFilters.of(parameters, Moments.asOf(parameters));
        var timeline = new Timeline(facts, Language.of(parameters));
        parameters.check();
        return timeline;
    }
}
