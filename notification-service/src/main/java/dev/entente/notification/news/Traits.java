package dev.entente.notification.news;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.entente.events.PlainText;
import dev.entente.events.fold.Item;

import static java.util.Collections.unmodifiableSet;
import static java.util.stream.Collectors.joining;

/**
 * All of an item that filters ask for. Where some of it is there that was not, a filter can let it through that did not.
 *
 * @param parties subjects of actors
 * @param instrument the code of its form
 */
public record Traits(
        Set<String> countries,
        Set<String> sectors,
        Set<String> parties,
        Set<String> titles,
        Optional<String> instrument) {

    public static Traits of(Told told, Item item) {
        return new Traits(
                inOrder(item.countries().stream()),
                inOrder(item.sectors().stream()),
                inOrder(item.state().actors().stream()
                        .flatMap(actor -> actor.actor().stream())
                        .map(String::valueOf)),
                inOrder(item.title().byLanguage().values().stream()),
                told.instrument(item));
    }

    private static Set<String> inOrder(Stream<String> values) {
        return unmodifiableSet(values.collect(LinkedHashSet::new, Collection::add, Collection::addAll));
    }

    /** The words of the titles, in plain letters, a title a line. */
    public String words() {
        return titles.stream().map(PlainText::of).collect(joining("\n"));
    }

    boolean isBeyond(Traits other) {
        return !other.countries.containsAll(countries)
                || !other.sectors.containsAll(sectors)
                || !other.parties.containsAll(parties)
                || !other.titles.containsAll(titles)
                || (instrument.isPresent() && !instrument.equals(other.instrument));
    }
}
