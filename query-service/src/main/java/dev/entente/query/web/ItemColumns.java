package dev.entente.query.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventType;
import dev.entente.events.FactType;
import dev.entente.events.Kind;
import dev.entente.events.Text;
import dev.entente.events.json.Json;
import dev.entente.events.report.Reports;
import dev.entente.events.schema.Schemas;

/**
 * The columns of a table of items of a kind: what all items have, the dates of its facts, and its own properties, those within
 * another with a dot between their names. Several codes or dates in a cell have a blank between them, several other values a
 * semicolon and a blank: in the columns of a list as many in each, so that those of one place belong together.
 */
public final class ItemColumns {

    private static final List<String> FIRST =
            List.of("id", "subject", "title", "status", "statusSince", "occurred", "countries", "sectors");

    private static final List<String> LAST =
            List.of("references", "firstKnown", "lastChanged", "events", "corrections", "evidence");

    private static final Set<String> TEXTS = Set.of("#/$defs/text", "#/$defs/longText");
    private static final String DEFINITIONS = "#/$defs/";
    private static final ObjectNode SHARED = Schemas.definitions();

    private final Kind<?, ?> kind;
    private final List<String> facts;
    private final List<Own> own = new ArrayList<>();

    /**
     * A column of a property that not all items have.
     *
     * @param way to the property through those around it
     * @param isText whether it is a text by language
     */
    private record Own(List<String> way, boolean isText) {

        private String name() {
            return String.join(".", way);
        }

        private Own within(String name) {
            return new Own(Stream.concat(Stream.of(name), way.stream()).toList(), isText);
        }
    }

    public ItemColumns(Kind<?, ?> kind) {
        this.kind = kind;
        this.facts = kind.facts().stream().map(FactType::name).toList();
        ItemSchema.own(kind).entrySet().stream()
                .filter(property -> !property.getKey().equals(kind.titleProperty()))
                .forEach(property -> add(property.getKey(), property.getValue()));
        add("place", SHARED.get("place"));
        own.add(new Own(List.of("corroboration", "publishers"), false));
    }

    /** What the columns are called, in their order. */
    public List<String> names() {
        return Stream.of(FIRST, facts, own.stream().map(Own::name).toList(), LAST)
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The row of an item.
     *
     * @param dates of its facts, by the fact's name
     */
    public List<String> row(ObjectNode item, Map<String, String> dates) {
        return Stream.of(
                        FIRST.stream().map(name -> cell(item, name)),
                        facts.stream().map(fact -> dates.getOrDefault(fact, "")),
                        own.stream().map(column -> joined(column, item)),
                        LAST.stream().map(name -> cell(item, name)))
                .flatMap(cells -> cells)
                .toList();
    }

    private void add(String property, JsonNode schema) {
        columns(schema).forEach(column -> own.add(column.within(property)));
    }

    /** A column for each value within what has this schema. */
    private static Stream<Own> columns(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        if (TEXTS.contains(reference)) {
            return Stream.of(new Own(List.of(), true));
        }
        if (reference.startsWith(DEFINITIONS)) {
            return columns(SHARED.get(reference.substring(DEFINITIONS.length())));
        }
        if (schema.has("items")) {
            return columns(schema.get("items"));
        }
        return schema.has("properties")
                ? schema.get("properties").properties().stream()
                        .flatMap(property ->
                                columns(property.getValue()).map(column -> column.within(property.getKey())))
                : Stream.of(new Own(List.of(), false));
    }

    private static String joined(Own column, ObjectNode item) {
        var values = values(item, column.way())
                .map(value -> column.isText() ? wording(value) : plain(value))
                .toList();
        return values.stream().allMatch(String::isEmpty) ? "" : String.join("; ", values);
    }

    /** What stands at the end of the way, of each entry of a list. */
    private static Stream<JsonNode> values(JsonNode node, List<String> way) {
        if (node.isArray()) {
            return node.valueStream().flatMap(entry -> values(entry, way));
        }
        return way.isEmpty() ? Stream.of(node) : values(node.path(way.getFirst()), way.subList(1, way.size()));
    }

    /** A value, or a table of names and values with a colon between them. */
    private static String plain(JsonNode value) {
        return value.isObject()
                ? value.properties().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue().asText())
                        .collect(Collectors.joining(" "))
                : value.asText();
    }

    /** In the language that was asked for, else in English, else in any. */
    private static String wording(JsonNode text) {
        return text.isObject() ? Json.bind(text, Text.class).in("en").orElse("") : text.asText();
    }

    /** How many corrections and retractions stand among its events. */
    private static long corrections(ObjectNode item) {
        return item.path("events")
                .valueStream()
                .flatMap(event -> EventType.parse(event.path("type").asText()).stream())
                .filter(type -> Reports.isReport(type) && !Reports.isSameAs(type))
                .count();
    }

    private String cell(ObjectNode item, String column) {
        var value = item.path(column);
        return switch (column) {
            case "title" -> wording(value.isMissingNode() ? item.path(kind.titleProperty()) : value);
            case "events" -> String.valueOf(value.size());
            case "corrections" -> String.valueOf(corrections(item));
            case "evidence" -> value.path(0).path("url").asText();
            default ->
                value.isArray()
                        ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(" "))
                        : value.asText();
        };
    }
}
