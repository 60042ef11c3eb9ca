package dev.entente.events.fold;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.schema.Schemas;

/**
 * What the data of each event is after all corrections that act. A correction is read after the corrections of itself;
 * those that correct each other in a circle have no effect. Of several corrections of one event the latest that fits
 * counts.
 */
final class Corrections {

    private final Schemas schemas;
    private final Map<EventId, RecordedEvent> events;
    private final Map<EventId, EventId> aims;
    private final Map<EventId, RecordedEvent> chosen = new HashMap<>();
    private final Map<EventId, ObjectNode> rightData = new HashMap<>();
    private final SortedMap<EventId, String> misfits = new TreeMap<>();

    /**
     * Reads the corrections.
     *
     * @param aims which of the events each correction that acts has in mind
     */
    Corrections(Schemas schemas, Map<EventId, RecordedEvent> events, Map<EventId, EventId> aims) {
        this.schemas = schemas;
        this.events = events;
        this.aims = aims;
        var unread = new HashMap<EventId, Integer>();
        aims.values().forEach(target -> unread.merge(target, 1, Integer::sum));
        var ready = new ArrayDeque<>(aims.keySet().stream()
                .filter(report -> !unread.containsKey(report))
                .toList());
        read(ready, unread);
    }

    /** The correction that counts for the event. */
    Optional<RecordedEvent> of(EventId event) {
        return Optional.ofNullable(chosen.get(event));
    }

    /** The event's data as it counts. */
    ObjectNode dataOf(RecordedEvent event) {
        return of(event.key())
                .map(report -> rightData.get(report.key()))
                .orElse(event.event().data());
    }

    /** What is wrong with corrections that do not fit what they correct. */
    SortedMap<EventId, String> misfits() {
        return misfits;
    }

    private void read(Queue<EventId> ready, Map<EventId, Integer> unread) {
        while (!ready.isEmpty()) {
            var report = ready.remove();
            var target = aims.get(report);
            offer(events.get(report), events.get(target));
            if (unread.merge(target, -1, Integer::sum) == 0 && aims.containsKey(target)) {
                ready.add(target);
            }
        }
    }

    private void offer(RecordedEvent report, RecordedEvent target) {
        var data = (ObjectNode) dataOf(report).get("data");
        rightData.put(report.key(), data);
        var misfit = misfit(target, data);
        if (misfit.isPresent()) {
            misfits.put(report.key(), misfit.get());
        } else {
            chosen.merge(
                    target.key(), report, (one, other) -> Judgement.LATEST_LAST.compare(one, other) < 0 ? other : one);
        }
    }

    private Optional<String> misfit(RecordedEvent target, ObjectNode data) {
        var type = target.event().type();
        var faults = schemas.check(type, data);
        if (!faults.isEmpty()) {
            var first = faults.getFirst();
            return Optional.of(
                    "corrects to data that is not valid for " + type + ": " + first.pointer() + " " + first.detail());
        }
        return aimsElsewhere(target.event().data(), data)
                ? Optional.of("corrects a report to one on another event; retract that report, and send a new one")
                : Optional.empty();
    }

    private static boolean aimsElsewhere(ObjectNode before, ObjectNode after) {
        return !before.path("corrects").equals(after.path("corrects"))
                || !before.path("retracts").equals(after.path("retracts"));
    }
}
