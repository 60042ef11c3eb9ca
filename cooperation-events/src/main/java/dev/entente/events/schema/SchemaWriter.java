package dev.entente.events.schema;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventType;
import dev.entente.events.FactType;
import dev.entente.events.Kind;
import dev.entente.events.code.CodeLists;
import dev.entente.events.json.Json;
import dev.entente.events.report.Reports;

import static java.util.stream.Collectors.joining;

/**
 * Puts the schema of a type together from the common properties ({@code common.json}), those of its kind and the code
 * lists, so that each published document stands alone.
 */
final class SchemaWriter {

    private static final ObjectNode COMMON = Json.resource(SchemaWriter.class, "common.json");

    private SchemaWriter() {}

    /** The schema of the newest version of the fact. */
    static ObjectNode ofFact(Kind<?, ?> kind, FactType fact) {
        var schema = closed(fact.newest().toString(), kind);
        mention(kind.rules(), schema);
        var required = schema.putArray("required").add("occurred");
        if (fact.founding()) {
            kind.essentials().forEach(required::add);
        }
        return finished(schema);
    }

    /** What holds for the data of every fact of the kind; not published. */
    static ObjectNode ofAnyFact(Kind<?, ?> kind) {
        var schema = closed("any fact of " + kind.name(), kind);
        schema.putArray("required").add("occurred");
        return finished(schema);
    }

    static ObjectNode ofReport(EventType type) {
        var schema = begun(type.toString());
        mention(Reports.TYPES.get(type), schema);
        schema.setAll(Reports.schema(type));
        schema.put("additionalProperties", false);
        return finished(schema);
    }

    static ObjectNode definitions() {
        var definitions = (ObjectNode) COMMON.get("$defs").deepCopy();
        fillInCodes(definitions);
        return definitions;
    }

    /** What else is checked of the data, for people. */
    private static void mention(List<Rule> rules, ObjectNode schema) {
        if (!rules.isEmpty()) {
            schema.put("$comment", rules.stream().map(Rule::says).collect(joining("; ", "Beyond this schema: ", ".")));
        }
    }

    private static ObjectNode begun(String title) {
        var schema = Json.MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.put("type", "object");
        return schema;
    }

    private static ObjectNode closed(String title, Kind<?, ?> kind) {
        var schema = begun(title);
        var properties = schema.putObject("properties");
        properties.setAll((ObjectNode) COMMON.get("properties").deepCopy());
        if (!kind.titleProperty().equals("title")) {
            properties.remove("title");
        }
        properties.setAll(kind.properties().deepCopy());
        schema.put("additionalProperties", false);
        return schema;
    }

    private static ObjectNode finished(ObjectNode schema) {
        var used = new TreeSet<String>();
        collectReferences(schema, used);
        if (!used.isEmpty()) {
            var definitions = schema.putObject("$defs");
            used.forEach(
                    name -> definitions.set(name, COMMON.get("$defs").get(name).deepCopy()));
        }
        fillInCodes(schema);
        return schema;
    }

    private static void collectReferences(JsonNode node, Set<String> used) {
        var reference = node.path("$ref").asText();
        if (reference.startsWith("#/$defs/") && used.add(reference.substring("#/$defs/".length()))) {
            collectReferences(COMMON.get("$defs").get(reference.substring("#/$defs/".length())), used);
        }
        node.forEach(child -> collectReferences(child, used));
    }

    /** Replaces {@code "codes": "<list>"} by the enumeration of the list's codes. */
    private static void fillInCodes(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("codes").isTextual()) {
            var list = CodeLists.named(object.remove("codes").asText()).orElseThrow();
            var codes = object.putArray("enum");
            List.copyOf(list.codes()).forEach(codes::add);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(SchemaWriter::fillInCodes);
        }
    }
}
