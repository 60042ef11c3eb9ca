package dev.entente.imports.convert;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.entente.imports.mapping.Code;
import dev.entente.imports.mapping.Template;
import dev.entente.imports.mapping.Value;
import dev.entente.imports.mapping.ValueFault;
import dev.entente.imports.table.Row;

import static java.util.stream.Collectors.joining;

/** Makes the values of one record, and notes which rows they used and what was left out on the way. */
final class Evaluation {

    private record Cell(String text, Row row, String column) {

        Cell saying(String other) {
            return new Cell(other, row, column);
        }
    }

    private final Set<Row> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final TreeMap<String, Long> leftOut = new TreeMap<>();

    /** The joined rows that values came from. */
    Set<Row> used() {
        return used;
    }

    void use(List<Row> rows) {
        used.addAll(rows);
    }

    /** How many texts were left out, by reason. */
    Map<String, Long> leftOut() {
        return leftOut;
    }

    /** The one text of a value that makes one; nothing where its cells are empty. */
    Optional<Found> one(Value value, Scope scope) {
        return all(value, scope).stream().findFirst();
    }

    /**
     * All that a value comes to.
     *
     * @throws RowSkipped where that is too little
     * @throws RowFault where a cell cannot be understood
     */
    List<Found> all(Value value, Scope scope) {
        var reasons = new ArrayList<String>();
        var cells = cells(value.origin(), scope).stream()
                .flatMap(cell -> pieces(value, cell))
                .flatMap(cell -> meaning(value, cell, scope, reasons).stream())
                .toList();
        reasons.forEach(reason -> leftOut.merge(reason, 1L, Long::sum));
        demandEnough(value.form(), cells, reasons);
        return formed(value.form(), cells.isEmpty() ? otherwise(value, scope) : cells);
    }

    private List<Cell> cells(Value.Origin origin, Scope scope) {
        if (origin.rows().isEmpty()) {
            return cell(origin, scope).stream().toList();
        }
        var name = origin.rows().get();
        var rows = scope.rows(name);
        used.addAll(rows);
        return rows.stream()
                .flatMap(row -> cell(origin, scope.about(name, List.of(row), Optional.empty())).stream())
                .toList();
    }

    private static Optional<Cell> cell(Value.Origin origin, Scope scope) {
        if (origin.template().isPresent()) {
            var template = origin.template().get();
            var column = template.columns().stream().findFirst().orElse("");
            return template.fill(scope::cell).map(text -> new Cell(text, scope.rowWith(column), column));
        }
        return Stream.concat(origin.columns().stream(), origin.until().stream())
                .filter(column -> scope.cell(column).isPresent())
                .findFirst()
                .map(column -> new Cell(scope.cell(column).get(), scope.rowWith(column), column));
    }

    private static Stream<Cell> pieces(Value value, Cell cell) {
        return value.origin()
                .split()
                .map(split -> Stream.of(cell.text().split(Pattern.quote(split)))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(cell::saying))
                .orElseGet(() -> Stream.of(cell));
    }

    private static Optional<Cell> meaning(Value value, Cell cell, Scope scope, List<String> reasons) {
        var meaning = value.meaning();
        if (meaning.only().filter(only -> !only.matcher(cell.text()).matches()).isPresent()
                || meaning.except()
                        .filter(except -> except.matcher(cell.text()).matches())
                        .isPresent()) {
            return Optional.empty();
        }
        var text = cell.text();
        for (var replacement : meaning.replace().entrySet()) {
            text = text.replace(replacement.getKey(), replacement.getValue());
        }
        try {
            return Optional.of(text)
                    .flatMap(written -> dated(value, cell.saying(written), scope))
                    .flatMap(written -> coded(meaning, written, reasons))
                    .map(cell::saying);
        } catch (ValueFault e) {
            throw new RowFault(TableFault.of(cell.row(), cell.column(), e.getMessage()));
        }
    }

    private static Optional<String> dated(Value value, Cell cell, Scope scope) {
        if (value.meaning().date().isEmpty()) {
            return Optional.of(cell.text());
        }
        var dates = value.meaning().date().get();
        var until = value.origin().until();
        var end = until.flatMap(scope::cell).flatMap(dates::edtf);
        if (until.isPresent() && until.get().equals(cell.column())) {
            return end.map(date -> "/" + date);
        }
        var start = dates.edtf(cell.text());
        return start.isPresent() && end.isPresent() && !start.equals(end)
                ? Optional.of(start.get() + "/" + end.get())
                : start;
    }

    private static Optional<String> coded(Value.Meaning meaning, String text, List<String> reasons) {
        if (meaning.code().isEmpty()) {
            return Optional.of(text);
        }
        var table = meaning.code().get();
        return switch (table.of(text)) {
            case Code.Known known -> Optional.of(known.code());
            case Code.LeftOut left -> {
                reasons.add(left.reason());
                yield Optional.empty();
            }
            case Code.Unknown unknown -> {
                reasons.add(meaning.unknown()
                        .orElseThrow(() -> ValueFault.of(
                                "the code table '%s' does not have '%s'; add it there, or say under 'unknown' why such rows are left out"
                                        .formatted(table.name(), text))));
                yield Optional.empty();
            }
        };
    }

    private static void demandEnough(Value.Form form, List<Cell> cells, List<String> reasons) {
        var different = cells.stream().map(Cell::text).distinct().count();
        if (different < form.least()) {
            throw new RowSkipped(reasons.isEmpty() ? form.reason() : reasons.getFirst());
        }
    }

    private static List<Cell> otherwise(Value value, Scope scope) {
        return value
                .otherwise()
                .flatMap((Template template) -> template.fill(scope::cell))
                .map(text -> new Cell(text, scope.rowWith(""), ""))
                .stream()
                .toList();
    }

    private static List<Found> formed(Value.Form form, List<Cell> cells) {
        var texts = form.distinct() ? distinct(cells) : cells;
        if (form.join().isPresent() && !texts.isEmpty()) {
            texts = List.of(texts.getFirst()
                    .saying(texts.stream()
                            .map(Cell::text)
                            .collect(joining(form.join().get()))));
        }
        return texts.stream()
                .map(cell -> cell.saying(form.format()
                        .map(format -> format.replace("{}", cell.text()))
                        .orElse(cell.text())))
                .map(cell -> new Found(json(form.json(), cell), cell.row(), cell.column()))
                .toList();
    }

    private static List<Cell> distinct(List<Cell> cells) {
        var seen = new java.util.HashSet<String>();
        return cells.stream().filter(cell -> seen.add(cell.text())).toList();
    }

    private static JsonNode json(Value.Json json, Cell cell) {
        return switch (json) {
            case TEXT -> TextNode.valueOf(cell.text());
            case BOOLEAN ->
                switch (cell.text()) {
                    case "true" -> BooleanNode.TRUE;
                    case "false" -> BooleanNode.FALSE;
                    default -> throw wrong(cell, "is neither true nor false; a code table can make it one of them");
                };
            case INTEGER, NUMBER -> number(json, cell);
        };
    }

    private static JsonNode number(Value.Json json, Cell cell) {
        try {
            var number = new BigDecimal(cell.text());
            return DecimalNode.valueOf(
                    json == Value.Json.INTEGER ? new BigDecimal(number.toBigIntegerExact()) : number);
        } catch (NumberFormatException e) {
            throw wrong(cell, "is no number; digits and a point, nothing between thousands");
        } catch (ArithmeticException e) {
            throw wrong(cell, "is no whole number");
        }
    }

    private static RowFault wrong(Cell cell, String what) {
        return new RowFault(TableFault.of(cell.row(), cell.column(), "'%s' %s".formatted(cell.text(), what)));
    }
}
