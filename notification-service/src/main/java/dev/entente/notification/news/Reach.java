package dev.entente.notification.news;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.entente.events.fold.Item;

/**
 * All of an item that filters ask for. Where some of it is there that was not, a filter can let it through that did not.
 */
record Reach(
        Set<String> countries, Set<String> sectors, Set<String> parties, Set<String> titles, Optional<String> form) {

    static Reach of(Told told, Item item) {
        return new Reach(
                Set.copyOf(item.countries()),
                Set.copyOf(item.sectors()),
                Set.copyOf(parties(item)),
                new HashSet<>(item.title().byLanguage().values()),
                told.instrument(item));
    }

    private static List<String> parties(Item item) {
        return item.state().actors().stream()
                .flatMap(actor -> actor.actor().stream())
                .map(String::valueOf)
                .toList();
    }

    boolean isBeyond(Reach other) {
        return !other.countries.containsAll(countries)
                || !other.sectors.containsAll(sectors)
                || !other.parties.containsAll(parties)
                || !other.titles.containsAll(titles)
                || (form.isPresent() && !form.equals(other.form));
    }
}
