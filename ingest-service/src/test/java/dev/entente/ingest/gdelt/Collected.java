package dev.entente.ingest.gdelt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.codec.StructuredMode;
import dev.entente.ingest.passage.Outcome;
import dev.entente.web.Problem;

/** A destination that holds events to the published rules, and keeps them. */
public final class Collected implements Destination {

    private final List<ObjectNode> events = new ArrayList<>();

    @Override
    public CompletableFuture<Outcome> take(ObjectNode event) {
        var outcome = accepted(event);
        events.add(event);
        return CompletableFuture.completedFuture(outcome);
    }

    static Outcome accepted(ObjectNode event) {
        return new Outcome.Accepted(Outcome.Names.of(StructuredMode.read(event)), Optional.empty());
    }

    /** What becomes of an event while the log is away. */
    public static Outcome unavailable(ObjectNode event) {
        return new Outcome.Refused(
                Outcome.Names.of(event),
                Problem.of(503, "log-unavailable", "The event log is not available", "The log is away."));
    }

    public List<ObjectNode> events() {
        return events;
    }

    List<CooperationEvent> read() {
        return events.stream().map(StructuredMode::read).toList();
    }

    /** The events of rows. */
    static List<ObjectNode> of(Rows... rows) {
        var collected = new Collected();
        var report = Import.run(Rows.export(Rows.file(rows)), "https://gdelt.example.org/", collected, 8)
                .report();
        if (report.events() != rows.length) {
            throw new AssertionError("not every row became an event: " + report);
        }
        return collected.events();
    }
}
