package dev.entente.query.web;

import java.util.Locale;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.code.CodeLists;
import dev.entente.events.json.Json;

/**
 * Schemas of the description of the API from JSON Schemas: those of what is answered, and those by which events are checked.
 * What bounds the length of what is sent is no promise about what is answered, and is left out; so is whether an object may
 * have further properties, which answers may get.
 */
final class JsonSchemas {

    private static final Set<String> BOUNDS = Set.of(
            "minItems",
            "maxItems",
            "uniqueItems",
            "minLength",
            "maxLength",
            "minProperties",
            "maxProperties",
            "propertyNames",
            "dependentRequired");

    private static final String DEFINITIONS = "#/$defs/";

    private JsonSchemas() {}

    /**
     * Reads a schema. {@code codes} names a list of codes, all of which are allowed; {@code $ref} is the name of a schema of
     * the description, or leads to one of the definitions of events.
     *
     * @throws IllegalArgumentException if it has a keyword that is not known here
     */
    static Schema of(JsonNode json) {
        var schema = OASFactory.createSchema();
        json.properties().forEach(keyword -> put(schema, keyword.getKey(), keyword.getValue()));
        return schema;
    }

    private static void put(Schema schema, String keyword, JsonNode value) {
        switch (keyword) {
            case "$ref" -> refer(schema, value.asText());
            case "type" -> schema.addType(SchemaType.valueOf(value.asText().toUpperCase(Locale.ROOT)));
            case "description" -> schema.description(value.asText());
            case "format" -> schema.format(value.asText());
            case "pattern" -> schema.pattern(value.asText());
            case "minimum" -> schema.minimum(value.decimalValue());
            case "maximum" -> schema.maximum(value.decimalValue());
            case "codes" ->
                CodeLists.named(value.asText()).orElseThrow().codes().forEach(schema::addEnumeration);
            case "enum" -> value.forEach(code -> schema.addEnumeration(code.asText()));
            case "examples" ->
                value.forEach(example -> schema.addExample(Json.MAPPER.convertValue(example, Object.class)));
            case "items" -> schema.items(of(value));
            case "properties" ->
                value.properties().forEach(property -> schema.addProperty(property.getKey(), of(property.getValue())));
            case "required" -> value.forEach(name -> schema.addRequired(name.asText()));
            case "anyOf" -> value.forEach(one -> schema.addAnyOf(of(one)));
            case "additionalProperties" -> {
                if (value.isObject()) {
                    schema.additionalPropertiesSchema(of(value));
                }
            }
            default -> {
                if (!BOUNDS.contains(keyword)) {
                    throw new IllegalArgumentException("a schema of an answer cannot say " + keyword);
                }
            }
        }
    }

    private static void refer(Schema schema, String to) {
        switch (to) {
            case DEFINITIONS + "word" -> schema.addType(SchemaType.STRING);
            case DEFINITIONS + "text", DEFINITIONS + "longText" -> schema.ref(ApiSchemas.COMPONENTS + "Text");
            case DEFINITIONS + "actors", DEFINITIONS + "twoActors" ->
                schema.addType(SchemaType.ARRAY).items(ApiSchemas.reference("Actor"));
            default -> schema.ref(ApiSchemas.COMPONENTS + named(to));
        }
    }

    /** The name in the description of what is called so among the definitions of events. */
    static String named(String reference) {
        var name = reference.startsWith(DEFINITIONS) ? reference.substring(DEFINITIONS.length()) : reference;
        if (name.equals("date")) {
            return "EdtfDate"; // what is called Date is another type in most languages
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
