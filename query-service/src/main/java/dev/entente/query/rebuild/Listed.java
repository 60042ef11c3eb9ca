package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.entente.query.ledger.Sql;

/**
 * Finds what the lists that serve lack of those that were made, as far as something that serves belongs there. The lists may
 * name more than there is, as they came about, so that neither what is in the serving ones alone counts, nor what was made
 * for something that has come out otherwise, which is a difference itself.
 *
 * <p>The two are gone through once each, and only what one lacks is looked up: of either no more is in memory than the database
 * allows for a join.
 *
 * @param name in every schema
 * @param row the table of what is listed
 * @param key what leads to it
 * @param belongs that a row of it belongs there, for all of its days
 */
record Listed(String name, String row, List<String> key, String belongs) {

    /** Items, and then facts. */
    static final List<Listed> ALL = List.of(
            new Listed("listing", "version", List.of("kind", "tag", "occurred_on", "subject"), """
                    (told.kind, told.occurred_on, told.subject) = (n.kind, n.occurred_on, n.subject) and told.outcome = 'standing'
                       and coalesce(lower(told.happened), '-infinity') = n.begins
                       and coalesce(upper(told.happened) - 1, 'infinity') = n.ends"""),
            new Listed("fact_listing", "fact", List.of("tag", "occurred_on", "source", "id"), """
                    (told.occurred_on, told.source, told.id) = (n.occurred_on, n.source, n.id)
                       and coalesce(told.begins, '-infinity') = n.begins and coalesce(told.ends, 'infinity') = n.ends"""));

    /** What an entry has beside what it leads to. */
    private static final List<String> REST = List.of("begins", "ends", "many");

    /**
     * Keeps what is missing as differences of a rebuild, by the lists and the latest first.
     *
     * @param kept how many differences there are already
     * @return how many are kept of it, the limit at most
     */
    int keep(Session session, long rebuild, long kept, int limit) throws SQLException {
        var order = "tag, occurred_on desc, subject, many, begins, ends, " + String.join(", ", key);
        return Sql.of("insert into difference (rebuild, number, what, subject, key, new) " + missing(session))
                .then("select ?, ? + row_number() over (order by " + order + "), 'listing', subject,", rebuild, kept)
                .then(document(key.stream()) + ", " + document(columns()) + " from missing order by " + order)
                .then("limit ?", limit)
                .update(session.connection());
    }

    /** How many are missing. */
    long count(Session session) throws SQLException {
        return Sql.of(missing(session) + " select count(*) from missing")
                .only(session.connection(), row -> row.getLong(1));
    }

    private String missing(Session session) {
        var same = key.stream().map(column -> "o." + column + " = n." + column).collect(Collectors.joining(" and "));
        var entry = columns().map(column -> "n." + column).collect(Collectors.joining(", "));
        return """
                with unknown as materialized (
                  select %3$s from %2$s.%4$s as n
                   where not exists (select from %1$s.%4$s as o
                                      where %5$s and o.many @> n.many and o.begins <= n.begins and o.ends >= n.ends)
                ), missing as (
                  select distinct belonging.subject, %6$s from unknown as n cross join lateral (
                    select told.subject from %1$s.%7$s as told
                     where %8$s
                       and exists (select from %9$s where (expected.name, expected.many) = (n.tag, n.many)) limit 1) as belonging)""".formatted(
                        session.schemas().serving(),
                        session.schema(),
                        entry,
                        name,
                        same,
                        columns()
                                .filter(column -> !column.equals("subject"))
                                .map(column -> "n." + column)
                                .collect(Collectors.joining(", ")),
                        row,
                        belongs,
                        Unlisted.EXPECTED);
    }

    private Stream<String> columns() {
        return Stream.concat(key.stream(), REST.stream());
    }

    private static String document(Stream<String> columns) {
        return columns.map(column -> "'" + column + "', " + column)
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }
}
