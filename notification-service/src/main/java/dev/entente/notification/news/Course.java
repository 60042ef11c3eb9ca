package dev.entente.notification.news;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Facts;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Item;
import dev.entente.events.fold.Outcome;
import dev.entente.events.fold.Verdict;
import dev.entente.events.report.Reports;

/**
 * What is known of items that belong together, one event after the other, and what they came to after each. A fold
 * costs as much as events are known, so each moment is folded once at most by each view, and only if it is asked for.
 */
final class Course {

    private final TrustedSources trusted;
    private final List<RecordedEvent> events = new ArrayList<>();
    private final Set<String> linkers = new HashSet<>();
    private final Facts facts = new Facts();
    private final SortedMap<Integer, Map<View, SortedMap<Subject, Outcome>>> outcomes = new TreeMap<>();
    private long folded;

    Course(Collection<RecordedEvent> known, TrustedSources trusted) {
        this.trusted = trusted;
        add(known);
    }

    /** Takes in what comes next. */
    void add(Collection<RecordedEvent> next) {
        events.addAll(next);
        next.stream()
                .filter(event -> Reports.isSameAs(event.event().type()))
                .map(event -> event.key().source())
                .filter(source -> !trusted.include(source))
                .forEach(linkers::add);
    }

    /** How many events are known. */
    int length() {
        return events.size();
    }

    /** Whether the source, which is not trusted, says or said that items are one. */
    boolean isLinkedBy(String source) {
        return linkers.contains(source);
    }

    /** Whether another one does. */
    boolean isLinkedByOthers(String source) {
        return linkers.size() > (isLinkedBy(source) ? 1 : 0);
    }

    /** What is shown of the subject after so many of the events, under its own or another name. */
    Optional<Item> item(Subject subject, int length, View view) {
        var all = outcomes(length, view);
        return Optional.ofNullable(all.get(subject))
                .map(outcome -> outcome instanceof Outcome.MergedInto merged ? all.get(merged.kept()) : outcome)
                .filter(Outcome.Standing.class::isInstance)
                .map(standing -> ((Outcome.Standing) standing).item());
    }

    /** All names of the item that is shown under one; what was once called the same and is not any more is none of them. */
    Set<Subject> names(Subject shown, int length, View view) {
        var names = new TreeSet<>(Set.of(shown));
        outcomes(length, view).forEach((subject, outcome) -> {
            if (outcome instanceof Outcome.MergedInto merged && merged.kept().equals(shown)) {
                names.add(subject);
            }
        });
        return names;
    }

    private Map<Subject, Outcome> outcomes(int length, View view) {
        return outcomes.computeIfAbsent(length, first -> new HashMap<>())
                .computeIfAbsent(view, by -> folded(length, by));
    }

    private SortedMap<Subject, Outcome> folded(int length, View view) {
        var known = events.subList(0, length).stream()
                .filter(event -> view.withLinkers() || isHeard(event, view))
                .toList();
        folded += known.size();
        return Fold.of(known, facts, link -> counts(link, view));
    }

    private boolean isHeard(RecordedEvent event, View view) {
        return Reports.isReport(event.event()) || !isLinkedBy(event.key().source()) || counts(event, view);
    }

    /** Whether links of who says this count. */
    private boolean counts(RecordedEvent event, View view) {
        var source = event.key().source();
        return view.speaker().map(source::equals).orElse(true) || trusted.include(source);
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
