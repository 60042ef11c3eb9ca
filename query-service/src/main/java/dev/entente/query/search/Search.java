package dev.entente.query.search;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Text;
import dev.entente.events.json.Json;
import dev.entente.query.filter.Words;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.Page;
import dev.entente.query.web.Paging;

/**
 * A search through items of all kinds. An item is found if it has the words, or words that are much like them. What has
 * them as they are written is above what has them in another form, this above what is like them, and within each what is
 * named so is above what mentions it.
 *
 * @param most how many items are ranked, counted and shown
 */
record Search(Words words, Among among, int most, Language language, Count count) {

    /** How many bytes one of a document takes while it is read, and looked through. */
    private static final long WEIGHT = 6;

    /**
     * What was found, and how much of it by kind, country and sector.
     *
     * @param ranked how many were, where more matches
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Result(
            List<ObjectNode> items,
            Optional<String> next,
            Optional<Long> count,
            Optional<Integer> ranked,
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
        var sought = SoughtWords.of(words, snapshot);
        var ranked = new Bound(among, most).of(snapshot, sought);
        var matches = new Matches();
        among.lookedUp(Matches.question(ranked.of(among), sought, paging)).each(snapshot, matches::take);
        var number = ranked.isAll() ? counted(matches) : expected(snapshot, sought);
        var page = Page.ofBytes(matches.page(), match -> match.item().bytes(), paging, number);
        return new Result(
                hits(snapshot, sought, page.items()),
                page.next(),
                page.count(),
                ranked.isAll() ? Optional.empty() : Optional.of(most),
                matches.facets());
    }

    private Optional<Long> counted(Matches matches) {
        return count == Count.NONE ? Optional.empty() : Optional.of(matches.count());
    }

    /** What is more than can be ranked is not counted, which would be to read all of it. */
    private Optional<Long> expected(Snapshot snapshot, SoughtWords sought) throws SQLException {
        if (count != Count.ESTIMATED) {
            return Optional.empty();
        }
        var all = among.with(sought.alike(), Optional.empty());
        return count.of(snapshot, Sql.of("from version").then(all.where()))
                .map(expected -> Math.max(expected, most + 1L));
    }

    /** Documents are read one after the other, so that there has to be room for the longest. */
    private List<ObjectNode> hits(Snapshot snapshot, SoughtWords sought, List<Matches.Match> matches)
            throws SQLException {
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

    private ObjectNode hit(Matches.Match match, ObjectNode document, Highlight highlight) {
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
}
