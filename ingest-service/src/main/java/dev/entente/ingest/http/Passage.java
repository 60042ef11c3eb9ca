package dev.entente.ingest.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.ingest.access.Writer;
import dev.entente.ingest.log.EventLog;
import dev.entente.ingest.validation.Validation;
import dev.entente.web.Problem;

/** Leads one event through the rooms. */
@ApplicationScoped
class Passage {

    /**
     * For whom, and how far.
     *
     * @param dryRun whether to stop before the log
     */
    record Terms(Writer writer, boolean dryRun) {}

    private final Validation validation;
    private final EventLog log;
    private final Problems problems;
    private final Tally tally;

    Passage(Validation validation, EventLog log, Problems problems, Tally tally) {
        this.validation = validation;
        this.log = log;
        this.problems = problems;
        this.tally = tally;
    }

    /** What becomes of the event, as soon as that is known; never fails. */
    CompletableFuture<Outcome> of(JsonNode sent, Terms terms) {
        try {
            terms.writer().check(sent);
            var event = validation.check(sent);
            terms.writer().check(event);
            if (terms.dryRun()) {
                return CompletableFuture.completedFuture(new Outcome.Accepted(event, Optional.empty()));
            }
            return log.append(event)
                    .<Outcome>thenApply(position -> new Outcome.Accepted(event, Optional.of(position)))
                    .exceptionally(failure -> new Outcome.Refused(sent, problems.of(failure)))
                    .whenComplete((outcome, none) -> count(outcome));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(refused(sent, problems.of(e), terms));
        }
    }

    /** An event that is refused before it could be led anywhere. */
    Outcome refused(JsonNode sent, Problem problem, Terms terms) {
        var refused = new Outcome.Refused(sent, problem);
        if (!terms.dryRun()) {
            count(refused);
        }
        return refused;
    }

    private void count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> tally.accepted();
            case Outcome.Refused refused -> tally.rejected(refused.problem().slug());
        }
    }
}
