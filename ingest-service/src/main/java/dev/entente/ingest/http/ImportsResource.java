package dev.entente.ingest.http;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

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

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

import dev.entente.events.json.Json;
import dev.entente.ingest.IngestConfig;
import dev.entente.ingest.access.Writers;
import dev.entente.ingest.body.BrokenBody;
import dev.entente.ingest.gdelt.Destination.Taken;
import dev.entente.ingest.gdelt.Export;
import dev.entente.ingest.gdelt.Import;
import dev.entente.ingest.gdelt.Limits;
import dev.entente.ingest.gdelt.Outcome.Stop;
import dev.entente.ingest.gdelt.Report;
import dev.entente.web.FieldError;
import dev.entente.web.Problem;

/** Where files come in of which events are made. */
@Path("/imports")
public class ImportsResource {

    /** A report, and why it ends before its file. */
    private record Interrupted(@JsonUnwrapped Report report, Map<String, Object> problem) {}

    private final Passage passage;
    private final Writers writers;
    private final Problems problems;
    private final Reception reception;
    private final IngestConfig config;

    ImportsResource(Passage passage, Writers writers, Problems problems, Reception reception, IngestConfig config) {
        this.reception = reception;
        this.passage = passage;
        this.writers = writers;
        this.problems = problems;
        this.config = config;
    }

    /** Described in {@code META-INF/openapi.yaml}. */
    @POST
    @Path("/gdelt")
    @Operation(hidden = true)
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Writers.WRITE)
    @RunOnVirtualThread
    public Response gdelt(
            @Context HttpServerRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        var options = Options.ofImport(uri.getQueryParameters());
        var source = options.source().orElseThrow();
        var terms = new Passage.Terms(writers.current(), Mode.IMPORT, options.dryRun());
        checkSource(source, terms);
        var form = GdeltForm.of(headers);
        var stream = reception.stream(request, Mode.IMPORT);
        try {
            var sender = new Lines.Sender(Caller.of(security, request), terms);
            return answer(export(stream.body(), form), source, sender);
        } finally {
            stream.close();
        }
    }

    private Response answer(Export export, String source, Lines.Sender sender) {
        var broken = new AtomicReference<Problem>();
        var outcome = Import.run(export, source, event -> taken(take(event, sender), broken), config.streamWindow());
        return outcome.stop()
                .map(stop -> stopped(stop, outcome.report(), Optional.ofNullable(broken.get())))
                .orElseGet(() -> answer(200, outcome.report()));
    }

    /** Tells at once, and not for each row, that the token does not cover the source. */
    private void checkSource(String source, Passage.Terms terms) {
        try {
            terms.writer().check(Json.MAPPER.createObjectNode().put("source", source));
        } catch (RuntimeException e) {
            throw problems.of(e);
        }
    }

    private Export export(InputStream body, GdeltForm form) {
        var gdelt = config.gdelt();
        var limits = new Limits(
                gdelt.maxRows(),
                (int) gdelt.maxRowSize().asLongValue(),
                gdelt.maxSize().asLongValue());
        return switch (form) {
            case TEXT -> Export.ofText(body, limits);
            case ZIP -> Export.ofZip(body, limits);
        };
    }

    /** As a line of a stream: it is slowed down, and never refused for want of room. */
    private CompletableFuture<Outcome> take(ObjectNode event, Lines.Sender sender) {
        try {
            reception.pace().await(sender.client());
            return passage.patiently(event, sender.terms());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return passage.failed(event, e, sender.terms());
        }
    }

    private static CompletableFuture<Taken> taken(CompletableFuture<Outcome> outcome, AtomicReference<Problem> broken) {
        return outcome.thenApply(known -> switch (known) {
            case Outcome.Accepted accepted -> new Taken.Accepted();
            case Outcome.Refused refused
            when refused.status() >= 500 -> {
                broken.compareAndSet(null, refused.problem());
                yield new Taken.Unavailable(detail(refused.problem()));
            }
            case Outcome.Refused refused -> new Taken.Refused(detail(refused.problem()));
        });
    }

    /** The first fault of a problem, where it has some; all are rarely more than one, since the rows were read. */
    private static String detail(Problem problem) {
        return problem.document().get("errors") instanceof java.util.List<?> errors
                        && !errors.isEmpty()
                        && errors.getFirst() instanceof FieldError first
                ? first.pointer() + " " + first.detail()
                : String.valueOf(problem.document().get("detail"));
    }

    private static Response stopped(Stop stop, Report report, Optional<Problem> broken) {
        return switch (stop) {
            case Stop.Unreadable unreadable -> throw problem(unreadable).with("report", report);
            case Stop.TooLarge tooLarge ->
                throw Problem.of(413, "too-large", "Too large", tooLarge.detail())
                        .with("report", report);
            case Stop.Unavailable unavailable -> unavailable(broken.orElseThrow(), report);
        };
    }

    /** A body that is broken off is no fault of the file. */
    private static Problem problem(Stop.Unreadable unreadable) {
        return unreadable.cause() instanceof BrokenBody broken
                ? BrokenBody.problem(broken)
                : Body.unreadable(unreadable.detail());
    }

    /** As of a batch: the problem itself if nothing is kept, else the report and the problem in it. */
    private static Response unavailable(Problem broken, Report report) {
        if (report.accepted() == 0) {
            throw broken.with("report", report);
        }
        return answer(207, new Interrupted(report, broken.document()));
    }

    private static Response answer(int status, Object report) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(report)
                .build();
    }
}
