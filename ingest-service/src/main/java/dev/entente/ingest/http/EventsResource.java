package dev.entente.ingest.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.fasterxml.jackson.databind.JsonNode;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

import dev.entente.ingest.IngestConfig;
import dev.entente.ingest.access.Writers;
import dev.entente.ingest.passage.Mode;
import dev.entente.ingest.passage.Outcome;
import dev.entente.ingest.passage.Passage;
import dev.entente.ingest.trace.Trace;
import dev.entente.web.FieldError;
import dev.entente.web.Problem;

/** Where events come in, in any of the content modes. */
@Path("/events")
public class EventsResource {

    /** Whose events they are, and what is to be done with them. */
    private record Post(HttpServerRequest request, String client, Passage.Terms terms) {}

    private final Reception reception;
    private final Writers writers;
    private final Passage passage;
    private final EventJson json;
    private final Lines lines;
    private final long largestEvent;
    private final long largestBatch;
    private final int mostEvents;

    EventsResource(
            Reception reception, Writers writers, Passage passage, EventJson json, Lines lines, IngestConfig config) {
        this.reception = reception;
        this.writers = writers;
        this.passage = passage;
        this.json = json;
        this.lines = lines;
        this.largestEvent = config.maxEventSize().asLongValue();
        this.largestBatch = config.maxBatchSize().asLongValue();
        this.mostEvents = config.maxBatchEvents();
    }

    /** Described in {@code META-INF/openapi.yaml}, since its forms are more than annotations say well. */
    @POST
    @Operation(hidden = true)
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Writers.WRITE)
    @RunOnVirtualThread
    public Response post(
            @Context HttpServerRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        var dryRun = reception
                .counting(Mode.UNKNOWN, () -> Options.of(uri.getQueryParameters()))
                .dryRun();
        var mode = reception.counting(Mode.UNKNOWN, () -> ContentMode.of(headers));
        var terms = new Passage.Terms(
                writers.current(), mode.counted(), dryRun, Trace.goingOn(headers.getHeaderString(Trace.HEADER)));
        var post = new Post(request, Caller.of(security, request), terms);
        return switch (mode) {
            case STRUCTURED -> one(post, EventsResource::noBatch, UnaryOperator.identity());
            case BINARY -> one(post, data -> binary(headers, data), BinaryMode::told);
            case BATCH -> batch(post);
            case LINES -> lines(post);
        };
    }

    private static JsonNode noBatch(JsonNode event) {
        if (event.isArray()) {
            throw Problem.of(
                            422,
                            "invalid-event",
                            "The event is not valid",
                            "The body is an array. Several events are sent as application/cloudevents-batch+json.")
                    .with("errors", List.of(FieldError.at("", "is an array, and not an event")));
        }
        return event;
    }

    private static JsonNode binary(HttpHeaders headers, JsonNode data) {
        return BinaryMode.structured(
                headers.getRequestHeaders(), headers.getHeaderString(HttpHeaders.CONTENT_TYPE), data);
    }

    private Response one(Post post, UnaryOperator<JsonNode> toEvent, UnaryOperator<Problem> told) {
        try (var visit =
                reception.enter(post.request(), post.client(), post.terms().mode())) {
            var event = visit.read(largestEvent, "an event", (bytes, memory) -> toEvent.apply(json.one(bytes, memory)));
            return answer(passage.of(event, post.terms()).join(), told);
        }
    }

    private static Response answer(Outcome outcome, UnaryOperator<Problem> told) {
        return switch (outcome) {
            case Outcome.Refused refused -> throw told.apply(refused.problem());
            case Outcome.Accepted accepted ->
                Response.status(accepted.status())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Outcome.Receipt.of(accepted))
                        .build();
        };
    }

    private Response batch(Post post) {
        try (var visit = reception.enter(post.request(), post.client(), Mode.BATCH)) {
            var elements =
                    visit.read(largestBatch, "a batch", (bytes, memory) -> json.batch(bytes, mostEvents, memory));
            visit.passMore(elements.size() - 1);
            var underWay = elements.stream()
                    .map(element -> element(element, post.terms()))
                    .toList();
            return BatchAnswer.of(
                    underWay.stream().map(CompletableFuture::join).toList(),
                    post.terms().dryRun());
        }
    }

    private CompletableFuture<Outcome> element(EventJson.Element element, Passage.Terms terms) {
        return element.refusal()
                .map(refusal -> CompletableFuture.completedFuture(passage.refused(element.event(), refusal, terms)))
                .orElseGet(() -> passage.of(element.event(), terms));
    }

    private Response lines(Post post) {
        var stream = reception.stream(post.request(), post.client(), Mode.LINES);
        return Response.ok(lines.answer(stream, new Lines.Sender(post.client(), post.terms())))
                .type("application/x-ndjson")
                .build();
    }
}
