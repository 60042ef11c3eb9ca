package dev.entente.notification.news;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Facts;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Outcome;
import dev.entente.events.fold.Verdict;

/**
 * What is known of items that belong together, one event after the other, and what they came to after each. A fold
 * costs as much as events are known, so each moment is folded once at most, and only if it is asked for.
 */
final class Course {

    private final List<RecordedEvent> events;
    private final Facts facts = new Facts();
    private final SortedMap<Integer, SortedMap<Subject, Outcome>> outcomes = new TreeMap<>();
    private long folded;

    Course(Collection<RecordedEvent> known) {
        this.events = new ArrayList<>(known);
    }

    /** Takes in what comes next. */
    void add(Collection<RecordedEvent> next) {
        events.addAll(next);
    }

    /** How many events are known. */
    int length() {
        return events.size();
    }

    /** What the items come to by the first so many events. */
    Map<Subject, Outcome> outcomes(int length) {
        return outcomes.computeIfAbsent(length, first -> {
            folded += first;
            return Fold.of(events.subList(0, first), facts);
        });
    }

    /** What became of each event's word, by the first so many. */
    Map<RecordedEvent, Verdict> verdicts(int length) {
        folded += length;
        return Fold.verdicts(events.subList(0, length));
    }

    /** Forgets moments that have passed. */
    void passed() {
        outcomes.headMap(events.size()).clear();
    }

    /** How many events were folded, those of each fold: what all this costs. */
    long folded() {
        return folded;
    }
}
