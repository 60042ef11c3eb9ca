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
import dev.entente.query.web.MediaTypes;

/** All facts that stand. */
@Path("/timeline")
@RunOnVirtualThread
@Tag(name = "Timeline")
public class TimelineResource {

    private final TimelineAnswers timeline;

    TimelineResource(Answers answers) {
        this.timeline = new TimelineAnswers(answers, FactFilters::of);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What happened, an entry a fact, newest first")
    public Response page() {
        return timeline.page();
    }

    @GET
    @Produces(MediaTypes.CSV)
    @Operation(summary = "What happened and passes the filters, all of it, as a table")
    public Response table() {
        return timeline.table();
    }

    @GET
    @Produces(MediaTypes.NDJSON)
    @Operation(summary = "What happened and passes the filters, all of it, one a line")
    public Response lines() {
        return timeline.lines();
    }
}
