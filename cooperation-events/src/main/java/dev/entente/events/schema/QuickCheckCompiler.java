package dev.entente.events.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Compiles the schemas of this language, which use a part of JSON Schema: any other keyword is refused. */
final class QuickCheckCompiler {

    private static final Set<String> ANNOTATIONS = Set.of("$schema", "$defs", "$comment", "title", "description");

    private final JsonNode definitions;
    private final Map<String, QuickCheck> compiled = new HashMap<>();

    private QuickCheckCompiler(JsonNode document) {
        this.definitions = document.path("$defs");
    }

    /**
     * Compiles a schema that stands alone.
     *
     * @throws IllegalArgumentException if it uses a keyword that is not known here
     */
    static QuickCheck compile(JsonNode document) {
        return new QuickCheckCompiler(document).check(document);
    }

    private QuickCheck check(JsonNode schema) {
        QuickCheck all = typed(schema);
        var rest = new LinkedHashSet<String>();
        schema.fieldNames().forEachRemaining(rest::add);
        rest.removeAll(ANNOTATIONS);
        rest.removeAll(Set.of("type", "properties", "additionalProperties", "propertyNames"));
        for (var keyword : rest) {
            all = all.and(keyword(keyword, schema.get(keyword)));
        }
        return schema.has("properties") || schema.has("additionalProperties") || schema.has("propertyNames")
                ? all.and(members(schema))
                : all;
    }

    private static QuickCheck typed(JsonNode schema) {
        return switch (schema.path("type").asText("any")) {
            case "any" -> value -> true;
            case "object" -> JsonNode::isObject;
            case "array" -> JsonNode::isArray;
            case "string" -> JsonNode::isTextual;
            case "integer" -> JsonNode::isIntegralNumber;
            case "number" -> JsonNode::isNumber;
            default -> throw unknown("type", schema.get("type"));
        };
    }

    private QuickCheck keyword(String keyword, JsonNode of) {
        return switch (keyword) {
            case "$ref" -> reference(of.textValue());
            case "required" -> required(of);
            case "dependentRequired" -> dependent(of);
            case "minProperties", "minItems" -> sized(size -> size >= of.intValue());
            case "maxProperties", "maxItems" -> sized(size -> size <= of.intValue());
            case "items" -> items(check(of));
            case "uniqueItems" -> QuickCheckCompiler::areDifferentTexts;
            case "enum" -> codes(of);
            case "pattern" -> text(pattern(of.textValue()));
            case "minLength" -> text(text -> text.codePointCount(0, text.length()) >= of.intValue());
            case "maxLength" -> text(text -> text.length() <= of.intValue()); // in UTF-16, which is never less
            case "format" -> format(of);
            case "minimum" -> value -> value.doubleValue() > of.doubleValue() || isExactly(value, of);
            case "maximum" -> value -> value.doubleValue() < of.doubleValue() || isExactly(value, of);
            default -> throw unknown(keyword, of);
        };
    }

    private QuickCheck reference(String to) {
        var name = to.substring("#/$defs/".length());
        if (!compiled.containsKey(name)) {
            compiled.put(name, check(definitions.get(name)));
        }
        return compiled.get(name);
    }

    private QuickCheck members(JsonNode schema) {
        var known = new HashMap<String, QuickCheck>();
        schema.path("properties").properties().forEach(one -> known.put(one.getKey(), check(one.getValue())));
        var additional = schema.path("additionalProperties");
        QuickCheck others = additional.isObject()
                ? check(additional)
                : value -> !additional.isBoolean() || additional.booleanValue();
        Predicate<String> named = schema.has("propertyNames")
                ? pattern(schema.get("propertyNames").get("pattern").textValue())
                : name -> true;
        return value -> {
            for (var member : value.properties()) {
                if (!named.test(member.getKey())
                        || !known.getOrDefault(member.getKey(), others).accepts(member.getValue())) {
                    return false;
                }
            }
            return true;
        };
    }

    private static QuickCheck required(JsonNode names) {
        var all = names.valueStream().map(JsonNode::textValue).toArray(String[]::new);
        return value -> {
            for (var name : all) {
                if (!value.has(name)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static QuickCheck dependent(JsonNode names) {
        QuickCheck all = value -> true;
        for (var one : names.properties()) {
            var beside = required(one.getValue());
            all = all.and(value -> !value.has(one.getKey()) || beside.accepts(value));
        }
        return all;
    }

    private static QuickCheck sized(IntPredicate size) {
        return value -> size.test(value.size());
    }

    private static QuickCheck items(QuickCheck each) {
        return value -> {
            for (var item : value) {
                if (!each.accepts(item)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static boolean areDifferentTexts(JsonNode array) {
        var texts = new HashSet<String>();
        for (var item : array) {
            if (!item.isTextual() || !texts.add(item.textValue())) {
                return false;
            }
        }
        return true;
    }

    private static QuickCheck codes(JsonNode codes) {
        var texts = new HashSet<String>();
        codes.forEach(code -> texts.add(code.textValue()));
        return text(Set.copyOf(texts)::contains);
    }

    private static QuickCheck text(Predicate<String> holds) {
        return value -> value.isTextual() && holds.test(value.textValue());
    }

    private static QuickCheck format(JsonNode of) {
        if (!of.asText().equals(EdtfFormat.NAME)) {
            throw unknown("format", of);
        }
        return text(text -> EdtfFormat.reason(text).isEmpty());
    }

    /** Dialects differ in what is a blank and in where a text ends before a line feed: such texts are left to the schema. */
    private static Predicate<String> pattern(String regex) {
        if (regex.equals("\\S")) {
            return text -> !text.isEmpty() && isGraphic(text.charAt(0));
        }
        var form = Pattern.compile(regex).asPredicate();
        return text -> !text.isEmpty() && isGraphic(text.charAt(text.length() - 1)) && form.test(text);
    }

    private static boolean isGraphic(char c) {
        return (c > ' ' && c < 0x7f) || Character.isLetterOrDigit(c);
    }

    /** Doubles may hide a difference; integers of their range do not. */
    private static boolean isExactly(JsonNode value, JsonNode bound) {
        return value.isIntegralNumber()
                && bound.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() == bound.longValue();
    }

    private static IllegalArgumentException unknown(String keyword, JsonNode value) {
        return new IllegalArgumentException("A schema uses \"" + keyword + "\": " + value
                + ", which QuickCheckCompiler does not know. Add it there, with its meaning by JSON Schema 2020-12.");
    }
}
