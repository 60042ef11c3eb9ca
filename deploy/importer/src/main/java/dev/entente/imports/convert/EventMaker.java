package dev.entente.imports.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.codec.StructuredMode;
import dev.entente.events.json.Json;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.InvalidEvent;
import dev.entente.imports.mapping.Mapping.Each;
import dev.entente.imports.mapping.Mapping.EventRule;
import dev.entente.imports.mapping.Value;
import dev.entente.imports.table.Row;

/** Makes the events of a record, all or none, and checks them by the rules of the published language. */
final class EventMaker {

    private record Made(ObjectNode event, Row row) {}

    private final List<EventRule> rules;
    private final Report report;
    private final Consumer<ObjectNode> events;
    private final Map<String, Row> ids = new HashMap<>();

    EventMaker(List<EventRule> rules, Report report, Consumer<ObjectNode> events) {
        this.rules = rules;
        this.report = report;
        this.events = events;
    }

    /**
     * Makes the events and hands them on.
     *
     * @throws RowSkipped where the record is to make none
     * @throws RowFault with all that is wrong with them
     */
    void make(Scope scope, Evaluation evaluation) {
        var made = new ArrayList<Made>();
        var faults = new ArrayList<TableFault>();
        for (var rule : rules) {
            for (var one : scopes(rule, scope, evaluation)) {
                try {
                    made.add(event(rule, one, evaluation));
                } catch (RowFault e) {
                    faults.addAll(e.faults());
                }
            }
        }
        made.forEach(one -> demandNewId(one, faults));
        if (!faults.isEmpty()) {
            throw new RowFault(List.copyOf(faults));
        }
        for (var one : made) {
            report.event(
                    one.event().path("type").asText(),
                    one.event().path("subject").asText());
            events.accept(one.event());
        }
    }

    /** What the rule's events are about: the record, or some of its joined rows each. */
    private static List<Scope> scopes(EventRule rule, Scope scope, Evaluation evaluation) {
        var scopes = rule.each().map(each -> scopes(each, scope, evaluation)).orElse(List.of(scope));
        return scopes.stream()
                .filter(one -> rule.when().hold(one::cell))
                .peek(one -> one.about().ifPresent(selection -> evaluation.use(selection.rows())))
                .toList();
    }

    private static List<Scope> scopes(Each each, Scope scope, Evaluation evaluation) {
        var selected = new LinkedHashMap<String, List<Row>>();
        for (var row : scope.rows(each.rows())) {
            var one = scope.about(each.rows(), List.of(row), Optional.empty());
            if (each.where().hold(one::cell)) {
                var key = each.by()
                        .map(by -> evaluation
                                .one(by, one)
                                .map(found -> found.json().asText())
                                .orElse(""))
                        .orElse(String.valueOf(selected.size()));
                selected.computeIfAbsent(key, unused -> new ArrayList<>()).add(row);
            }
        }
        return selected.entrySet().stream()
                .filter(entry -> each.by().isEmpty() || !entry.getKey().isEmpty())
                .map(entry ->
                        scope.about(each.rows(), entry.getValue(), each.by().map(unused -> entry.getKey())))
                .toList();
    }

    private static Made event(EventRule rule, Scope scope, Evaluation evaluation) {
        var origins = new HashMap<String, Found>();
        var attributes = rule.attributes();
        var event = Json.MAPPER.createObjectNode();
        event.put("specversion", "1.0");
        event.put("type", attributes.type());
        attribute(event, "source", attributes.source(), scope, evaluation, origins);
        attribute(event, "id", attributes.id(), scope, evaluation, origins);
        attribute(event, "subject", attributes.subject(), scope, evaluation, origins);
        attributes.time().ifPresent(time -> time(event, time, scope, evaluation, origins));
        event.put("datacontenttype", "application/json");
        event.set("data", EventData.of(rule.data(), evaluation, scope, origins));
        var row = scope.about().map(about -> about.rows().getFirst()).orElse(scope.main());
        check(event, rule, row, origins);
        return new Made(event, row);
    }

    private static void attribute(
            ObjectNode event,
            String name,
            Value value,
            Scope scope,
            Evaluation evaluation,
            Map<String, Found> origins) {
        evaluation.one(value, scope).ifPresent(found -> {
            event.put(name, found.json().asText());
            origins.put("/" + name, found);
        });
    }

    /** A day alone counts from its beginning, in UTC. */
    private static void time(
            ObjectNode event, Value value, Scope scope, Evaluation evaluation, Map<String, Found> origins) {
        attribute(event, "time", value, scope, evaluation, origins);
        var text = event.path("time").asText();
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            event.put("time", text + "T00:00:00Z");
        }
    }

    private static void check(ObjectNode event, EventRule rule, Row row, Map<String, Found> origins) {
        try {
            StructuredMode.read(event);
        } catch (InvalidEvent e) {
            throw new RowFault(e.faults().stream()
                    .map(fault -> located(fault, rule, row, origins))
                    .toList());
        }
    }

    /** The fault with the cell that stands nearest to its place in the event. */
    private static TableFault located(Fault fault, EventRule rule, Row row, Map<String, Found> origins) {
        var empty = origins.containsKey(fault.pointer()) ? Optional.<String>empty() : column(rule, fault.pointer());
        if (empty.isPresent()) {
            return TableFault.of(
                    row, empty.get(), fault.pointer(), fault.detail() + ", since there is nothing in this cell");
        }
        for (var place = fault.pointer(); !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
            var at = place;
            var found = origins.entrySet().stream()
                    .filter(entry -> entry.getKey().equals(at) || entry.getKey().startsWith(at + "/"))
                    .filter(entry -> !at.equals("/data"))
                    .min(Map.Entry.comparingByKey());
            if (found.isPresent()) {
                var cell = found.get().getValue();
                return TableFault.of(cell.row(), cell.column(), fault.pointer(), fault.detail());
            }
        }
        return TableFault.of(row, "", fault.pointer(), fault.detail());
    }

    /** The column from which the place would have been filled. */
    private static Optional<String> column(EventRule rule, String pointer) {
        return rule.data().stream()
                .filter(assignment -> assignment.target().pointer(0).equals(pointer))
                .map(assignment -> assignment.value().origin())
                .flatMap(origin -> Stream.concat(
                        origin.columns().stream(),
                        origin.template().stream().flatMap(template -> template.columns().stream())))
                .findFirst();
    }

    private void demandNewId(Made made, List<TableFault> faults) {
        var id = made.event().path("source").asText() + " "
                + made.event().path("id").asText();
        var other = ids.putIfAbsent(id, made.row());
        if (other != null) {
            faults.add(TableFault.of(
                    made.row(),
                    "",
                    "/id",
                    "the id '%s' was made from line %d already; put a column into it that tells them apart"
                            .formatted(made.event().path("id").asText(), other.line())));
        }
    }
}
