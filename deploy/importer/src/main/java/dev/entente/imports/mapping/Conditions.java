package dev.entente.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What must hold of a row's cells, all of it. */
public record Conditions(List<Condition> all) {

    public static final Conditions NONE = new Conditions(List.of());

    /** What must hold of one cell. */
    record Condition(String column, Optional<Boolean> filled, List<Template> is, List<Template> not, Pattern matches) {

        boolean holds(Function<String, Optional<String>> cells) {
            var cell = cells.apply(column);
            return filled.map(wanted -> wanted == cell.isPresent()).orElse(true)
                    && (is.isEmpty() || among(is, cell, cells))
                    && (not.isEmpty() || !among(not, cell, cells))
                    && matches.matcher(cell.orElse("")).matches();
        }

        private static boolean among(
                List<Template> texts, Optional<String> cell, Function<String, Optional<String>> cells) {
            return cell.isPresent() && texts.stream().anyMatch(text -> cell.equals(text.fill(cells)));
        }
    }

    private static final Pattern ANYTHING = Pattern.compile("(?s).*");

    /** Reads {@code column: condition}: a text, a list of texts, or a map of filled, is, not, matches. */
    static Conditions parse(Yaml yaml, Uses uses) {
        var all = new ArrayList<Condition>();
        yaml.map().forEach((column, wanted) -> {
            uses.add(wanted.place(), column);
            all.add(wanted.isMap() ? detailed(column, new Section(wanted), uses) : simple(column, wanted, uses));
        });
        return new Conditions(List.copyOf(all));
    }

    private static Condition simple(String column, Yaml texts, Uses uses) {
        return new Condition(column, Optional.empty(), templates(texts, uses), List.of(), ANYTHING);
    }

    private static Condition detailed(String column, Section section, Uses uses) {
        var filled = section.take("filled").isPresent()
                ? Optional.of(section.flag("filled", true))
                : Optional.<Boolean>empty();
        var condition = new Condition(
                column,
                filled,
                section.take("is").map(texts -> templates(texts, uses)).orElse(List.of()),
                section.take("not").map(texts -> templates(texts, uses)).orElse(List.of()),
                section.take("matches").map(Patterns::parse).orElse(ANYTHING));
        section.end();
        return condition;
    }

    private static List<Template> templates(Yaml texts, Uses uses) {
        return texts.list().stream().map(uses::template).toList();
    }

    public boolean hold(Function<String, Optional<String>> cells) {
        return all.stream().allMatch(condition -> condition.holds(cells));
    }
}
