package dev.entente.events;

import java.util.List;

/** Which of an item's facts gives it its date and its title. */
@FunctionalInterface
public interface Founding {

    /**
     * Chooses the founding fact.
     *
     * @param facts names of the standing facts in the order in which they happened, one at least
     * @return the place of the founding one in the list
     */
    int choose(List<String> facts);

    /** The earliest fact, whichever it is. */
    static Founding earliest() {
        return facts -> 0;
    }

    /** The earliest of the first of these facts that there is, else what {@code otherwise} chooses. */
    static Founding earliestOf(List<String> preferred, Founding otherwise) {
        return facts -> preferred.stream()
                .filter(facts::contains)
                .findFirst()
                .map(facts::indexOf)
                .orElseGet(() -> otherwise.choose(facts));
    }

    /** The latest of any of these facts, else the earliest fact. */
    static Founding latestOf(List<String> any) {
        return facts -> {
            for (var index = facts.size() - 1; index >= 0; index--) {
                if (any.contains(facts.get(index))) {
                    return index;
                }
            }
            return 0;
        };
    }
}
