package dev.entente.query.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Kind;

/**
 * The JSON Schemas of the items of a kind: what all items have, and the properties of the record that is the kind's state, as
 * the schemas of its events say what they are. A property that is in neither ends the build.
 */
final class ItemSchema {

    /** What facts say of themselves alone, and no item shows. */
    private static final Set<String> OF_SINGLE_FACTS = Set.of("milestone", "delivered");

    private static final ObjectNode OF_ALL = (ObjectNode) ApiSchemas.ANSWERS.at("/schemas/Item");

    /** Of properties that no event has. */
    private static final ObjectNode COMPUTED = (ObjectNode) ApiSchemas.ANSWERS.get("properties");

    private ItemSchema() {}

    /** What its items are called in the description. */
    static String name(Kind<?, ?> kind) {
        return kind.initial().getClass().getSimpleName();
    }

    /** The schema of an item. */
    static ObjectNode of(Kind<?, ?> kind) {
        var schema = OF_ALL.deepCopy();
        var properties = (ObjectNode) schema.get("properties");
        var required = (ArrayNode) schema.get("required");
        var statuses = ((ObjectNode) properties.get("status")).putArray("enum");
        kind.statuses().forEach(statuses::add);
        properties.setAll(own(kind));
        components(kind)
                .filter(ItemSchema::isAlwaysThere)
                .map(RecordComponent::getName)
                .forEach(required::add);
        return schema;
    }

    /** The schemas of the properties that only this kind's items have, by name. */
    static Map<String, ObjectNode> own(Kind<?, ?> kind) {
        var own = new LinkedHashMap<String, ObjectNode>();
        components(kind).map(RecordComponent::getName).forEach(name -> own.put(name, described(kind, name)));
        return own;
    }

    private static ObjectNode described(Kind<?, ?> kind, String property) {
        return (ObjectNode) Optional.ofNullable(kind.properties().get(property))
                .or(() -> Optional.ofNullable(COMPUTED.get(property)))
                .orElseThrow(() -> new IllegalStateException("no schema says what " + property + " is of the "
                        + kind.collection() + "; put it into answers.json"));
    }

    private static Stream<RecordComponent> components(Kind<?, ?> kind) {
        return components(kind.initial().getClass())
                .filter(component -> !OF_ALL.get("properties").has(component.getName())
                        && !OF_SINGLE_FACTS.contains(component.getName()));
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(component.getType())
                        : Stream.of(component));
    }

    private static boolean isAlwaysThere(RecordComponent component) {
        return component.getType() != Optional.class && !component.getAccessor().isAnnotationPresent(JsonInclude.class);
    }
}
