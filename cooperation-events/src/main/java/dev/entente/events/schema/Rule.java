package dev.entente.events.schema;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What must hold of a fact's data beyond its JSON Schema. All faults are told at once, so a rule is asked of invalid data
 * too and must cope with it; what it says of a place where the schema has found a fault already is left out.
 *
 * @param says what holds, for those who read the schema
 * @param fault what is wrong with data, if anything; the pointer is that into the data
 */
public record Rule(String says, Function<JsonNode, Optional<Fault>> fault) {

    public Optional<Fault> check(JsonNode data) {
        return fault.apply(data);
    }

    /** Where the list of actors is given, it has actors of two different countries at least. */
    public static Rule twoCountries(String list) {
        return new Rule(
                list + ": actors of two different countries at least",
                data -> !data.has(list) || countries(data.path(list)).size() >= 2
                        ? Optional.empty()
                        : Optional.of(new Fault("/" + list, "two different countries at least are needed here")));
    }

    /** Where both are given, one actor of the list at least is of another country than the single one. */
    public static Rule anotherCountry(String list, String than) {
        return new Rule(
                list + ": one country at least other than that of " + than,
                data -> !data.has(list) || !data.has(than) || hasOther(data.path(list), country(data.path(than)))
                        ? Optional.empty()
                        : Optional.of(new Fault(
                                "/" + list, "one country at least other than that of " + than + " is needed here")));
    }

    private static boolean hasOther(JsonNode actors, String country) {
        return countries(actors).stream().anyMatch(each -> !each.equals(country));
    }

    private static String country(JsonNode actor) {
        return actor.path("country").asText();
    }

    private static Set<String> countries(JsonNode actors) {
        var countries = new LinkedHashSet<String>();
        for (var index = 0; index < actors.size(); index++) {
            countries.add(country(actors.path(index)));
        }
        return countries;
    }
}
