package dev.entente.events.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    private static final Schemas PUBLISHED = new Schemas(Kinds.all());

    private final Map<String, Kind<?, ?>> kinds = new TreeMap<>();
    private final Map<String, EventType> types = new HashMap<>();
    private final Map<EventType, Published> byType = new HashMap<>();
    private final Map<String, Published> ofAnyFact = new TreeMap<>();

    /** The schemas of these kinds, and those of reports. */
    public Schemas(List<Kind<?, ?>> kinds) {
        kinds.forEach(this::add);
        Reports.TYPES.forEach((type, rules) -> put(type, SchemaWriter.ofReport(type), rules));
    }

    /** Those of all kinds that there are. */
    public static Schemas published() {
        return PUBLISHED;
    }

    private void add(Kind<?, ?> kind) {
        kinds.put(kind.name(), kind);
        kind.formers().forEach(former -> put(former.type(), former.schema(), former.rules()));
        kind.facts().forEach(fact -> put(fact.newest(), SchemaWriter.ofFact(kind, fact), kind.rules()));
        ofAnyFact.put(kind.name(), published(SchemaWriter.ofAnyFact(kind), kind.rules()));
    }

    private void put(EventType type, ObjectNode document, List<Rule> rules) {
        types.put(type.toString(), type);
        byType.put(type, published(document, rules));
    }

    /** The schemas that those of the types share, by name; they refer to each other as {@code #/$defs/<name>}. */
    public static ObjectNode definitions() {
        return SchemaWriter.definitions();
    }

    /** The kind of this name, if these are the schemas of its facts. */
    public Optional<Kind<?, ?>> kind(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    /** Every type that has a schema, in the order of their names. */
    public List<String> types() {
        return types.keySet().stream().sorted().toList();
    }

    /** The type that the text names, if it is one that has a schema. */
    public Optional<EventType> type(String text) {
        return Optional.ofNullable(types.get(text));
    }

    public boolean knows(EventType type) {
        return byType.containsKey(type);
    }

    /** The whole schema of a type, with no reference to another document. */
    public Optional<JsonNode> document(String type) {
        return type(type).map(byType::get).map(Published::document);
    }

    /** What is wrong with the data of an event of the type; pointers lead into the data. */
    public List<Fault> check(EventType type, JsonNode data) {
        return check(byType.get(type), data);
    }

    /**
     * What is wrong with data that is to replace that of some fact of the kind, nobody knows of which or in which version:
     * nothing if it is valid in one; else what is wrong by the newest ones.
     */
    public List<Fault> checkAnyFact(Kind<?, ?> kind, JsonNode data) {
        var faults = check(ofAnyFact.get(kind.name()), data);
        return faults.isEmpty()
                        || kind.formers().stream()
                                .anyMatch(former -> check(former.type(), data).isEmpty())
                ? List.of()
                : faults;
    }

    /** Regular expressions and what goes down into data step by step may need more of a stack than there is: nobody else's fault. */
    private static List<Fault> check(Published published, JsonNode data) {
        try {
            return published.accepts(data) ? List.of() : faults(published, data);
        } catch (StackOverflowError e) {
            return List.of(new Fault("", "is too long or too deep to be checked"));
        }
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
