package dev.entente.ingest.http;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

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

import dev.entente.ingest.IngestConfig;
import dev.entente.ingest.access.Writers;
import dev.entente.ingest.body.BrokenBody;
import dev.entente.ingest.gdelt.Export;
import dev.entente.ingest.gdelt.Import;
import dev.entente.ingest.gdelt.Imported.Stop;
import dev.entente.ingest.gdelt.Limits;
import dev.entente.ingest.gdelt.Report;
import dev.entente.ingest.passage.Mode;
import dev.entente.ingest.passage.Outcome;
import dev.entente.ingest.passage.Passage;
import dev.entente.ingest.trace.Trace;
import dev.entente.web.Problem;

/** Where files come in of which events are made. */
@Path("/imports")
public class ImportsResource {

    /** What is to be done with a file. */
    private record Wanted(String source, GdeltForm form, boolean digests, Passage.Terms terms) {}

    /** A report, and its subjects one by one. */
    private record Digested(@JsonUnwrapped Report report, List<String> subjectDigests) {}

    /** A report, and why it ends before its file. */
    private record Interrupted(@JsonUnwrapped Report report, Map<String, Object> problem) {}

    private final Passage passage;
    private final Writers writers;
    private final Reception reception;
    private final IngestConfig config;

    ImportsResource(Passage passage, Writers writers, Reception reception, IngestConfig config) {
        this.reception = reception;
        this.passage = passage;
        this.writers = writers;
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
        var wanted = reception.counting(Mode.IMPORT, () -> wanted(headers, uri));
        var sender = new Lines.Sender(Caller.of(security, request), wanted.terms());
        var stream = reception.stream(request, sender.client(), Mode.IMPORT);
        try {
            return answer(export(stream.body(), wanted.form()), wanted, sender);
        } finally {
            stream.close();
        }
    }

    private Wanted wanted(HttpHeaders headers, UriInfo uri) {
        var options = Options.ofImport(uri.getQueryParameters());
        var source = options.source().orElseThrow();
        var writer = writers.current();
        writer.checkSource(source);
        var terms = new Passage.Terms(
                writer, Mode.IMPORT, options.dryRun(), Trace.goingOn(headers.getHeaderString(Trace.HEADER)));
        return new Wanted(source, GdeltForm.of(headers), options.digests(), terms);
    }

    private Response answer(Export export, Wanted wanted, Lines.Sender sender) {
        var imported = Import.run(export, wanted.source(), event -> take(event, sender), config.streamWindow());
        if (imported.stop().isPresent()) {
            return stopped(imported.stop().get(), imported.report());
        }
        if (imported.report().rows() == 0) {
            throw refused(Problem.unreadable("The body holds no rows."), imported.report());
        }
        return answer(
                200, wanted.digests() ? new Digested(imported.report(), imported.subjectDigests()) : imported.report());
    }

    /** As a line of a stream: it is slowed down, and never refused for want of room. */
    private CompletableFuture<Outcome> take(ObjectNode event, Lines.Sender sender) throws InterruptedException {
        reception.pace().await(sender.client(), JsonSize.of(event));
        return passage.patiently(event, sender.terms());
    }

    private Export export(InputStream body, GdeltForm form) {
        var limits = Limits.of(config.gdelt());
        return switch (form) {
            case TEXT -> Export.ofText(body, limits);
            case ZIP -> Export.ofZip(body, limits);
        };
    }

    private Response stopped(Stop stop, Report report) {
        return switch (stop) {
            case Stop.Unreadable unreadable -> throw refused(problem(unreadable), report);
            case Stop.NoExport noExport -> throw refused(Problem.unreadable(noExport.detail()), report);
            case Stop.TooLarge tooLarge -> throw refused(Problem.tooLarge(tooLarge.detail()), report);
            case Stop.Unavailable unavailable -> unavailable(unavailable.problem(), report);
        };
    }

    /** The file as a whole is counted as refused, beside the events that were made of its rows. */
    private Problem refused(Problem problem, Report report) {
        return reception.counted(Mode.IMPORT, problem).with("report", report);
    }

    /** A body that is broken off is no fault of the file. */
    private static Problem problem(Stop.Unreadable unreadable) {
        return unreadable.cause() instanceof BrokenBody broken
                ? BrokenBody.problem(broken)
                : Problem.unreadable(unreadable.detail());
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
