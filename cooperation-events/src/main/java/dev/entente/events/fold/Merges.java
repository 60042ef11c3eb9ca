package dev.entente.events.fold;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.report.Report.SameAs;
import dev.entente.events.report.Reports;

/**
 * Which aggregates are one. What is the same as the same is the same; of several that are to be kept, the one counts
 * that the latest report names (time, then source and id).
 */
final class Merges {

    private final Map<Subject, Subject> parents = new TreeMap<>();
    private final Map<Subject, Subject> kept = new TreeMap<>();

    /**
     * Reads which are one.
     *
     * @param links the reports that say so
     */
    Merges(List<RecordedEvent> links, Judgement judgement) {
        var reports = links.stream()
                .filter(event -> judgement.of(event).standing())
                .sorted(Judgement.LATEST_LAST)
                .map(judgement::of)
                .map(verdict -> (SameAs) Reports.read(verdict.type(), verdict.data()))
                .toList();
        reports.forEach(report -> report.same().forEach(member -> parents.put(root(member), root(report.keep()))));
        reports.forEach(report -> kept.put(root(report.keep()), report.keep()));
    }

    Set<Subject> members() {
        return parents.keySet();
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
