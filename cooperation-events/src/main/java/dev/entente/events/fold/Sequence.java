package dev.entente.events.fold;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The order in which facts happened. A fact comes before every other that it certainly precedes, all its days lying
 * before all days of the other. Where dates overlap, and so leave the order open, the life of an item decides: signed in
 * "August 2024" comes before in force on 2024-08-20. The order depends on the set of facts alone.
 */
final class Sequence {

    private Sequence() {}

    static List<Happening> of(Collection<Happening> facts) {
        if (facts.size() == 1) {
            return List.copyOf(facts);
        }
        var byStart = new PriorityQueue<>(Comparator.comparing(Sequence::start).thenComparing(Happening::key));
        var byEnd = new PriorityQueue<>(Comparator.comparing(Sequence::end).thenComparing(Happening::key));
        var ready = new PriorityQueue<>(Happening.WHERE_DATES_ARE_OPEN);
        var taken = new java.util.HashSet<dev.entente.events.EventId>();
        byStart.addAll(facts);
        byEnd.addAll(facts);
        var ordered = new ArrayList<Happening>(facts.size());
        while (ordered.size() < facts.size()) {
            while (taken.contains(byEnd.element().key())) {
                byEnd.remove();
            }
            while (!byStart.isEmpty() && !start(byStart.element()).isAfter(end(byEnd.element()))) {
                ready.add(byStart.remove());
            }
            var next = ready.remove();
            taken.add(next.key());
            ordered.add(next);
        }
        return ordered;
    }

    private static LocalDate start(Happening fact) {
        return fact.occurred().first().orElse(LocalDate.MIN);
    }

    private static LocalDate end(Happening fact) {
        return fact.occurred().last().orElse(LocalDate.MAX);
    }
}
