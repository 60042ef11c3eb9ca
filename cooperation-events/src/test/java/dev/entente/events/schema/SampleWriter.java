package dev.entente.events.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventType;
import dev.entente.events.json.Json;

/** Drafts an event that is valid by the schema of its type, as a first text for an approved file. */
public final class SampleWriter {

    private static final List<String> WORDS = List.of(
            "example",
            "https://press.example.org/a/1",
            "actor/example",
            "visit/example",
            "12500000.00",
            "057",
            "AGREE");
    private static final List<String> COUNTRIES = List.of("BR", "ZA");

    private final JsonNode schema;
    private final boolean full;
    private int countries;

    private SampleWriter(JsonNode schema, boolean full) {
        this.schema = schema;
        this.full = full;
    }

    /**
     * Drafts an event.
     *
     * @param full with every property; else with the required ones alone
     */
    public static ObjectNode draft(EventType type, boolean full) {
        var schema = Schemas.published().document(type.toString()).orElseThrow();
        var event = Json.MAPPER.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", type.aggregate() + "-" + type.fact() + (full ? "-full" : "-minimal"));
        event.put("source", "https://press.example.org/drafts");
        event.put("type", type.toString());
        event.put("subject", type.aggregate() + "/example");
        if (full) {
            event.put("time", "2024-08-20T09:00:00Z");
        }
        event.set("data", new SampleWriter(schema, full).object(schema));
        return event;
    }

    private ObjectNode object(JsonNode of) {
        var node = Json.MAPPER.createObjectNode();
        var required = new ArrayList<String>();
        of.path("required").forEach(name -> required.add(name.asText()));
        of.path("properties").properties().forEach(property -> {
            if (full || required.contains(property.getKey())) {
                node.set(property.getKey(), value(property.getValue()));
            }
        });
        if (node.isEmpty() && of.path("additionalProperties").isObject()) {
            node.set("en", value(of.get("additionalProperties")));
        }
        return node;
    }

    private JsonNode value(JsonNode of) {
        if (of.has("$ref")) {
            return value(schema.at(of.get("$ref").asText().substring(1)));
        }
        return switch (of.path("type").asText()) {
            case "object" -> object(of);
            case "array" -> array(of);
            case "integer", "number" -> Json.MAPPER.getNodeFactory().numberNode(1);
            default -> Json.MAPPER.getNodeFactory().textNode(text(of));
        };
    }

    private JsonNode array(JsonNode of) {
        var node = Json.MAPPER.createArrayNode();
        for (var index = 0; index < Math.max(1, of.path("minItems").asInt()); index++) {
            node.add(value(of.get("items")));
        }
        return node;
    }

    private String text(JsonNode of) {
        var codes = of.path("enum");
        if (codes.valueStream().anyMatch(code -> code.asText().equals(COUNTRIES.getFirst()))) {
            return COUNTRIES.get(countries++ % COUNTRIES.size());
        }
        if (!codes.isEmpty()) {
            return codes.get(0).asText();
        }
        if (of.path("format").asText().equals(EdtfFormat.NAME)) {
            return "2024-08-20";
        }
        var form = Pattern.compile(of.path("pattern").asText(""));
        return WORDS.stream()
                .filter(word -> form.matcher(word).find())
                .findFirst()
                .orElse("example");
    }
}
