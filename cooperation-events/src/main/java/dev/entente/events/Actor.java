package dev.entente.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who takes part: a country, or within it an organization or a person in an office.
 *
 * @param country ISO 3166-1 alpha-2
 * @param role what this actor does here, in free words
 * @param actor the {@code actor} aggregate that describes it, where there is one
 */
public record Actor(
        String country,
        Optional<String> organization,
        Optional<String> person,
        Optional<String> office,
        Optional<String> role,
        Optional<Subject> actor) {

    public static Actor country(String code) {
        return new Actor(
                code, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean isOnlyACountry() {
        return organization.isEmpty() && person.isEmpty() && office.isEmpty() && role.isEmpty() && actor.isEmpty();
    }

    /**
     * What a later list says, with what is known from before: the later list decides which countries take part, and where
     * it names a country alone, the earlier actors of that country stay.
     */
    public static List<Actor> refine(List<Actor> before, List<Actor> later) {
        if (later.isEmpty()) {
            return before;
        }
        if (before.isEmpty()) {
            return later.stream().distinct().toList();
        }
        var refined = new ArrayList<Actor>();
        for (var actor : later) {
            var known = before.stream()
                    .filter(earlier -> earlier.country().equals(actor.country()))
                    .toList();
            var better = actor.isOnlyACountry() && !known.isEmpty() ? known : List.of(actor);
            better.stream().filter(each -> !refined.contains(each)).forEach(refined::add);
        }
        return List.copyOf(refined);
    }

    /** Whether it says nothing in place of what is known of an actor. */
    private boolean leaves(Actor known) {
        return isOnlyACountry() && known.country.equals(country);
    }

    /** The same of one actor. */
    public static Optional<Actor> refine(Optional<Actor> before, Optional<Actor> later) {
        return later.isEmpty() || (before.isPresent() && later.get().leaves(before.get())) ? before : later;
    }

    /** The countries of the actors, each once, in the order of their codes. */
    public static List<String> countries(Collection<Actor> actors) {
        var codes = new TreeSet<String>();
        actors.forEach(actor -> codes.add(actor.country()));
        return List.copyOf(codes);
    }
}
