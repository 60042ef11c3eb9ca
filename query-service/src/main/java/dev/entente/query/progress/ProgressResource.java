package dev.entente.query.progress;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.ledger.LogEnds;
import dev.entente.query.ledger.Cost;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Costs;

/** What is projected. Its address was given out beside those of the positions that countries take. */
@Path("/positions/now")
@RunOnVirtualThread
@Costs(Cost.LITTLE)
@Tag(name = "Positions")
public class ProgressResource {

    private final Asked asked;
    private final Answers answers;
    private final LogEnds log;

    ProgressResource(Asked asked, Answers answers, LogEnds log) {
        this.asked = asked;
        this.answers = answers;
        this.log = log;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far the read models are: the last offset of each partition, and how much is to come")
    public Response now() {
        asked.parameters().check();
        return answers.jsonByContent(snapshot -> ProjectionProgress.of(snapshot, log.recently()));
    }
}
