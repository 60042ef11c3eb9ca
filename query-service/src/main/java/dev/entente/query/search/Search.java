package dev.entente.query.search;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.Text;
import dev.entente.events.json.Json;
import dev.entente.query.filter.Words;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.ledger.Stored;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.Page;
import dev.entente.query.web.Paging;

/**
 * A search through items of all kinds. An item is found if it has the words, or words that are much like them. What has
 * them as they are written is above what has them in another form, this above what is like them, and within each what is
 * named so is above what mentions it.
 */
record Search(Words words, Conditions items, Language language, Count count) {

    /** How many bytes one of a document takes while it is read, and looked through. */
    private static final long WEIGHT = 6;

    /** What was found, and how much of it by kind, country and sector. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Result(
            List<ObjectNode> items,
            Optional<String> next,
            Optional<Long> count,
            Map<String, Map<String, Long>> facets) {}

    static List<Function<String, Object>> keys() {
        return List.of(Search::score, subject -> subject);
    }

    private static BigDecimal score(String text) {
        if (!text.matches("\\d{1,4}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException("'" + text + "' is not a score");
        }
        return new BigDecimal(text);
    }

    Result result(Snapshot snapshot, Paging paging) throws SQLException {
        var sought = sought(snapshot);
        var facets = facets(snapshot, sought);
        var page = Page.ofBytes(
                matches(snapshot, sought, paging),
                match -> match.item().bytes(),
                paging,
                count == Count.NONE ? Optional.empty() : Optional.of(found(facets)));
        return new Result(hits(snapshot, sought, page.items()), page.next(), page.count(), facets);
    }

    /** An item that was found. */
    private record Match(Stored item, Kind<?, ?> kind, BigDecimal score) {

        static Page.Entry<Match> of(ResultSet row) throws SQLException {
            var match = new Match(
                    Stored.of(row), Kinds.named(row.getString("kind")).orElseThrow(), row.getBigDecimal("score"));
            return new Page.Entry<>(
                    match, List.of(row.getString("score"), match.item().subject()));
        }
    }

    private List<Page.Entry<Match>> matches(Snapshot snapshot, Sought sought, Paging paging) throws SQLException {
        var after = new Conditions();
        paging.after()
                .ifPresent(keys -> after.and(
                        "score <= ? and (score < ? or subject > ?)", keys.getFirst(), keys.getFirst(), keys.getLast()));
        return matched(sought)
                .then("select " + Stored.COLUMNS + ", kind, score from matched")
                .then(after.where())
                .then("order by score desc, subject limit ?", paging.limit() + 1)
                .list(snapshot, Match::of);
    }

    /** Documents are read one after the other, so that there has to be room for the longest. */
    private List<ObjectNode> hits(Snapshot snapshot, Sought sought, List<Match> matches) throws SQLException {
        var highlight = new Highlight(words, sought.forms(), sought.likewise());
        snapshot.weigh(matches.stream()
                .mapToLong(match -> WEIGHT * match.item().bytes())
                .max()
                .orElse(0));
        var hits = new ArrayList<ObjectNode>();
        for (var match : matches) {
            hits.add(hit(match, Json.object(match.item().document(snapshot)), highlight));
        }
        return hits;
    }

    /** Every item is of one kind. */
    private static long found(Map<String, Map<String, Long>> facets) {
        return facets.get("kind").values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The words as they are looked for.
     *
     * @param written as they are
     * @param wanted also in other forms
     * @param alike also what is written nearly so
     */
    private record Sought(String written, String wanted, String alike) {

        private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

        private Set<String> forms() {
            return words(wanted);
        }

        private Set<String> likewise() {
            return words(alike);
        }

        /** The words that a {@code tsquery} names. */
        private static Set<String> words(String query) {
            return QUOTED.matcher(query).results().map(found -> found.group(1)).collect(Collectors.toSet());
        }
    }

    private Sought sought(Snapshot snapshot) throws SQLException {
        return Sql.of("select (")
                .then(words.written())
                .then(")::text, (")
                .then(words.wanted())
                .then(")::text, (")
                .then(words.alike())
                .then(")::text")
                .first(snapshot, row -> new Sought(row.getString(1), row.getString(2), row.getString(3)))
                .orElseThrow();
    }

    private Sql matched(Sought sought) {
        return Sql.of("""
                        with matched as (
                        select subject, kind, known_from, countries, sectors, document,
                               round((case when search @@ written then 4 + ts_rank(search, written)
                                           when search @@ wanted then 2 + ts_rank(search, wanted)
                                           else ts_rank(search, alike) end
                                 + similarity(asked, coalesce(title, '')))::numeric, 6) as score
                          from version cross join (select ?::tsquery as written, ?::tsquery as wanted, ?::tsquery as alike, ?::text as asked)
                            as sought""", sought.written(), sought.wanted(), sought.alike(), words.plain())
                .then(items.plus("search @@ ?::tsquery", sought.alike()).where())
                .then(")");
    }

    private ObjectNode hit(Match match, ObjectNode document, Highlight highlight) {
        var titleProperty = match.kind().titleProperty();
        var hit = Json.MAPPER.createObjectNode();
        hit.put("subject", match.item().subject()).put("kind", match.kind().name());
        Stream.of("title", titleProperty)
                .filter(document::has)
                .findFirst()
                .ifPresent(name -> hit.set("title", document.get(name)));
        Stream.of("countries", "occurred").forEach(name -> hit.set(name, document.get(name)));
        language.in(hit);
        var fragment = highlight.of(document, List.of("title", titleProperty, "summary"), language);
        fragment.language()
                .ifPresentOrElse(
                        of -> language.write(hit, "highlight", new Text.Wording(of, fragment.text())),
                        () -> hit.put("highlight", fragment.text()));
        return hit.put("score", match.score());
    }

    private Map<String, Map<String, Long>> facets(Snapshot snapshot, Sought sought) throws SQLException {
        var facets = new LinkedHashMap<String, Map<String, Long>>();
        facets.put("kind", counted(snapshot, sought, "select kind, count(*) from matched"));
        facets.put(
                "country",
                counted(
                        snapshot,
                        sought,
                        "select country, count(*) from matched cross join unnest(countries) as country"));
        facets.put(
                "sector",
                counted(snapshot, sought, "select sector, count(*) from matched cross join unnest(sectors) as sector"));
        return facets;
    }

    private Map<String, Long> counted(Snapshot snapshot, Sought sought, String select) throws SQLException {
        var counts = new LinkedHashMap<String, Long>();
        matched(sought)
                .then(select)
                .then("group by 1 order by 2 desc, 1")
                .each(snapshot, row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }
}
