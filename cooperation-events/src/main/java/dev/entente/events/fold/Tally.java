package dev.entente.events.fold;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** What one source tells of one date. */
record Tally(Key key, List<Happening> reports, long pieces) {

    Tally(Key key, List<Happening> reports) {
        this(
                key,
                reports.stream()
                        .sorted(Comparator.comparing(Happening::event, Judgement.EARLIEST_FIRST))
                        .toList(),
                reports.stream().mapToLong(Retellings::pieces).sum());
    }

    String source() {
        return key.source;
    }

    /**
     * Whose it is, and of when; the most exact first.
     *
     * @param first day that may be meant, as a number
     * @param last day that may be meant, as a number
     */
    record Key(String source, long first, long last) implements Comparable<Key> {

        private static final Comparator<Key> EXACT_FIRST = Comparator.comparingLong(Key::width)
                .thenComparingLong(Key::first)
                .thenComparing(Key::source);

        static Key of(Happening report) {
            return new Key(
                    report.key().source(),
                    report.occurred().first().orElse(LocalDate.MIN).toEpochDay(),
                    report.occurred().last().orElse(LocalDate.MAX).toEpochDay());
        }

        List<Long> days() {
            return List.of(first, last);
        }

        long width() {
            return last - first;
        }

        @Override
        public int compareTo(Key other) {
            return EXACT_FIRST.compare(this, other);
        }
    }
}
