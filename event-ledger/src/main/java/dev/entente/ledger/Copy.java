package dev.entente.ledger;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

import org.postgresql.PGConnection;

/** Writes rows by PostgreSQL's COPY, several times as fast as by INSERT. */
public final class Copy {

    private final String statement;
    private final StringBuilder rows = new StringBuilder();

    public Copy(String table, String columns) {
        this.statement = "copy " + table + " (" + columns + ") from stdin";
    }

    /** A row: texts, numbers, booleans, days, moments, collections of texts, optional ones, null. */
    public void row(Object... cells) {
        for (var index = 0; index < cells.length; index++) {
            rows.append(index == 0 ? "" : "\t");
            cell(cells[index]);
        }
        rows.append('\n');
    }

    private void cell(Object value) {
        switch (value) {
            case null -> rows.append("\\N");
            case Optional<?> optional -> cell(optional.orElse(null));
            case Collection<?> many ->
                escaped(many.stream().map(each -> quoted(each.toString())).collect(Collectors.joining(",", "{", "}")));
            case Instant moment -> rows.append(moment.equals(Instant.MAX) ? "infinity" : moment.toString());
            case LocalDate day -> rows.append(day);
            default -> escaped(value.toString());
        }
    }

    private static String quoted(String element) {
        return '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void escaped(String text) {
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            switch (character) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(character);
            }
        }
    }

    public void into(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
