package dev.entente.events.actor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.entente.events.Terms;
import dev.entente.events.Text;

/**
 * What a fact can say of the actor itself.
 *
 * @param kind of the code list {@code actor-kinds}
 * @param country ISO 3166-1 alpha-2
 * @param identifiers elsewhere, by scheme, such as {@code wikidata}
 */
public record ActorTerms(
        Optional<String> kind,
        Text name,
        List<String> aliases,
        Optional<String> country,
        List<Office> offices,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> identifiers)
        implements Terms<ActorTerms> {

    static final ActorTerms UNKNOWN = new ActorTerms(
            Optional.empty(), Text.NONE, List.of(), Optional.empty(), List.of(), new TreeMap<>(Map.of()));

    public ActorTerms {
        name = Objects.requireNonNullElse(name, Text.NONE);
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        offices = offices == null ? List.of() : List.copyOf(offices);
        identifiers = identifiers == null ? new TreeMap<>() : identifiers;
    }

    /** Names, aliases, offices and identifiers add up; for the rest the later word counts. */
    @Override
    public ActorTerms then(ActorTerms later) {
        var ids = new TreeMap<>(identifiers);
        ids.putAll(later.identifiers);
        return new ActorTerms(
                later.kind.or(() -> kind),
                later.name.or(name),
                union(aliases, later.aliases),
                later.country.or(() -> country),
                union(offices, later.offices),
                ids);
    }

    private static <T> List<T> union(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
