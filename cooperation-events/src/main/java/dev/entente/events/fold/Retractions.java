package dev.entente.events.fold;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;

/**
 * Which events count, given who retracts whom. An event that nothing retracts is in; what one that is in retracts is
 * out; an event is in again when all that retract it are out. What remains is circles: of each, the earliest is in
 * (time, then source and id), and what retracts it is void.
 */
final class Retractions {

    private enum Mark {
        IN,
        OUT
    }

    /** Of retractions, and of what they take back; all else is in. */
    private final Map<EventId, Mark> marks = new HashMap<>();

    private final Queue<EventId> settled = new ArrayDeque<>();

    /**
     * Marks the events.
     *
     * @param aims which of the events each retraction among them takes back
     */
    Retractions(Map<EventId, RecordedEvent> events, Map<EventId, EventId> aims) {
        var against = new HashMap<EventId, Integer>();
        aims.values().forEach(target -> against.merge(target, 1, Integer::sum));
        aims.keySet().stream()
                .filter(report -> !against.containsKey(report))
                .forEach(report -> settle(report, Mark.IN));
        settleAll(aims, against);
        against.keySet().stream()
                .filter(event -> !marks.containsKey(event))
                .map(events::get)
                .sorted(Judgement.EARLIEST_FIRST)
                .map(RecordedEvent::key)
                .forEach(event -> {
                    if (!marks.containsKey(event)) {
                        settle(event, Mark.IN);
                        settleAll(aims, against);
                    }
                });
    }

    private void settleAll(Map<EventId, EventId> aims, Map<EventId, Integer> against) {
        while (!settled.isEmpty()) {
            var report = settled.remove();
            var target = aims.get(report);
            if (target == null || marks.containsKey(target)) {
                continue;
            }
            if (isIn(report)) {
                settle(target, Mark.OUT);
            } else if (against.merge(target, -1, Integer::sum) == 0) {
                settle(target, Mark.IN);
            }
        }
    }

    /** Whether what the event says has its effect. */
    boolean isIn(EventId event) {
        return !isOut(event);
    }

    /** Whether the event is taken back. */
    boolean isOut(EventId event) {
        return marks.get(event) == Mark.OUT;
    }

    private void settle(EventId event, Mark mark) {
        marks.put(event, mark);
        settled.add(event);
    }
}
