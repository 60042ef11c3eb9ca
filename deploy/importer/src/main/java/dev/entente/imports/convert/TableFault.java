package dev.entente.imports.convert;

import java.util.Optional;

import dev.entente.imports.table.Row;

/**
 * What is wrong in a table.
 *
 * @param line of the table's file
 * @param column its name, where one cell is to blame
 * @param pointer to the place in the event, where the event is to blame
 */
public record TableFault(String table, long line, Optional<String> column, Optional<String> pointer, String detail) {

    static TableFault of(Row row, String column, String detail) {
        return new TableFault(row.table(), row.line(), named(column), Optional.empty(), detail);
    }

    static TableFault of(Row row, String column, String pointer, String detail) {
        return new TableFault(row.table(), row.line(), named(column), Optional.of(pointer), detail);
    }

    private static Optional<String> named(String column) {
        return Optional.of(column).filter(name -> !name.isEmpty());
    }

    @Override
    public String toString() {
        return "%s, line %d%s%s: %s"
                .formatted(
                        table,
                        line,
                        column.map(name -> ", column '" + name + "'").orElse(""),
                        pointer.map(place -> " (" + place + ")").orElse(""),
                        detail);
    }
}
