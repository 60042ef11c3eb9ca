package dev.entente.events.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.report.Report.SameAs;
import dev.entente.events.report.Reports;

/**
 * Which aggregates are one. What is the same as the same is the same; of several that are to be kept, the one counts
 * that the latest report names (time, then source and id).
 */
final class Merges {

    /** Those that stand, the latest last. */
    private final Map<EventId, SameAs> reports = new LinkedHashMap<>();

    private final Map<Subject, Subject> parents = new TreeMap<>();
    private final Map<Subject, Subject> kept = new TreeMap<>();
    private final Map<Subject, List<Subject>> names = new HashMap<>();

    /**
     * Reads which are one.
     *
     * @param links the reports that say so
     */
    Merges(List<RecordedEvent> links, Judgement judgement) {
        links.stream()
                .filter(event -> judgement.of(event).standing())
                .sorted(Judgement.LATEST_LAST)
                .forEach(event -> reports.put(event.key(), read(judgement.of(event))));
        reports.values()
                .forEach(report -> report.same().forEach(member -> parents.put(root(member), root(report.keep()))));
        reports.values().forEach(report -> kept.put(root(report.keep()), report.keep()));
        List.copyOf(parents.keySet())
                .forEach(member -> names.computeIfAbsent(root(member), first -> new ArrayList<>())
                        .add(member));
    }

    private static SameAs read(Verdict verdict) {
        return (SameAs) Reports.read(verdict.type(), verdict.data());
    }

    /**
     * Of reports that stand and whose effect another one has with another name to be kept, that one: the latest of those that
     * join all that they join.
     */
    Map<EventId, EventId> overruled() {
        var byMember = new HashMap<Subject, List<EventId>>();
        reports.forEach((key, report) -> report.same()
                .forEach(member -> byMember.computeIfAbsent(member, first -> new ArrayList<>())
                        .add(key)));
        var overruled = new HashMap<EventId, EventId>();
        reports.forEach((key, report) -> byMember.get(report.keep()).reversed().stream()
                .filter(other -> reports.get(other).same().containsAll(report.same()))
                .findFirst()
                .filter(last -> !reports.get(last).keep().equals(report.keep()))
                .ifPresent(last -> overruled.put(key, last)));
        return overruled;
    }

    /** The aggregates that are one by the word of the report as it counts; none where it does not join any. */
    List<Subject> joinedBy(EventId report) {
        return Optional.ofNullable(reports.get(report)).map(SameAs::same).orElse(List.of());
    }

    Set<Subject> members() {
        return parents.keySet();
    }

    /** All that are shown under this one, itself among them, in their order. */
    List<Subject> namesOf(Subject shown) {
        return names.getOrDefault(root(shown), List.of(shown));
    }

    /** The aggregate under which this one is shown; itself, if nobody says that it is another. */
    Subject keptFor(Subject subject) {
        return kept.getOrDefault(root(subject), subject);
    }

    private Subject root(Subject subject) {
        var at = subject;
        for (var up = parents.get(at); up != null && !up.equals(at); up = parents.get(at)) {
            at = up;
        }
        shorten(subject, at);
        return at;
    }

    /** Long chains would make every later question long. */
    private void shorten(Subject from, Subject root) {
        for (var at = from; parents.containsKey(at) && !at.equals(root); ) {
            at = parents.put(at, root);
        }
    }
}
