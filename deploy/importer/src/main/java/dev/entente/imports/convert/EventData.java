package dev.entente.imports.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;
import dev.entente.imports.mapping.Mapping.Assignment;
import dev.entente.imports.mapping.Target;

import static java.util.stream.Collectors.groupingBy;

/** Puts values in their places in the data of one event, and remembers which cell is where. */
final class EventData {

    /** A target with the values that go there. */
    private record Placed(Assignment assignment, List<Found> values) {

        boolean varies() {
            return !assignment.value().isConstant();
        }

        Target target() {
            return assignment.target();
        }
    }

    private final ObjectNode data = Json.MAPPER.createObjectNode();
    private final Map<String, Found> origins;

    private EventData(Map<String, Found> origins) {
        this.origins = origins;
    }

    /**
     * The data of an event.
     *
     * @param origins is told which cell stands at which pointer
     */
    static ObjectNode of(List<Assignment> assignments, Evaluation evaluation, Scope scope, Map<String, Found> origins) {
        var placed = assignments.stream()
                .map(assignment -> new Placed(assignment, evaluation.all(assignment.value(), scope)))
                .toList();
        var event = new EventData(origins);
        event.place(meaningful(placed));
        event.close(event.data);
        return event.data;
    }

    /** Without those constants that go with cells which are all empty: a currency without an amount says nothing. */
    private static List<Placed> meaningful(List<Placed> placed) {
        var together = placed.stream().collect(groupingBy(one -> one.target().container()));
        return placed.stream()
                .filter(one -> one.varies()
                        || one.target().container().isEmpty()
                        || saysSomething(together.get(one.target().container())))
                .toList();
    }

    private static boolean saysSomething(List<Placed> container) {
        return container.stream().noneMatch(Placed::varies)
                || container.stream()
                        .anyMatch(one -> one.varies() && !one.values().isEmpty());
    }

    /** Numbered elements first: those of a list of values come after them. */
    private void place(List<Placed> placed) {
        placed.stream().filter(one -> !one.target().isList()).forEach(this::placeSingle);
        placed.stream()
                .filter(one -> one.target().isList())
                .collect(groupingBy(
                        one -> one.target().steps().getFirst().property(),
                        TreeMap::new,
                        java.util.stream.Collectors.toList()))
                .forEach((list, members) -> placeList(members));
    }

    private void placeSingle(Placed one) {
        if (one.values().size() > 1) {
            var second = one.values().get(1);
            throw new RowFault(TableFault.of(
                    second.row(),
                    second.column(),
                    one.target().pointer(0),
                    "there are several values for one place; the mapping can 'join' them, or make a list of it: "
                            + one.target().text() + "[]"));
        }
        one.values().forEach(found -> set(one.target(), 0, 0, found));
    }

    private void placeList(List<Placed> members) {
        var longest = members.stream()
                .filter(Placed::varies)
                .max(java.util.Comparator.comparingInt(one -> one.values().size()));
        var count = longest.map(one -> one.values().size()).orElse(1);
        var before = sizeNow(members.getFirst().target());
        for (var member : members) {
            if (member.varies() && member.values().size() != count) {
                var first = longest.orElseThrow().values().getFirst();
                throw new RowFault(TableFault.of(
                        first.row(),
                        first.column(),
                        member.target().pointer(0),
                        "%s has %d values and %s has %d; the properties of a list's elements need as many each"
                                .formatted(
                                        longest.get().target().text(),
                                        count,
                                        member.target().text(),
                                        member.values().size())));
            }
            for (var number = 0; number < count; number++) {
                set(member.target(), before, number, member.values().get(member.varies() ? number : 0));
            }
        }
    }

    private int sizeNow(Target list) {
        JsonNode node = data;
        for (var step : list.steps()) {
            node = node.path(step.property());
            if (step.element() == Target.EACH) {
                return node.size();
            }
            node = step.element() == Target.SINGLE ? node : node.path(step.element());
        }
        return 0;
    }

    private void set(Target target, int before, int number, Found found) {
        var node = data;
        var steps = target.steps();
        for (var index = 0; index < steps.size(); index++) {
            var step = steps.get(index);
            var last = index == steps.size() - 1;
            if (step.element() == Target.SINGLE) {
                node = last ? put(node, step.property(), found.json()) : node.withObjectProperty(step.property());
            } else {
                var element = step.element() == Target.EACH ? before + number : step.element();
                node = element(node.withArrayProperty(step.property()), element, last, found.json());
            }
        }
        origins.put(target.pointer(before + number), found);
    }

    private static ObjectNode put(ObjectNode node, String property, JsonNode json) {
        node.set(property, json);
        return node;
    }

    private static ObjectNode element(ArrayNode array, int index, boolean last, JsonNode json) {
        while (array.size() <= index) {
            array.addNull();
        }
        if (last) {
            array.set(index, json);
        } else if (array.get(index).isNull()) {
            array.set(index, array.objectNode());
        }
        return array.get(index) instanceof ObjectNode object ? object : array.objectNode();
    }

    /** Takes out the gaps that elements without values have left. */
    private void close(JsonNode node) {
        if (node instanceof ArrayNode array) {
            var kept = new ArrayList<>(StreamSupport.stream(array.spliterator(), false)
                    .filter(element -> !element.isNull())
                    .toList());
            array.removeAll();
            array.addAll(kept);
        }
        node.forEach(this::close);
    }
}
