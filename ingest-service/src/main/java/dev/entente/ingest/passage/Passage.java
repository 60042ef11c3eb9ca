package dev.entente.ingest.passage;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.ingest.access.Writer;
import dev.entente.ingest.log.EventLog;
import dev.entente.ingest.trace.Trace;
import dev.entente.ingest.validation.Validation;
import dev.entente.web.Problem;

/** Leads one event through the rooms. */
@Singleton
public class Passage {

    /**
     * For whom, and how far.
     *
     * @param mode how the events come in, as it is counted
     * @param dryRun whether to stop before the log
     * @param trace to which they belong
     */
    public record Terms(Writer writer, Mode mode, boolean dryRun, Trace trace) {}

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
    public CompletableFuture<Outcome> of(JsonNode sent, Terms terms) {
        try {
            return lead(sent, terms, log::append);
        } catch (InterruptedException | RuntimeException e) {
            return failed(sent, e, terms);
        }
    }

    /**
     * The same; but where too much waits for the log already, it waits until there is room.
     *
     * @throws InterruptedException if it was interrupted meanwhile; then the event was not kept
     */
    public CompletableFuture<Outcome> patiently(JsonNode sent, Terms terms) throws InterruptedException {
        try {
            return lead(sent, terms, log::appendPatiently);
        } catch (RuntimeException e) {
            return failed(sent, e, terms);
        }
    }

    private interface Appending {
        CompletableFuture<Position> append(CooperationEvent event, Trace trace) throws InterruptedException;
    }

    private CompletableFuture<Outcome> lead(JsonNode sent, Terms terms, Appending log) throws InterruptedException {
        terms.writer().check(sent);
        var event = validation.check(sent);
        terms.writer().check(event);
        var names = Outcome.Names.of(event);
        if (terms.dryRun()) {
            return CompletableFuture.completedFuture(new Outcome.Accepted(names, Optional.empty()));
        }
        return log.append(event, terms.trace())
                .handle((position, failure) -> counted(
                        failure == null
                                ? new Outcome.Accepted(names, Optional.of(position))
                                : new Outcome.Refused(names, problems.of(failure, names)),
                        terms));
    }

    private Outcome counted(Outcome outcome, Terms terms) {
        count(outcome, terms);
        return outcome;
    }

    private CompletableFuture<Outcome> failed(JsonNode sent, Exception failure, Terms terms) {
        return CompletableFuture.completedFuture(refused(sent, problems.of(failure, Outcome.Names.of(sent)), terms));
    }

    /** An event that is refused before it could be led anywhere. */
    public Outcome refused(JsonNode sent, Problem problem, Terms terms) {
        var refused = new Outcome.Refused(Outcome.Names.of(sent), problem);
        if (!terms.dryRun()) {
            count(refused, terms);
        }
        return refused;
    }

    private void count(Outcome outcome, Terms terms) {
        Lines.tell(outcome);
        switch (outcome) {
            case Outcome.Accepted accepted -> tally.accepted(terms.mode());
            case Outcome.Refused refused ->
                tally.rejected(terms.mode(), refused.problem().slug());
        }
    }
}
