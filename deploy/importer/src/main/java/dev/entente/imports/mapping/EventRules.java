package dev.entente.imports.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.entente.events.schema.Schemas;
import dev.entente.imports.mapping.Mapping.Assignment;
import dev.entente.imports.mapping.Mapping.Attributes;
import dev.entente.imports.mapping.Mapping.Each;
import dev.entente.imports.mapping.Mapping.EventRule;

/** Reads which events a mapping makes; what is said under {@code common} counts for each that does not say it itself. */
final class EventRules {

    /** Goes on after a part that is wrong. */
    interface Attempts {
        <T> Optional<T> attempt(Supplier<T> reading);
    }

    private final Vocabulary words;
    private final Uses uses;
    private final Attempts attempts;

    EventRules(Vocabulary words, Uses uses, Attempts attempts) {
        this.words = words;
        this.uses = uses;
        this.attempts = attempts;
    }

    List<EventRule> read(Section mapping, Optional<String> source) {
        var common = mapping.take("common").map(Section::new);
        var rules = new ArrayList<EventRule>();
        for (var yaml : mapping.need("events").list()) {
            attempts.attempt(() -> rule(new Section(yaml), common, source)).ifPresent(rules::add);
        }
        common.ifPresent(Section::end);
        return rules;
    }

    private EventRule rule(Section event, Optional<Section> common, Optional<String> source) {
        var each = event.take("for").map(this::each);
        var inRows = uses.within(each.map(Each::rows));
        var type = event.need("type");
        if (!Schemas.published().types().contains(type.text())) {
            throw type.fault("there is no type '%s'; there are %s"
                    .formatted(type.text(), String.join(", ", alike(type.text()))));
        }
        var attributes = new Attributes(
                type.text(),
                source(event, common, source, inRows),
                required("id", event, common, inRows),
                required("subject", event, common, inRows),
                optional("time", event, common).map(yaml -> Value.parse(yaml, words, inRows)));
        var when =
                event.take("when").map(yaml -> Conditions.parse(yaml, inRows)).orElse(Conditions.NONE);
        var data = data(event, common, type.text(), inRows);
        event.end();
        return new EventRule(event.place(), attributes, when, each, data);
    }

    /** Those of the same aggregate, else all. */
    private static List<String> alike(String type) {
        var beginning = type.replaceFirst("^(dev\\.entente\\.[a-z]+\\.).*", "$1");
        var alike = Schemas.published().types().stream()
                .filter(known -> known.startsWith(beginning))
                .toList();
        return alike.isEmpty() ? Schemas.published().types() : alike;
    }

    private Each each(Yaml yaml) {
        if (yaml.isText()) {
            return new Each(words.rows(yaml), Conditions.NONE, Optional.empty());
        }
        var section = new Section(yaml);
        var rows = words.rows(section.need("rows"));
        var inRows = uses.within(Optional.of(rows));
        var each = new Each(
                rows,
                section.take("where")
                        .map(where -> Conditions.parse(where, inRows))
                        .orElse(Conditions.NONE),
                section.take("by").map(by -> Value.parse(by, words, inRows)));
        section.end();
        return each;
    }

    private Value source(Section event, Optional<Section> common, Optional<String> given, Uses inRows) {
        var written = optional("source", event, common);
        return given.map(text -> Value.constant(event.place(), text))
                .orElseGet(
                        () -> written.map(yaml -> Value.parse(yaml, words, inRows))
                                .orElseThrow(
                                        () -> new MappingFault(
                                                event.place(),
                                                "'source' is missing, the URI of who reports; write it under 'common', or give --source")));
    }

    private Value required(String name, Section event, Optional<Section> common, Uses inRows) {
        return optional(name, event, common)
                .map(yaml -> Value.parse(yaml, words, inRows))
                .orElseThrow(() ->
                        new MappingFault(event.place(), "'%s' is missing here, and under 'common'".formatted(name)));
    }

    private static Optional<Yaml> optional(String name, Section event, Optional<Section> common) {
        var general = common.flatMap(section -> section.take(name));
        return event.take(name).or(() -> general);
    }

    private List<Assignment> data(Section event, Optional<Section> common, String type, Uses inRows) {
        var all = new LinkedHashMap<String, Yaml>();
        common.flatMap(section -> section.take("data")).map(Yaml::map).ifPresent(all::putAll);
        event.take("data").map(Yaml::map).ifPresent(all::putAll);
        var assignments = new ArrayList<Assignment>();
        for (var entry : all.entrySet()) {
            attempts.attempt(() -> assignment(entry, type, inRows)).ifPresent(assignments::add);
        }
        return assignments;
    }

    private Assignment assignment(Map.Entry<String, Yaml> entry, String type, Uses inRows) {
        var yaml = entry.getValue();
        var target = Target.parse(yaml.place(), entry.getKey());
        var known = Schemas.published().document(type).orElseThrow().path("properties");
        var property = target.steps().getFirst().property();
        if (!known.has(property)) {
            var names = new TreeSet<String>();
            known.fieldNames().forEachRemaining(names::add);
            throw yaml.fault("%s has no property '%s'; it has %s".formatted(type, property, String.join(", ", names)));
        }
        return new Assignment(target, Value.parse(yaml, words, inRows));
    }
}
