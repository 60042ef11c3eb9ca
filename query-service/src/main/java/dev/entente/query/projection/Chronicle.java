package dev.entente.query.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Facts;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Outcome;

/**
 * What aggregates came to, moment by moment: at each moment the fold of the events known by then. A pure function of the
 * events, so that a rebuild tells the same.
 */
final class Chronicle {

    /** What an aggregate came to from a moment on; nothing where it ceased to be, since what made it was taken back. */
    record Entry(Instant from, Optional<Outcome> outcome) {}

    /**
     * A part of the story of one aggregate.
     *
     * @param before what held when the part begins
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

    private Chronicle() {}

    /**
     * Tells the part from a moment on.
     *
     * @param events all events of aggregates that belong together
     */
    static Map<Subject, Story> since(Instant since, Collection<RecordedEvent> events) {
        var facts = new Facts();
        var before = known(events, facts, moment -> moment.isBefore(since));
        var entries = new TreeMap<Subject, List<Entry>>();
        var last = before;
        for (var moment : momentsSince(since, events)) {
            var now = known(events, facts, recorded -> !recorded.isAfter(moment));
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

    private static Set<Subject> union(Set<Subject> some, Set<Subject> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static Collection<Instant> momentsSince(Instant since, Collection<RecordedEvent> events) {
        var moments = new TreeSet<Instant>();
        events.stream()
                .map(RecordedEvent::recorded)
                .filter(moment -> !moment.isBefore(since))
                .forEach(moments::add);
        return moments;
    }

    private static SortedMap<Subject, Outcome> known(
            Collection<RecordedEvent> events, Facts facts, Predicate<Instant> by) {
        var known = events.stream().filter(event -> by.test(event.recorded())).toList();
        return known.isEmpty() ? Collections.emptySortedMap() : Fold.of(known, facts);
    }
}
