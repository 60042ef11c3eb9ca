package dev.entente.events.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;

import dev.entente.events.EventType;
import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.report.Reports;

/** The JSON Schema of each event type, and the check of data by it and by the rules that a schema cannot say. */
public final class Schemas {

    private record Published(ObjectNode document, Schema schema, QuickCheck quick, List<Rule> rules) {

        boolean accepts(JsonNode data) {
            return Portable.isPortable(data) && quick.accepts(data) && keepsRules(data);
        }

        private boolean keepsRules(JsonNode data) {
            for (var rule : rules) {
                if (rule.check(data).isPresent()) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final SchemaRegistry REGISTRY = registry();

    private static final Map<String, Published> BY_TYPE = new TreeMap<>();

    private static final Map<String, Published> ANY_FACT = new TreeMap<>();

    private static final Map<String, EventType> TYPES;

    static {
        for (var kind : Kinds.all()) {
            kind.facts()
                    .forEach(fact -> BY_TYPE.put(
                            EventType.v1(kind.name(), fact.name()).toString(),
                            published(SchemaWriter.ofFact(kind, fact), kind.rules())));
            ANY_FACT.put(kind.name(), published(SchemaWriter.ofAnyFact(kind), kind.rules()));
        }
        Reports.TYPES.forEach((fact, rules) -> BY_TYPE.put(
                EventType.v1(Reports.AGGREGATE, fact).toString(), published(SchemaWriter.ofReport(fact), rules)));
        TYPES = BY_TYPE.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), type -> EventType.parse(type).orElseThrow()));
    }

    private Schemas() {}

    /** Every type that has a schema, in the order of their names. */
    public static List<String> types() {
        return List.copyOf(BY_TYPE.keySet());
    }

    /** The type that the text names, if it is one that has a schema. */
    public static Optional<EventType> type(String text) {
        return Optional.ofNullable(TYPES.get(text));
    }

    /** The whole schema of a type, with no reference to another document. */
    public static Optional<JsonNode> document(String type) {
        return Optional.ofNullable(BY_TYPE.get(type)).map(Published::document);
    }

    /** What is wrong with the data of an event of the type; pointers lead into the data. */
    public static List<Fault> check(EventType type, JsonNode data) {
        return check(BY_TYPE.get(type.toString()), data);
    }

    /** What is wrong with data that is to replace that of some fact of the kind, nobody knows of which. */
    public static List<Fault> checkAnyFact(Kind<?, ?> kind, JsonNode data) {
        return check(ANY_FACT.get(kind.name()), data);
    }

    private static List<Fault> check(Published published, JsonNode data) {
        return published.accepts(data) ? List.of() : faults(published, data);
    }

    private static List<Fault> faults(Published published, JsonNode data) {
        var faults = new ArrayList<>(Portable.check(data));
        if (faults.isEmpty()) {
            published.schema().validate(data).forEach(error -> faults.add(FaultWriter.of(error)));
        }
        return Stream.concat(faults.stream(), brokenRules(published, data, faults))
                .distinct()
                .sorted(Comparator.comparing(Fault::pointer))
                .toList();
    }

    /** What the rules say of places at which the schema found nothing. */
    private static Stream<Fault> brokenRules(Published published, JsonNode data, List<Fault> known) {
        return published.rules().stream()
                .flatMap(rule -> rule.check(data).stream())
                .filter(broken -> known.stream().noneMatch(fault -> fault.isWithin(broken.pointer())));
    }

    private static Published published(ObjectNode document, List<Rule> rules) {
        return new Published(document, REGISTRY.getSchema(document), QuickCheckCompiler.compile(document), rules);
    }

    private static SchemaRegistry registry() {
        var dialect = Dialect.builder(Dialects.getDraft202012())
                .format(new EdtfFormat())
                .build();
        var config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .build();
        return SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config));
    }
}
