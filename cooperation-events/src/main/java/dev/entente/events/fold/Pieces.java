package dev.entente.events.fold;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What is known of pieces, and which sources tell of which of them. */
final class Pieces {

    /** So many pieces of which the same sources tell. */
    private record Lot(long first, long last, Set<String> sources, long pieces) {

        Lot(Tally teller, long pieces) {
            this(teller.key().first(), teller.key().last(), Set.of(teller.source()), pieces);
        }

        boolean mayBe(Tally tally) {
            return first <= tally.key().last() && last >= tally.key().first() && !sources.contains(tally.source());
        }

        Lot of(long some) {
            return new Lot(first, last, sources, some);
        }

        Lot toldBy(Tally tally) {
            var all = new HashSet<>(sources);
            all.add(tally.source());
            return new Lot(
                    Math.max(first, tally.key().first()),
                    Math.min(last, tally.key().last()),
                    all,
                    pieces);
        }
    }

    /** By the first day. */
    private final TreeMap<Long, List<Lot>> lots = new TreeMap<>();

    /** Takes what the tally tells from what others told; what is more is new. The most exact tallies have to come first. */
    long tell(Tally tally) {
        var left = tally.pieces();
        for (var lot : candidates(tally)) {
            if (left == 0) {
                break;
            }
            var same = Math.min(left, lot.pieces());
            lots.get(lot.first()).remove(lot);
            if (same < lot.pieces()) {
                put(lot.of(lot.pieces() - same));
            }
            put(lot.of(same).toldBy(tally));
            left -= same;
        }
        if (left > 0) {
            put(new Lot(tally, left));
        }
        return left;
    }

    /** Lots are as exact as the tally, or more so: none that may be meant begins earlier than this. */
    private List<Lot> candidates(Tally tally) {
        var key = tally.key();
        return lots.subMap(key.first() - key.width(), true, key.last(), true).values().stream()
                .flatMap(List::stream)
                .filter(lot -> lot.mayBe(tally))
                .toList();
    }

    private void put(Lot lot) {
        lots.computeIfAbsent(lot.first(), day -> new ArrayList<>()).add(lot);
    }
}
