package dev.entente.events.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.report.Report;
import dev.entente.events.report.Report.Corrected;
import dev.entente.events.report.Report.Retracted;
import dev.entente.events.report.Reports;
import dev.entente.events.schema.Schemas;

/**
 * What corrections and retractions make of a set of events. A report acts on an event of its own subject; which one came
 * first does not matter. A retraction that is itself retracted counts no more; reports that retract each other in a
 * circle have no effect. Of several corrections of one event the latest counts (time, then source and id).
 *
 * <p>Who may correct whom was decided where the report was accepted.
 */
final class Judgement {

    private static final Comparator<RecordedEvent> LATEST_LAST = Comparator.comparing(
                    (RecordedEvent report) -> report.event().time().orElse(Instant.MIN))
            .thenComparing(RecordedEvent::key);

    private enum Mark {
        IN,
        OUT
    }

    private final Map<EventId, RecordedEvent> events = new TreeMap<>();
    private final Map<EventId, Report> reports = new TreeMap<>();
    private final Map<EventId, List<RecordedEvent>> retractions = new HashMap<>();
    private final Map<EventId, List<RecordedEvent>> corrections = new HashMap<>();
    private final Map<EventId, Mark> marks = new HashMap<>();
    private final List<Anomaly> anomalies = new ArrayList<>();

    Judgement(Collection<RecordedEvent> all) {
        all.forEach(event -> events.put(event.key(), event));
        events.values().stream()
                .filter(event -> Reports.isReport(event.event()))
                .forEach(this::place);
        mark();
    }

    Verdict of(RecordedEvent event) {
        var key = event.key();
        var by = acting(retractions, key).stream().max(LATEST_LAST);
        if (by.isPresent() && marks.get(key) == Mark.OUT) {
            return Verdict.retracted(event.event().data(), by.get().key(), reasonOf(by.get()));
        }
        return correction(event, new HashSet<>());
    }

    /** Reports that name an event which is not here, or whose correction does not fit. */
    List<Anomaly> anomalies() {
        return anomalies;
    }

    private void place(RecordedEvent event) {
        var report = Reports.read(event.event());
        reports.put(event.key(), report);
        switch (report) {
            case Retracted retracted -> aim(event, retracted.retracts(), retractions);
            case Corrected corrected -> aim(event, corrected.corrects(), corrections);
            case Report.SameAs same -> {
                // acts on aggregates, not on events
            }
        }
    }

    private void aim(RecordedEvent report, EventId at, Map<EventId, List<RecordedEvent>> targets) {
        var target = events.get(at);
        if (target == null || !target.event().subject().equals(report.event().subject())) {
            anomalies.add(Anomaly.of(
                    report.key(),
                    "names an event that is not known of " + report.event().subject()));
        } else {
            targets.computeIfAbsent(at, key -> new ArrayList<>()).add(report);
        }
    }

    /** Repeats until nothing changes: in is what only retracted reports retract, out is what one that is in retracts. */
    private void mark() {
        var open = new HashSet<>(events.keySet());
        while (open.removeIf(this::decide)) {
            // another round
        }
    }

    private boolean decide(EventId key) {
        var against = retractions.getOrDefault(key, List.of());
        if (against.stream().allMatch(report -> marks.get(report.key()) == Mark.OUT)) {
            marks.put(key, Mark.IN);
        } else if (against.stream().anyMatch(report -> marks.get(report.key()) == Mark.IN)) {
            marks.put(key, Mark.OUT);
        }
        return marks.containsKey(key);
    }

    private List<RecordedEvent> acting(Map<EventId, List<RecordedEvent>> targets, EventId on) {
        return targets.getOrDefault(on, List.of()).stream()
                .filter(report -> marks.get(report.key()) == Mark.IN)
                .toList();
    }

    private Verdict correction(RecordedEvent event, Set<EventId> asked) {
        if (!asked.add(event.key())) {
            return Verdict.stands(event.event().data());
        }
        return acting(corrections, event.key()).stream()
                .filter(report -> fits(report, event.event(), asked))
                .max(LATEST_LAST)
                .map(report -> Verdict.corrected(rightData(report, asked), report.key()))
                .orElseGet(() -> Verdict.stands(event.event().data()));
    }

    private ObjectNode rightData(RecordedEvent report, Set<EventId> asked) {
        var itself = correction(report, new HashSet<>(asked)).data();
        return itself.path("data") instanceof ObjectNode data
                ? data
                : report.event().data();
    }

    private boolean fits(RecordedEvent report, CooperationEvent corrected, Set<EventId> asked) {
        var faults = Schemas.check(corrected.type(), rightData(report, asked));
        if (!faults.isEmpty()) {
            var first = faults.getFirst();
            anomalies.add(Anomaly.of(
                    report.key(),
                    "corrects to data that is not valid for " + corrected.type() + ": " + first.pointer() + " "
                            + first.detail()));
        }
        return faults.isEmpty();
    }

    private Optional<String> reasonOf(RecordedEvent report) {
        return reports.get(report.key()) instanceof Retracted retracted ? retracted.reason() : Optional.empty();
    }
}
