package dev.entente.query.timeline;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.query.filter.FactFilters;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.MediaTypes;

/** All facts that stand. */
@Path("/timeline")
@RunOnVirtualThread
@Tag(name = "Timeline")
public class TimelineResource {

    private final TimelineAnswers timeline;

    TimelineResource(Asked asked, Answers answers) {
        this.timeline = new TimelineAnswers(asked, answers, FactFilters::of);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response page() {
        return timeline.page();
    }

    @GET
    @Produces(MediaTypes.CSV)
    public Response table() {
        return timeline.table();
    }

    @GET
    @Produces(MediaTypes.NDJSON)
    public Response lines() {
        return timeline.lines();
    }
}
