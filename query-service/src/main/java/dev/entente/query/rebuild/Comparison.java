package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.entente.query.ledger.Sql;

/** Finds what two schemas tell differently, row by row, and keeps it. */
final class Comparison {

    /** Of one table, so many differences are kept; all are counted. */
    private static final int KEPT = 10_000;

    private final Session session;
    private final Connection connection;
    private final String old;
    private final String made;

    Comparison(Session session) {
        this.session = session;
        this.connection = session.connection();
        this.old = session.schemas().serving();
        this.made = session.schema();
    }

    /** The first rows that differ, each by its table and its aggregate. */
    List<Difference.Named> first(int limit) throws SQLException {
        var first = new ArrayList<Difference.Named>();
        for (var table : Table.COMPARED) {
            if (first.size() == limit) {
                break;
            }
            first.addAll(session.aside(() -> first(table, limit - first.size())));
        }
        return first;
    }

    private List<Difference.Named> first(Table table, int limit) throws SQLException {
        return Sql.of("select coalesce(" + subject(table) + ", '')" + from(table) + " order by " + order(table))
                .then("limit ?", limit)
                .list(connection, row -> new Difference.Named(table.shown(), row.getString(1)));
    }

    /**
     * Keeps what differs as differences of a rebuild.
     *
     * @return how many rows differ, and how many entries of lists are missing
     */
    long keep(long rebuild) throws SQLException {
        Sql.of("delete from difference where rebuild = ?", rebuild).run(connection);
        var kept = 0L;
        var found = 0L;
        for (var table : Table.COMPARED) {
            var stored = keep(rebuild, kept, table);
            kept += stored;
            found += stored < KEPT ? stored : count(table);
        }
        for (var list : Listed.ALL) {
            var stored = list.keep(session, rebuild, kept, KEPT);
            kept += stored;
            found += stored < KEPT ? stored : list.count(session);
        }
        return found;
    }

    private static String order(Table table) {
        return table.key().stream().map(Comparison::coalesced).collect(Collectors.joining(", "));
    }

    private static String subject(Table table) {
        return table.subject().startsWith("'") ? table.subject() : coalesced(table.subject());
    }

    private long keep(long rebuild, long kept, Table table) throws SQLException {
        var order = order(table);
        var key = table.key().stream()
                .map(column -> "'" + column + "', " + coalesced(column))
                .collect(Collectors.joining(", "));
        return Sql.of("insert into difference (rebuild, number, what, subject, key, old, new)")
                .then("select ?, ? + row_number() over (order by " + order + "),", rebuild, kept)
                .then("?, coalesce(" + subject(table) + ", ''),", table.shown())
                .then("jsonb_build_object(" + key + "), " + document(table, "o") + ", " + document(table, "n"))
                .then(from(table) + " order by " + order + " limit ?", KEPT)
                .update(connection);
    }

    private long count(Table table) throws SQLException {
        return Sql.of("select count(*)" + from(table)).only(connection, row -> row.getLong(1));
    }

    private String from(Table table) throws SQLException {
        var columns = table.columns(connection, made);
        var same = table.key().stream().map(key -> "o." + key + " = n." + key).collect(Collectors.joining(" and "));
        return " from " + old + "." + table.name() + " as o full join " + made + "." + table.name() + " as n on " + same
                + " where row(" + Table.of("o", columns) + ") is distinct from row(" + Table.of("n", columns) + ")";
    }

    private String document(Table table, String alias) throws SQLException {
        var columns = table.columns(connection, made).stream()
                .map(column -> "'" + column + "', " + shown(column, alias + ".\"" + column + '"'))
                .collect(Collectors.joining(", "));
        return "case when " + alias + "." + table.key().getFirst()
                + " is not null then jsonb_strip_nulls(jsonb_build_object(" + columns + ")) end";
    }

    /** A document is text to the database; who tampered with it may have left no JSON. */
    private static String shown(String column, String value) {
        return column.equals("document")
                ? "case when %1$s is json then %1$s::jsonb else to_jsonb(%1$s) end".formatted(value)
                : value;
    }

    private static String coalesced(String column) {
        return "coalesce(o." + column + ", n." + column + ")";
    }
}
