package dev.entente.events.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.entente.events.Counted;
import dev.entente.events.EventId;
import dev.entente.events.Fact;
import dev.entente.events.PlainText;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

/**
 * What each report adds to what others tell of the same: a delivery that three sources report is one. Reports of one source
 * are of different pieces; those of several may be of the same where their dates agree. The most exact come first, and each
 * takes from what others told, the earliest first, before it adds of its own. So the count is what the reports, taken
 * together, need at least; it depends on their set alone.
 */
final class Retellings {

    private final Map<EventId, Integer> added = new HashMap<>();
    private final List<List<Tally>> contradictions = new ArrayList<>();

    private Retellings() {}

    static Retellings among(List<Happening> facts) {
        var retellings = new Retellings();
        facts.stream()
                .filter(Retellings::isCounted)
                .collect(groupingBy(
                        fact -> fact.type().name() + " "
                                + PlainText.of(counted(fact).what()),
                        LinkedHashMap::new,
                        toList()))
                .values()
                .forEach(retellings::compare);
        return retellings;
    }

    private static boolean isCounted(Happening fact) {
        return fact.fact() instanceof Counted counted && counted.pieces().isPresent();
    }

    private static Counted counted(Happening fact) {
        return (Counted) fact.fact();
    }

    static int pieces(Happening fact) {
        return counted(fact).pieces().orElseThrow();
    }

    /** The fact with those of its pieces that nobody else has told. */
    Fact adding(Happening fact) {
        var pieces = added.get(fact.key());
        return pieces == null || pieces == pieces(fact)
                ? fact.fact()
                : counted(fact).adding(pieces);
    }

    /** What sources tell of the same days, and count otherwise. */
    List<List<Tally>> contradictions() {
        return contradictions;
    }

    private void compare(List<Happening> alike) {
        if (alike.stream().map(fact -> fact.key().source()).distinct().count() < 2) {
            return;
        }
        var tallies = alike.stream().collect(groupingBy(Tally.Key::of)).entrySet().stream()
                .map(entry -> new Tally(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Tally::key))
                .toList();
        var pieces = new Pieces();
        tallies.forEach(tally -> add(tally, pieces.tell(tally)));
        if (counted(alike.getFirst()).property().isPresent()) {
            addContradictions(tallies);
        }
    }

    /** What a source tells anew of a date is in the last of its reports. */
    private void add(Tally tally, long more) {
        var old = tally.pieces() - more;
        for (var report : tally.reports()) {
            var taken = Math.min(old, pieces(report));
            added.put(report.key(), (int) (pieces(report) - taken));
            old -= taken;
        }
    }

    private void addContradictions(List<Tally> tallies) {
        tallies.stream()
                .collect(groupingBy(tally -> tally.key().days(), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .filter(told -> told.stream().map(Tally::pieces).distinct().count() > 1)
                .forEach(contradictions::add);
    }
}
