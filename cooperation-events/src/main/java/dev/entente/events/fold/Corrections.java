package dev.entente.events.fold;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.Odd;
import dev.entente.events.Oddity;
import dev.entente.events.RecordedEvent;
import dev.entente.events.report.Report.Corrected;
import dev.entente.events.report.Reports;
import dev.entente.events.schema.Fault;
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
    private final Map<EventId, Wording> right = new HashMap<>();
    private final SortedMap<EventId, Odd> misfits = new TreeMap<>();

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

    /** What the event says as it counts. */
    Wording wordingOf(RecordedEvent event) {
        return of(event.key()).map(report -> right.get(report.key())).orElseGet(() -> Wording.of(event.event()));
    }

    /** What is wrong with corrections that do not fit what they correct. */
    SortedMap<EventId, Odd> misfits() {
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
        var given = given(report, target.event().type());
        right.put(report.key(), given);
        var misfit = misfit(target, given);
        if (misfit.isPresent()) {
            misfits.put(report.key(), misfit.get());
        } else {
            chosen.merge(
                    target.key(), report, (one, other) -> Judgement.LATEST_LAST.compare(one, other) < 0 ? other : one);
        }
    }

    private Wording given(RecordedEvent report, EventType corrected) {
        var wording = wordingOf(report);
        var correction = (Corrected) Reports.read(wording.type(), wording.data());
        return new Wording(correction.type().orElse(corrected), correction.data());
    }

    private Optional<Odd> misfit(RecordedEvent target, Wording given) {
        var type = target.event().type();
        if (!given.type().isVersionOf(type)) {
            return Optional.of(Odd.because(
                    Oddity.OTHER_TYPE,
                    Map.of("given", given.type().toString(), "type", type.toString()),
                    "corrects to data of " + given.type() + ", which is not what " + type + " has"));
        }
        var faults = schemas.check(given.type(), given.data());
        if (!faults.isEmpty()) {
            return Optional.of(invalid(given.type(), faults.getFirst()));
        }
        return Reports.aim(target.event()).equals(Reports.aim(given.type(), given.data()))
                ? Optional.empty()
                : Optional.of(Oddity.OTHER_EVENT.ofReport());
    }

    private static Odd invalid(EventType type, Fault first) {
        return Odd.because(
                Oddity.INVALID_DATA,
                Map.of("type", type.toString(), "pointer", first.pointer(), "fault", first.detail()),
                "corrects to data that is not valid for " + type + ": " + first.pointer() + " " + first.detail());
    }
}
