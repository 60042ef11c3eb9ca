package dev.entente.events;

import java.time.Instant;
import java.util.List;

/** Which of an item's facts gives it its date and its title. */
@FunctionalInterface
public interface Founding {

    /**
     * A fact that may be the founding one.
     *
     * @param fact its name
     * @param told when it was told, by the time of its event; the earliest of all moments where it has none
     */
    record Candidate(String fact, Instant told) {}

    /**
     * Chooses the founding fact.
     *
     * @param facts those that stand in the order in which they happened, one at least
     * @return the place of the founding one in the list
     */
    int choose(List<Candidate> facts);

    /** The earliest fact, whichever it is. */
    static Founding earliest() {
        return facts -> 0;
    }

    /** The earliest of the first of these facts that there is, else what {@code otherwise} chooses. */
    static Founding earliestOf(List<String> preferred, Founding otherwise) {
        return facts -> {
            var names = facts.stream().map(Candidate::fact).toList();
            return preferred.stream()
                    .filter(names::contains)
                    .findFirst()
                    .map(names::indexOf)
                    .orElseGet(() -> otherwise.choose(facts));
        };
    }

    /** Of any of these facts the one that was told last, else the earliest fact. Of several told at once the latest. */
    static Founding latestOf(List<String> any) {
        return facts -> {
            var latest = -1;
            for (var index = 0; index < facts.size(); index++) {
                var is = any.contains(facts.get(index).fact());
                if (is
                        && (latest < 0
                                || !facts.get(index)
                                        .told()
                                        .isBefore(facts.get(latest).told()))) {
                    latest = index;
                }
            }
            return Math.max(latest, 0);
        };
    }
}
