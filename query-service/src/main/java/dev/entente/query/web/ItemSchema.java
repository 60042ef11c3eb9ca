package dev.entente.query.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
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
 * The JSON Schema of the items of a kind: what all items have, and the properties of the record that is the kind's state, as
 * the schemas of its events say what they are. A property that is in neither ends the build.
 */
final class ItemSchema {

    /** What facts say of themselves alone, and no item shows. */
    private static final Set<String> OF_SINGLE_FACTS = Set.of("milestone", "delivered");

    private final ObjectNode ofAll;
    private final ObjectNode computed;

    /**
     * For all kinds.
     *
     * @param ofAll what all items have
     * @param computed schemas of properties that no event has, by name
     */
    ItemSchema(ObjectNode ofAll, ObjectNode computed) {
        this.ofAll = ofAll;
        this.computed = computed;
    }

    /** What its items are called in the description. */
    static String name(Kind<?, ?> kind) {
        return kind.initial().getClass().getSimpleName();
    }

    ObjectNode of(Kind<?, ?> kind) {
        var schema = ofAll.deepCopy();
        var properties = (ObjectNode) schema.get("properties");
        var required = (ArrayNode) schema.get("required");
        var statuses = ((ObjectNode) properties.get("status")).putArray("enum");
        kind.statuses().forEach(statuses::add);
        components(kind.initial().getClass())
                .filter(own -> !properties.has(own.getName()) && !OF_SINGLE_FACTS.contains(own.getName()))
                .forEach(own -> {
                    properties.set(own.getName(), described(kind, own.getName()));
                    if (isAlwaysThere(own)) {
                        required.add(own.getName());
                    }
                });
        return schema;
    }

    private ObjectNode described(Kind<?, ?> kind, String property) {
        return (ObjectNode) Optional.ofNullable(kind.properties().get(property))
                .or(() -> Optional.ofNullable(computed.get(property)))
                .orElseThrow(() -> new IllegalStateException("no schema says what " + property + " is of the "
                        + kind.collection() + "; put it into answers.json"));
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
