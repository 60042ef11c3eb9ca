package dev.entente.events;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.FactType.Trait;
import dev.entente.events.json.Json;
import dev.entente.events.schema.Rule;

/**
 * A kind of aggregate: its facts, what they make of an item, and what is special in its data. Everything else (schemas,
 * storage, filters, resources) follows from this description and the {@code schema.json} beside the kind's class.
 *
 * @param <F> its facts
 * @param <S> what they make
 */
public final class Kind<F extends Fact, S extends State<S>> {

    private final String name;
    private final String collection;
    private final Class<F> factClass;
    private final ObjectNode properties;
    private final Set<String> texts;
    private final Map<String, FactType> facts = new LinkedHashMap<>();
    private final Map<String, BiFunction<Common, ObjectNode, F>> readers = new LinkedHashMap<>();
    private final Map<EventType, Former> formers = new LinkedHashMap<>();
    private final S initial;
    private final BiFunction<S, F, S> evolve;
    private final List<String> essentials;
    private final List<Rule> rules;
    private final Founding founding;
    private final String title;

    private <T> Kind(Description<F, T, S> from) {
        this.name = from.name;
        this.collection = from.collection;
        this.factClass = from.factClass;
        this.properties = Json.resource(from.terms, "schema.json");
        this.texts = properties.properties().stream()
                .filter(property -> isText(property.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        this.initial = from.initial;
        this.evolve = from.evolve;
        this.essentials = List.copyOf(from.essentials);
        this.rules = List.copyOf(from.rules);
        this.founding = from.founding;
        this.title = from.title;
        from.facts.forEach((fact, make) -> {
            facts.put(fact.name(), fact);
            readers.put(fact.name(), (common, data) -> make.apply(common, Json.bind(data, from.terms)));
        });
        from.formers.forEach(former -> formers.put(former.type(), former));
    }

    private static boolean isText(JsonNode schema) {
        return schema.path("$ref").asText().toLowerCase(Locale.ROOT).endsWith("text");
    }

    /** As in subjects and event types: {@code agreement}. */
    public String name() {
        return name;
    }

    /** As in addresses: {@code agreements}. */
    public String collection() {
        return collection;
    }

    /** In the order of an item's life. */
    public List<FactType> facts() {
        return List.copyOf(facts.values());
    }

    public Optional<FactType> fact(String factName) {
        return Optional.ofNullable(facts.get(factName));
    }

    /** The fact of which this is a version. */
    public Optional<FactType> fact(EventType type) {
        return fact(type.fact()).filter(fact -> fact.types().contains(type));
    }

    /** Versions of facts that have a newer one. */
    public List<Former> formers() {
        return List.copyOf(formers.values());
    }

    /** The JSON Schemas of the properties that only this kind has, by name. */
    public ObjectNode properties() {
        return properties;
    }

    /** Whether a property that only this kind has is a text in languages, which is worded by whoever reports. */
    public boolean isText(String property) {
        return texts.contains(property);
    }

    /** What a founding fact cannot do without, beside its date: the title and the kind's own essentials. */
    public List<String> essentials() {
        return essentials;
    }

    public List<Rule> rules() {
        return rules;
    }

    public Founding founding() {
        return founding;
    }

    /**
     * Reads a fact from data that is valid by the schema of the type.
     *
     * @param type a version of a fact of this kind
     * @throws IllegalArgumentException if it is not
     */
    public F read(EventType type, ObjectNode data) {
        var newest = upcast(type, data);
        return readers.get(type.fact()).apply(CommonReader.read(newest), newest);
    }

    /** The data in the words of the newest version of its fact; the data itself if it is of that. */
    public ObjectNode upcast(EventType type, ObjectNode data) {
        var former = formers.get(type);
        return former == null
                ? data
                : upcast(
                        new EventType(type.aggregate(), type.fact(), type.version() + 1),
                        former.upcast().apply(data.deepCopy()));
    }

    /** Where the name of an item stands in its data. */
    public String titleProperty() {
        return title;
    }

    public Class<F> factClass() {
        return factClass;
    }

    /** The codes of what an item can be, in the order of its life. */
    public List<String> statuses() {
        var first = initial.progress().status();
        return Stream.of(first.getDeclaringClass().getEnumConstants())
                .map(Progress::code)
                .toList();
    }

    public S initial() {
        return initial;
    }

    public S evolve(S state, F fact) {
        return evolve.apply(state, fact);
    }

    /** Begins the description of a kind whose own properties are read as {@code terms}. */
    public static <F extends Fact, T, S extends State<S>> Description<F, T, S> named(
            String name, Class<F> factClass, Class<T> terms, S initial, BiFunction<S, F, S> evolve) {
        return new Description<>(name, factClass, terms, initial, evolve);
    }

    /** The description of a kind, fact by fact in the order of an item's life. */
    public static final class Description<F extends Fact, T, S extends State<S>> {

        private final String name;
        private final Class<F> factClass;
        private final Class<T> terms;
        private final S initial;
        private final BiFunction<S, F, S> evolve;
        private final Map<FactType, BiFunction<Common, T, F>> facts = new LinkedHashMap<>();
        private final List<Former> formers = new ArrayList<>();
        private final List<String> essentials = new ArrayList<>();
        private final List<Rule> rules = new ArrayList<>();
        private FactType latest;
        private Founding founding = Founding.earliest();
        private String collection;
        private String title = "title";

        private Description(String name, Class<F> factClass, Class<T> terms, S initial, BiFunction<S, F, S> evolve) {
            this.name = name;
            this.factClass = factClass;
            this.terms = terms;
            this.initial = initial;
            this.evolve = evolve;
            this.collection = name + "s";
        }

        /** A fact that an item can begin with. */
        public Description<F, T, S> founding(String fact, BiFunction<Common, T, F> make) {
            return add(fact, EnumSet.of(Trait.FOUNDING), make);
        }

        /** A fact that an item can begin with and for which people of the countries met. */
        public Description<F, T, S> contact(String fact, BiFunction<Common, T, F> make) {
            return add(fact, EnumSet.of(Trait.FOUNDING, Trait.CONTACT), make);
        }

        /** A fact that tells how an item went on. */
        public Description<F, T, S> fact(String fact, BiFunction<Common, T, F> make) {
            return add(fact, EnumSet.noneOf(Trait.class), make);
        }

        private Description<F, T, S> add(String fact, Set<Trait> traits, BiFunction<Common, T, F> make) {
            latest = FactType.first(new EventType(name, fact, 1), facts.size(), traits);
            facts.put(latest, make);
            return this;
        }

        /** The fact named last may be told anew, and the latest word counts: plans change, and so do descriptions. */
        public Description<F, T, S> toldAnew() {
            return latest(latest.with(Trait.TOLD_ANEW));
        }

        /** The fact named last can happen again and again; others happen once. */
        public Description<F, T, S> repeated() {
            return latest(latest.with(Trait.REPEATED));
        }

        /** The fact named last happens once for each country that takes part. */
        public Description<F, T, S> byEach() {
            return latest(latest.with(Trait.BY_EACH));
        }

        /** The date of the fact named last is that for which something is planned: it may be told of a day to come. */
        public Description<F, T, S> planned() {
            return latest(latest.with(Trait.PLAN));
        }

        private Description<F, T, S> latest(FactType better) {
            var make = facts.remove(latest);
            latest = better;
            facts.put(latest, make);
            return this;
        }

        /**
         * The fact named last has one more version. The schema of the one before stands as it was published in {@code
         * <fact>.v<n>.json} beside {@code schema.json}, which is about the newest versions only.
         *
         * @param upcast pure: makes of a copy of data of the version before data of the new one; must cope with all
         *     that was valid
         * @param rules what held of the version before beyond its schema
         */
        public Description<F, T, S> upcast(UnaryOperator<ObjectNode> upcast, Rule... rules) {
            var before = latest.newest();
            var schema = Json.resource(terms, before.fact() + ".v" + before.version() + ".json");
            formers.add(new Former(before, schema, List.of(rules), upcast));
            return latest(latest.next());
        }

        /** Properties that a founding fact must have, beside {@code occurred} and the title. */
        public Description<F, T, S> needs(String... properties) {
            essentials.addAll(List.of(properties));
            return this;
        }

        /** What a schema cannot say. */
        public Description<F, T, S> rule(Rule rule) {
            rules.add(rule);
            return this;
        }

        public Description<F, T, S> datedBy(Founding chosen) {
            founding = chosen;
            return this;
        }

        /** The property that names an item, where it is not {@code title}. */
        public Description<F, T, S> titledBy(String property) {
            title = property;
            return this;
        }

        public Kind<F, S> build() {
            essentials.add(0, title);
            return new Kind<>(this);
        }
    }
}
