package dev.entente.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** The schemas of a description of an API (OpenAPI 3) as types of TypeScript, for who asks for texts in one language. */
final class ApiTypes {

    private ApiTypes() {}

    static String of(JsonNode description) {
        var types = new StringBuilder();
        description
                .path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> types.append("export type ")
                        .append(schema.getKey())
                        .append(" = ")
                        .append(schema.getKey().equals("Text") ? "string" : type(schema.getValue()))
                        .append(";\n"));
        return types.append(items(description)).toString();
    }

    /** The items of each collection, by its name: {@code Items["agreements"]}. */
    private static String items(JsonNode description) {
        return description.path("paths").properties().stream()
                .filter(path -> path.getKey().matches("/\\w+/\\{id}"))
                .map(path -> '"'
                        + path.getKey().split("/", -1)[1]
                        + "\": "
                        + type(path.getValue().at("/get/responses/200/content/application~1json/schema")))
                .collect(Collectors.joining("; ", "export type Items = { ", " };\n"));
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            return schema.path("$ref").asText().replaceFirst(".*/", "");
        }
        for (var all : List.of("allOf", "oneOf", "anyOf")) {
            if (schema.has(all)) {
                return elements(schema.path(all)).stream()
                        .map(part -> "(" + type(part) + ")")
                        .collect(Collectors.joining(all.equals("allOf") ? " & " : " | "));
            }
        }
        if (schema.has("enum")) {
            return elements(schema.path("enum")).stream()
                    .map(JsonNode::toString)
                    .collect(Collectors.joining(" | "));
        }
        return switch (schema.path("type").asText()) {
            case "string" -> "string";
            case "integer", "number" -> "number";
            case "boolean" -> "boolean";
            case "array" -> "(" + type(schema.path("items")) + ")[]";
            case "object" -> object(schema);
            default -> "unknown";
        };
    }

    private static String object(JsonNode schema) {
        if (!schema.has("properties")) {
            return schema.has("additionalProperties")
                            && schema.path("additionalProperties").isObject()
                    ? "Record<string, " + type(schema.path("additionalProperties")) + ">"
                    : "Record<string, unknown>";
        }
        var required =
                elements(schema.path("required")).stream().map(JsonNode::asText).collect(Collectors.toSet());
        var members = new ArrayList<String>();
        schema.path("properties")
                .properties()
                .forEach(property -> members.add('"'
                        + property.getKey()
                        + '"'
                        + (required.contains(property.getKey()) ? ": " : "?: ")
                        + type(property.getValue())));
        return "{ " + String.join("; ", members) + " }";
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
