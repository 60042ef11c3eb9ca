package dev.entente.imports.convert;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.entente.imports.mapping.Mapping;
import dev.entente.imports.table.Row;

/**
 * What a value can see: a record's row, the rows that belong to it, and those of them that it is about just now.
 *
 * @param main the record's first row
 * @param rows those of its group and its joins, by name
 * @param about the rows that an event or a value is made for
 */
record Scope(Row main, Map<String, List<Row>> rows, Optional<Selection> about) {

    /** Some of the rows that have a name, one at least, and what they have in common. */
    record Selection(String name, List<Row> rows, Optional<String> by) {}

    Scope about(String name, List<Row> selected, Optional<String> by) {
        return new Scope(main, rows, Optional.of(new Selection(name, selected, by)));
    }

    /** What stands in the column: of the row that this is about, where its table has the column, else of the record's row. */
    Optional<String> cell(String column) {
        if (column.equals(Mapping.BY) && about.flatMap(Selection::by).isPresent()) {
            return about.get().by();
        }
        return rowWith(column).get(column);
    }

    Row rowWith(String column) {
        return about.map(selection -> selection.rows().getFirst())
                .filter(row -> row.has(column))
                .orElse(main);
    }

    /** The rows of that name: those that this is about, where they are of that name. */
    List<Row> rows(String name) {
        return about.filter(selection -> selection.name().equals(name))
                .map(Selection::rows)
                .orElseGet(() -> rows.getOrDefault(name, List.of()));
    }
}
