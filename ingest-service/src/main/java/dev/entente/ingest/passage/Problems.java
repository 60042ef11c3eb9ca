package dev.entente.ingest.passage;

import java.util.concurrent.CompletionException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.oidc.OIDCException;

import dev.entente.events.EventNames;
import dev.entente.events.LogContext;
import dev.entente.events.schema.InvalidEvent;
import dev.entente.ingest.IngestConfig;
import dev.entente.ingest.access.Denied;
import dev.entente.ingest.access.IssuerUnavailable;
import dev.entente.ingest.log.NotKept;
import dev.entente.web.FieldError;
import dev.entente.web.Problem;

/** Says in problem documents what the rooms refuse. */
@ApplicationScoped
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final long retryAfterSeconds;

    Problems(IngestConfig config) {
        this.retryAfterSeconds = config.retryAfter().toSeconds();
    }

    /** What is said of a failure. */
    public Problem of(Throwable failure) {
        return of(failure, Outcome.Names.NONE);
    }

    /** What is said of a failure with the event of these names. */
    Problem of(Throwable failure, Outcome.Names names) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause(), names);
            case Problem problem -> problem;
            case InvalidEvent invalid -> invalid(invalid);
            case Denied.SourceNotCovered denied -> denied("source-not-covered", "Source not covered", denied);
            case Denied.CurationNeeded denied -> denied("curation-needed", "Not a curator", denied);
            case IssuerUnavailable away -> issuerAway(away.getMessage());
            case OIDCException away -> issuerAway("The token could not be checked: its issuer has not answered yet.");
            case NotKept.TooLarge tooLarge -> Problem.tooLarge(tooLarge.getMessage());
            case NotKept.Overloaded overloaded ->
                later("overloaded", "Too much at once", overloaded.getMessage() + " This one was not sent. " + again());
            case NotKept.Unavailable unavailable ->
                later(
                        "log-unavailable",
                        "The event log is not available",
                        unavailable.getMessage() + " Whether it was kept is not known. " + again());
            default -> failed(failure, names);
        };
    }

    private static Problem invalid(InvalidEvent invalid) {
        var faults = invalid.faults();
        return Problem.of(
                        422,
                        "invalid-event",
                        "The event is not valid",
                        faults.size() == 1
                                ? "One thing is wrong with the event. Mend it and send the event again."
                                : faults.size() + " things are wrong with the event. Mend them and send it again.")
                .with(
                        "errors",
                        faults.stream()
                                .map(fault -> FieldError.at(fault.pointer(), fault.detail()))
                                .toList());
    }

    private static Problem denied(String slug, String title, Denied denied) {
        return Problem.of(403, slug, title, denied.getMessage()).with("sources", denied.covered());
    }

    private Problem issuerAway(String detail) {
        return later(
                "issuer-unavailable",
                "The issuer of tokens is not available",
                detail + " Try again in " + retryAfterSeconds + " s.");
    }

    private String again() {
        return "Send it again in " + retryAfterSeconds + " s; sent twice under one source and id it has one effect.";
    }

    private Problem later(String slug, String title, String detail) {
        return Problem.of(503, slug, title, detail).header("Retry-After", retryAfterSeconds);
    }

    private static Problem failed(Throwable failure, Outcome.Names names) {
        LogContext.run(
                EventNames.of(names.source(), names.id()), () -> LOG.error("An event could not be handled", failure));
        return Problem.of(
                500, "internal", "The service failed", "Something failed inside the service; its log has more.");
    }
}
