package dev.entente.imports.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import static java.util.stream.Collectors.joining;

/**
 * Where a value comes from, and what is made of it.
 *
 * @param origin the cells
 * @param meaning what each of their texts becomes
 * @param form how the values are put together
 * @param otherwise what stands where nothing is left
 */
public record Value(Place place, Origin origin, Meaning meaning, Form form, Optional<Template> otherwise) {

    /**
     * The cells that a value comes from.
     *
     * @param template a text with cells in it; instead of it:
     * @param columns the first that is not empty counts
     * @param rows joined rows, or those of the group: each gives a value
     * @param split what stands between several values in one cell
     * @param until the column in which an interval ends
     */
    public record Origin(
            Optional<Template> template,
            List<String> columns,
            Optional<String> rows,
            Optional<String> split,
            Optional<String> until) {}

    /**
     * What a text becomes.
     *
     * @param only texts that do not match are passed over
     * @param except texts that match are passed over
     * @param unknown why texts are left out that the code table does not have; without it they are faults
     */
    public record Meaning(
            Optional<Pattern> only,
            Optional<Pattern> except,
            Map<String, String> replace,
            Optional<DatePatterns> date,
            Optional<CodeTable> code,
            Optional<String> unknown) {}

    /**
     * How values are put together.
     *
     * @param distinct whether equal values count once
     * @param least fewer different values than this, and the whole row is skipped
     * @param reason for skipping it
     * @param join what stands between them where they become one text
     * @param format a text with {@code {}} where the value stands
     */
    public record Form(
            boolean distinct, int least, String reason, Optional<String> join, Optional<String> format, Json json) {}

    /** What the value is in JSON. */
    public enum Json {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN
    }

    /** Whether it says the same of every row. */
    public boolean isConstant() {
        return origin.template().filter(Template::isConstant).isPresent();
    }

    /** A text that stands as it is. */
    static Value constant(Place place, String text) {
        return plain(place, new Template(place, List.of(new Template.Part.Literal(text))));
    }

    static Value parse(Yaml yaml, Vocabulary words, Uses uses) {
        if (!yaml.isMap()) {
            return plain(yaml.place(), uses.template(yaml));
        }
        var section = new Section(yaml);
        var rows = section.take("rows").map(words::rows);
        var inRows = uses.within(rows);
        var value = new Value(
                yaml.place(),
                origin(section, rows, inRows, yaml),
                meaning(section, words),
                form(section),
                section.take("otherwise").map(uses::template));
        section.end();
        return value;
    }

    private static Value plain(Place place, Template template) {
        var origin = new Origin(Optional.of(template), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        var meaning = new Meaning(
                Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
        var form = new Form(false, 0, "", Optional.empty(), Optional.empty(), Json.TEXT);
        return new Value(place, origin, meaning, form, Optional.empty());
    }

    private static Origin origin(Section section, Optional<String> rows, Uses uses, Yaml yaml) {
        var template = section.take("text").map(uses::template);
        var columns = section.take("column").map(Yaml::list).orElse(List.of());
        if (template.isPresent() != columns.isEmpty()) {
            throw yaml.fault("either 'column' or 'text' says where the value comes from");
        }
        columns.forEach(column -> uses.add(column.place(), column.text()));
        var until = section.take("until");
        until.ifPresent(column -> uses.add(column.place(), column.text()));
        return new Origin(
                template,
                columns.stream().map(Yaml::text).toList(),
                rows,
                section.text("split"),
                until.map(Yaml::text));
    }

    private static Meaning meaning(Section section, Vocabulary words) {
        return new Meaning(
                section.take("only").map(Patterns::parse),
                section.take("except").map(Patterns::parse),
                section.take("replace").map(Value::replacements).orElse(Map.of()),
                section.take("date").map(words::dates),
                section.take("code").map(words::codes),
                section.text("unknown"));
    }

    private static Map<String, String> replacements(Yaml yaml) {
        var replacements = new LinkedHashMap<String, String>();
        yaml.map().forEach((text, by) -> replacements.put(text, by.text()));
        return replacements;
    }

    private static Form form(Section section) {
        return new Form(
                section.flag("distinct", false),
                section.take("atLeast").map(Value::count).orElse(0),
                section.text("reason").orElse("tooFew"),
                section.text("join"),
                section.take("format").map(Value::format),
                section.take("as").map(Value::json).orElse(Json.TEXT));
    }

    private static int count(Yaml yaml) {
        if (!yaml.text().matches("[1-9]\\d{0,3}")) {
            throw yaml.fault("'%s' is no count such as 2".formatted(yaml.text()));
        }
        return Integer.parseInt(yaml.text());
    }

    private static String format(Yaml yaml) {
        if (!yaml.text().contains("{}")) {
            throw yaml.fault("'{}' is missing, which stands for the value");
        }
        return yaml.text();
    }

    private static Json json(Yaml yaml) {
        var known = new ArrayList<>(List.of(Json.values()));
        return known.stream()
                .filter(json -> json.name().equalsIgnoreCase(yaml.text()))
                .findFirst()
                .orElseThrow(() -> yaml.fault("'%s' is none of %s"
                        .formatted(
                                yaml.text(),
                                known.stream()
                                        .map(json -> json.name().toLowerCase(java.util.Locale.ROOT))
                                        .collect(joining(", ")))));
    }
}
