package dev.entente.events.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What must hold of a fact's data beyond its JSON Schema. All faults are told at once, so a rule is asked of invalid data
 * too and must cope with it; what it says of a place where the schema has found a fault already is left out.
 */
@FunctionalInterface
public interface Rule {

    /** What is wrong, if anything; the pointer is that into the data. */
    Optional<Fault> check(JsonNode data);

    /** Where the list of actors is given, it has actors of two different countries at least. */
    static Rule twoCountries(String list) {
        return data -> !data.has(list) || countries(data.path(list)).size() >= 2
                ? Optional.empty()
                : Optional.of(new Fault("/" + list, "two different countries at least are needed here"));
    }

    /** Where both are given, one actor of the list at least is of another country than the single one. */
    static Rule anotherCountry(String list, String than) {
        return data -> !data.has(list)
                        || !data.has(than)
                        || countries(data.path(list)).stream()
                                .anyMatch(country -> !country.equals(
                                        data.path(than).path("country").asText()))
                ? Optional.empty()
                : Optional.of(
                        new Fault("/" + list, "one country at least other than that of " + than + " is needed here"));
    }

    private static List<String> countries(JsonNode actors) {
        return Stream.iterate(0, index -> index < actors.size(), index -> index + 1)
                .map(index -> actors.path(index).path("country").asText())
                .distinct()
                .toList();
    }
}
