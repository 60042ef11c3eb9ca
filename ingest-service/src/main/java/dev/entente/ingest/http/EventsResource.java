package dev.entente.ingest.http;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.fasterxml.jackson.databind.JsonNode;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.events.schema.InvalidEvent;
import dev.entente.ingest.IngestConfig;
import dev.entente.ingest.access.Writers;
import dev.entente.web.Problem;

/** Where events come in, in any of the content modes. */
@Path("/events")
public class EventsResource {

    private final Passage passage;
    private final Writers writers;
    private final Problems problems;
    private final Tally tally;
    private final IngestConfig config;

    EventsResource(Passage passage, Writers writers, Problems problems, Tally tally, IngestConfig config) {
        this.passage = passage;
        this.writers = writers;
        this.problems = problems;
        this.tally = tally;
        this.config = config;
    }

    /** Described in {@code META-INF/openapi.yaml}, since its forms are more than annotations say well. */
    @POST
    @Operation(hidden = true)
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Writers.WRITE)
    @RunOnVirtualThread
    public Response post(InputStream body, @Context HttpHeaders headers, @Context UriInfo uri) {
        var terms = new Passage.Terms(
                writers.current(), Options.of(uri.getQueryParameters()).dryRun());
        return switch (reading(() -> ContentMode.of(headers))) {
            case STRUCTURED -> one(reading(() -> json(body, headers)), terms);
            case BINARY -> one(reading(() -> binary(body, headers)), terms);
            case BATCH -> batch(reading(() -> elements(body, headers)), terms);
            case LINES -> lines(body, terms);
        };
    }

    /** Counts a request that cannot be read, and so never becomes an event that could be counted. */
    private <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (Problem | InvalidEvent e) {
            var problem = problems.of(e);
            tally.rejected(problem.slug());
            throw problem;
        }
    }

    private JsonNode json(InputStream body, HttpHeaders headers) {
        return EventJson.one(Body.read(body, headers, config.maxEventSize().asLongValue(), "an event"));
    }

    private JsonNode binary(InputStream body, HttpHeaders headers) {
        return BinaryMode.structured(
                headers.getRequestHeaders(), headers.getHeaderString(HttpHeaders.CONTENT_TYPE), json(body, headers));
    }

    private Response one(JsonNode event, Passage.Terms terms) {
        return switch (passage.of(event, terms).join()) {
            case Outcome.Refused refused -> throw refused.problem();
            case Outcome.Accepted accepted ->
                Response.status(accepted.status())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Outcome.Receipt.of(accepted))
                        .build();
        };
    }

    private List<EventJson.Element> elements(InputStream body, HttpHeaders headers) {
        var bytes = Body.read(body, headers, config.maxBatchSize().asLongValue(), "a batch");
        return EventJson.batch(bytes, config.maxBatchEvents());
    }

    private Response batch(List<EventJson.Element> elements, Passage.Terms terms) {
        var underWay = elements.stream().map(element -> element(element, terms)).toList();
        return BatchAnswer.of(underWay.stream().map(CompletableFuture::join).toList(), terms.dryRun());
    }

    private CompletableFuture<Outcome> element(EventJson.Element element, Passage.Terms terms) {
        var largest = config.maxEventSize().asLongValue();
        return element.bytes() <= largest
                ? passage.of(element.event(), terms)
                : CompletableFuture.completedFuture(
                        passage.refused(element.event(), Body.tooLarge("an event", largest), terms));
    }

    private Response lines(InputStream body, Passage.Terms terms) {
        var longest = config.maxEventSize().asLongValue();
        var lines = new LineReader(body, longest);
        return Response.ok(new LineStream(lines, longest, passage, terms, config.streamWindow()))
                .type("application/x-ndjson")
                .build();
    }
}
