package dev.entente.events.fold;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.report.Reports;

/**
 * The aggregates of which events tell: that of their subject. What says that aggregates are one tells of each of them, whatever
 * its own subject is, and so does what corrects it or takes it back.
 */
public final class Concerns {

    /** Nothing where no report tells of others than that of its subject. */
    private final Map<EventId, Set<Subject>> ofReports = new HashMap<>();

    private final Predicate<RecordedEvent> joins;

    private Concerns(Map<EventId, RecordedEvent> reports, Predicate<RecordedEvent> links) {
        this.joins = report -> Reports.isSameAs(report.event().type()) && links.test(report);
        if (reports.values().stream().anyMatch(joins)) {
            reports.values().forEach(report -> follow(report, reports));
        }
    }

    /** Of some events, among which are those that they correct or take back. */
    public static Concerns among(Collection<RecordedEvent> events) {
        return among(events, link -> true);
    }

    /** The same, where some of the reports only that aggregates are one count. */
    static Concerns among(Collection<RecordedEvent> events, Predicate<RecordedEvent> linksThatCount) {
        var reports = new HashMap<EventId, RecordedEvent>();
        events.stream()
                .filter(event -> Reports.isReport(event.event()))
                .forEach(report -> reports.put(report.key(), report));
        return new Concerns(reports, linksThatCount);
    }

    /** At least the event's own subject. */
    public Set<Subject> of(RecordedEvent event) {
        return ofReports.getOrDefault(event.key(), Set.of(event.event().subject()));
    }

    /** From the report to what it acts on, as far as that is not told yet, and back. */
    private void follow(RecordedEvent report, Map<EventId, RecordedEvent> reports) {
        var way = new ArrayDeque<RecordedEvent>();
        var seen = new HashSet<EventId>();
        var at = Optional.of(report);
        while (at.isPresent()
                && !ofReports.containsKey(at.get().key())
                && seen.add(at.get().key())) {
            way.push(at.get());
            at = aim(at.get(), reports);
        }
        var concerned = of(at.orElse(report));
        for (var step : way) {
            if (concerned.size() > 1 || joins.test(step)) {
                concerned = union(concerned, Reports.linked(step.event()));
            }
            ofReports.put(step.key(), concerned);
        }
    }

    /** A report acts on events of its own subject alone. */
    private static Optional<RecordedEvent> aim(RecordedEvent report, Map<EventId, RecordedEvent> reports) {
        return Reports.aim(report.event())
                .map(reports::get)
                .filter(target -> target.event().subject().equals(report.event().subject()));
    }

    private static Set<Subject> union(Set<Subject> some, Set<Subject> others) {
        if (some.containsAll(others)) {
            return some;
        }
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
