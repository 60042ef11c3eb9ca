package dev.entente.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text with cells in it: {@code agreement/{Title|slug}}. Double braces stand for single ones.
 *
 * @param place where it is written
 */
public record Template(Place place, List<Part> parts) {

    private static final Pattern PIECE = Pattern.compile("\\{\\{|}}|\\{([^{}|]+)((?:\\|[a-z]+)*)}|[{}]|[^{}]+");

    private static final Map<String, UnaryOperator<String>> FILTERS = Map.of(
            "slug", Words::slug,
            "lower", text -> text.toLowerCase(Locale.ROOT),
            "upper", text -> text.toUpperCase(Locale.ROOT));

    /** A piece of it: a text as it stands, or a cell with what is done to its text. */
    public sealed interface Part {

        record Literal(String text) implements Part {}

        record Cell(String column, List<UnaryOperator<String>> filters) implements Part {}
    }

    static Template parse(Yaml yaml) {
        var parts = new ArrayList<Part>();
        var pieces = PIECE.matcher(yaml.text());
        while (pieces.find()) {
            var piece = pieces.group();
            if (pieces.group(1) != null) {
                parts.add(new Part.Cell(pieces.group(1).strip(), filters(yaml, pieces.group(2))));
            } else if (piece.equals("{") || piece.equals("}")) {
                throw yaml.fault("a brace without its partner in '%s'; write {{ or }} for a brace in the text"
                        .formatted(yaml.text()));
            } else {
                parts.add(new Part.Literal(piece.equals("{{") || piece.equals("}}") ? piece.substring(1) : piece));
            }
        }
        return new Template(yaml.place(), List.copyOf(parts));
    }

    private static List<UnaryOperator<String>> filters(Yaml yaml, String names) {
        return Stream.of(names.split("\\|"))
                .filter(name -> !name.isEmpty())
                .map(name -> Optional.ofNullable(FILTERS.get(name))
                        .orElseThrow(() ->
                                yaml.fault("there is no '|%s'; there are |slug, |lower and |upper".formatted(name))))
                .toList();
    }

    public List<String> columns() {
        return parts.stream()
                .filter(Part.Cell.class::isInstance)
                .map(part -> ((Part.Cell) part).column())
                .toList();
    }

    /** Whether it says the same of every row. */
    public boolean isConstant() {
        return columns().isEmpty();
    }

    /** The text for a row; nothing where one of its cells is empty, or leaves nothing after its filters. */
    public Optional<String> fill(Function<String, Optional<String>> cells) {
        var text = new StringBuilder();
        for (var part : parts) {
            var piece = switch (part) {
                case Part.Literal literal -> Optional.of(literal.text());
                case Part.Cell cell -> filled(cell, cells);
            };
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            text.append(piece.get());
        }
        return Optional.of(text.toString());
    }

    private static Optional<String> filled(Part.Cell cell, Function<String, Optional<String>> cells) {
        var text = cells.apply(cell.column());
        for (var filter : cell.filters()) {
            text = text.map(filter);
        }
        return text.filter(result -> !result.isEmpty());
    }
}
