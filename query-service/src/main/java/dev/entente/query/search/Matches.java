package dev.entente.query.search;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Sql;
import dev.entente.query.ledger.Stored;
import dev.entente.query.web.Page;
import dev.entente.query.web.Paging;

/**
 * What matches, read once for a page of it and for what is counted.
 *
 * @param page the best first, and one more where there is one
 * @param facets how much there is by kind, country and sector, the most frequent first
 */
record Matches(List<Page.Entry<Match>> page, Map<String, Map<String, Long>> facets) {

    /**
     * What is counted.
     *
     * @param column of which each value is counted
     * @param rows one for each value of an item
     */
    private record Facet(String column, String rows) {

        private static Facet ofEach(String column, String all) {
            return new Facet(column, "matched cross join unnest(" + all + ") as " + column);
        }

        private String counted() {
            return "select '%1$s', %1$s, count(*), null, null, null, null from %2$s group by %1$s"
                    .formatted(column, rows);
        }
    }

    private static final List<Facet> FACETS = List.of(
            new Facet("kind", "matched"), Facet.ofEach("country", "countries"), Facet.ofEach("sector", "sectors"));

    private static final String COUNTED =
            FACETS.stream().map(facet -> "union all " + facet.counted()).collect(Collectors.joining(" "));

    /** An item that was found. */
    record Match(Stored item, Kind<?, ?> kind, BigDecimal score) {

        private static Page.Entry<Match> of(ResultSet row) throws SQLException {
            var item = Stored.of(row);
            var score = row.getString("number");
            var kind = Kinds.named(row.getString("code")).orElseThrow();
            return new Page.Entry<>(new Match(item, kind, new BigDecimal(score)), List.of(score, item.subject()));
        }
    }

    /** Nothing yet. */
    Matches() {
        this(new ArrayList<>(), new LinkedHashMap<>());
        FACETS.forEach(facet -> facets.put(facet.column, new LinkedHashMap<>()));
    }

    /**
     * What is asked for it.
     *
     * @param items which are ranked
     */
    static Sql question(Conditions items, SoughtWords sought, Paging paging) {
        var after = new Conditions();
        paging.after()
                .ifPresent(keys -> after.and(
                        "score <= ? and (score < ? or subject > ?)", keys.getFirst(), keys.getFirst(), keys.getLast()));
        return scored(items, sought)
                .then(", page as (select subject, known_from, score from matched")
                .then(after.where())
                .then("order by score desc, subject limit ?)", paging.limit() + 1)
                .then("select 'hit' as what, kind as code, score as number, " + Stored.COLUMNS
                        + " from page join version using (subject, known_from)")
                .then(COUNTED)
                .then("order by what, number desc, subject, code");
    }

    private static Sql scored(Conditions items, SoughtWords sought) {
        return Sql.of("""
                        with matched as materialized (
                        select subject, known_from, kind, countries, sectors,
                               round((case when search @@ written then 4 + ts_rank(search, written)
                                           when search @@ wanted then 2 + ts_rank(search, wanted)
                                           else ts_rank(search, alike) end
                                 + similarity(asked, coalesce(title, '')))::numeric, 6) as score
                          from version cross join (select ?::tsquery as written, ?::tsquery as wanted, ?::tsquery as alike, ?::text as asked)
                            as sought""", sought.written(), sought.wanted(), sought.alike(), sought.asked())
                .then(items.where())
                .then(")");
    }

    /** Takes a row of the answer. */
    void take(ResultSet row) throws SQLException {
        var what = row.getString("what");
        if (facets.containsKey(what)) {
            facets.get(what).put(row.getString("code"), row.getLong("number"));
        } else {
            page.add(Match.of(row));
        }
    }

    /** How many there are: every item is of one kind. */
    long count() {
        return facets.get("kind").values().stream().mapToLong(Long::longValue).sum();
    }
}
