package dev.entente.ingest.gdelt;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventType;
import dev.entente.events.Kinds;
import dev.entente.events.json.Json;

/**
 * What becomes of a row: a line of {@code cameo-events.tsv}.
 *
 * @param type of the event
 * @param happening what happens, as in the subject and in {@code happenings.tsv}
 * @param actor1 the property in which the country of actor 1 stands
 * @param constants further properties of the data
 */
record Mapping(
        EventType type, String happening, String actor1, String actor2, ObjectNode constants, List<String> sectors) {

    /** The properties of those that act, of two that are not the same. */
    private static final Set<String> ACTING = Set.of("visitors", "speakers", "supplier");

    static Mapping of(List<String> cells) {
        return new Mapping(
                EventType.of("dev.entente." + cells.get(1) + ".v1"),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                constants(cells.get(5)),
                words(cells.get(6), ","));
    }

    private static ObjectNode constants(String text) {
        var data = Json.MAPPER.createObjectNode();
        for (var constant : words(text, ";")) {
            var name = constant.substring(0, constant.indexOf('='));
            var dot = name.indexOf('.');
            var place = dot < 0 ? data : data.withObjectProperty(name.substring(0, dot));
            place.put(name.substring(dot + 1), constant.substring(constant.indexOf('=') + 1));
        }
        return data;
    }

    private static List<String> words(String text, String separator) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(separator));
    }

    /** The two countries in their order: first the one that acts; of what two do together, by their codes. */
    Pair pair(String country1, String country2) {
        var inOrder = actor1.equals(actor2) ? country1.compareTo(country2) < 0 : ACTING.contains(actor1);
        return inOrder ? new Pair(country1, country2) : new Pair(country2, country1);
    }

    /** The data with the countries in their places. */
    ObjectNode data(Pair pair) {
        var data = constants.deepCopy();
        var inOrder = ACTING.contains(actor1) || actor1.equals(actor2);
        put(data, inOrder ? actor1 : actor2, pair.first());
        put(data, inOrder ? actor2 : actor1, pair.second());
        if (!sectors.isEmpty()) {
            sectors.forEach(data.withArrayProperty("sectors")::add);
        }
        return data;
    }

    private void put(ObjectNode data, String property, String country) {
        var actor = Json.MAPPER.createObjectNode().put("country", country);
        if (isOne(property)) {
            data.set(property, actor);
        } else {
            data.withArrayProperty(property).add(actor);
        }
    }

    /** Whether the schema has one actor there, and not a list. */
    private boolean isOne(String property) {
        return Kinds.named(type.aggregate())
                .orElseThrow()
                .properties()
                .path(property)
                .path("$ref")
                .asText()
                .equals("#/$defs/actor");
    }

    /** Two countries of a happening, in the order in which it is told. */
    record Pair(String first, String second) {

        boolean has(String country) {
            return first.equals(country) || second.equals(country);
        }
    }
}
