package dev.entente.query.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Facts;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Outcome;
import dev.entente.events.report.Reports;

/**
 * What aggregates came to, moment by moment: at each moment the fold of the events known by then. A pure function of the
 * events, so that a rebuild tells the same.
 *
 * <p>Of aggregates with very many events not every moment is told, since each tells all events up to then: a thousand
 * reports of one happening would come to half a million. Beyond the first hundred moments, one percent of what was known
 * may be missing at a moment that has passed; the latest moment always tells everything.
 */
final class Chronicle {

    /** What an aggregate came to from a moment on; nothing where it ceased to be, since what made it was taken back. */
    record Entry(Instant from, Optional<Outcome> outcome) {}

    /**
     * A part of the story of one aggregate.
     *
     * @param before what held when the part begins; left out where the part is known to begin with something else
     * @param entries what came then, each different from the one before
     */
    record Story(Optional<Outcome> before, List<Entry> entries) {

        /** What held at a moment of this part. */
        Optional<Outcome> at(Instant moment) {
            return entries.reversed().stream()
                    .filter(entry -> !entry.from().isAfter(moment))
                    .findFirst()
                    .map(Entry::outcome)
                    .orElse(before);
        }

        /** All that is told in this part. */
        Stream<Outcome> outcomes() {
            return Stream.concat(Stream.of(before), entries.stream().map(Entry::outcome))
                    .flatMap(Optional::stream);
        }
    }

    /** Up to how many moments each is told. */
    private static final int EACH = 100;

    private Chronicle() {}

    /**
     * From when on aggregates are to be told anew.
     *
     * @param changed the moment of the first event that is new
     * @param events all events of aggregates that belong together, with those that are new
     */
    static Instant from(Instant changed, Collection<RecordedEvent> events) {
        var moments = moments(events);
        if (moments.size() <= EACH) {
            return changed;
        }
        var areJoined = events.stream()
                .anyMatch(event -> !event.recorded().isBefore(changed)
                        && !Reports.linked(event.event()).isEmpty());
        var before = moments.lower(changed);
        return areJoined || before == null ? moments.first() : before; // it was the latest
    }

    /**
     * Tells the part from a moment on.
     *
     * @param events all events of aggregates that belong together
     */
    static Map<Subject, Story> since(Instant since, Collection<RecordedEvent> events) {
        return since(since, events, Effort.untold());
    }

    /** The same, of which somebody may hear. */
    static Map<Subject, Story> since(Instant since, Collection<RecordedEvent> events, Effort effort) {
        var facts = new Facts();
        var moments = told(moments(events));
        var before = Optional.ofNullable(moments.lower(since))
                .filter(moment -> !moments.contains(since) || !isMoreEachTime(events))
                .map(moment -> known(events, facts, moment))
                .orElse(Collections.emptySortedMap());
        var entries = new TreeMap<Subject, List<Entry>>();
        var last = before;
        var part = moments.tailSet(since);
        effort.expect(
                part.stream().mapToLong(moment -> known(events, moment).count()).sum());
        for (var moment : part) {
            var now = known(events, facts, moment);
            effort.told(known(events, moment).count());
            for (var subject : union(now.keySet(), last.keySet())) {
                var outcome = Optional.ofNullable(now.get(subject));
                if (!outcome.equals(Optional.ofNullable(last.get(subject)))) {
                    entries.computeIfAbsent(subject, key -> new ArrayList<>()).add(new Entry(moment, outcome));
                }
            }
            last = now;
        }
        var stories = new TreeMap<Subject, Story>();
        before.forEach((subject, outcome) -> stories.put(subject, new Story(Optional.of(outcome), List.of())));
        entries.forEach((subject, told) ->
                stories.put(subject, new Story(Optional.ofNullable(before.get(subject)), List.copyOf(told))));
        return stories;
    }

    /** Whether all are facts of one aggregate, so that each makes another item of it. */
    private static boolean isMoreEachTime(Collection<RecordedEvent> events) {
        var subject = events.iterator().next().event().subject();
        var keys = new HashSet<EventId>();
        return events.stream()
                .allMatch(event -> !Reports.isReport(event.event())
                        && event.event().subject().equals(subject)
                        && keys.add(event.key()));
    }

    private static Set<Subject> union(Set<Subject> some, Set<Subject> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static NavigableSet<Instant> moments(Collection<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::recorded).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The latest moment, and of the others each as long as they are few, then one of every few. */
    private static NavigableSet<Instant> told(NavigableSet<Instant> moments) {
        var told = new TreeSet<Instant>();
        var number = 0;
        for (var moment : moments) {
            number++;
            var oneOf = (number + EACH - 1) / EACH;
            if (number % oneOf == 0 || number == moments.size()) {
                told.add(moment);
            }
        }
        return told;
    }

    private static SortedMap<Subject, Outcome> known(Collection<RecordedEvent> events, Facts facts, Instant by) {
        return Fold.of(known(events, by).toList(), facts);
    }

    private static Stream<RecordedEvent> known(Collection<RecordedEvent> events, Instant by) {
        return events.stream().filter(event -> !event.recorded().isAfter(by));
    }
}
