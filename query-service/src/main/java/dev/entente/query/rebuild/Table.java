package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.entente.query.ledger.Sql;

/**
 * A table of the ledger, as far as its rows follow from the log.
 *
 * @param name in every schema
 * @param shown what a row of it is to users
 * @param key the columns that tell its rows apart
 * @param subject the column that names the aggregate
 * @param own columns that do not follow from the log: when and by which program something was parked, and whether that
 *     was told
 */
record Table(String name, String shown, List<String> key, String subject, Set<String> own) {

    /** All that can be compared, what users see first. */
    static final List<Table> COMPARED = List.of(
            new Table("version", "item", List.of("subject", "known_from"), "subject", Set.of()),
            new Table("fact", "fact", List.of("source", "id", "known_from"), "subject", Set.of()),
            new Table("event", "event", List.of("source", "id"), "subject", Set.of()),
            new Table("repetition", "repetition", List.of("log_partition", "log_offset"), "subject", Set.of()),
            new Table("same_as", "link", List.of("member", "source", "id"), "member", Set.of()),
            new Table(
                    "parked",
                    "parked",
                    List.of("log_partition", "log_offset"),
                    "subject",
                    Set.of("at", "told", "reason", "headers", "key", "value")),
            new Table("log_position", "position", List.of("log_partition"), "''", Set.of()));

    /** The columns that follow from the log and from no other column, in the order of their names. */
    List<String> columns(Connection connection, String schema) throws SQLException {
        var columns = Sql.of("""
                select column_name from information_schema.columns
                 where table_schema = ? and table_name = ? and is_generated = 'NEVER' order by 1""", schema, name);
        return columns.list(connection, row -> row.getString(1)).stream()
                .filter(column -> !own.contains(column))
                .toList();
    }

    /** The columns of one of several tables in a statement. */
    static String of(String table, List<String> columns) {
        return columns.stream().map(column -> table + ".\"" + column + '"').collect(Collectors.joining(", "));
    }
}
