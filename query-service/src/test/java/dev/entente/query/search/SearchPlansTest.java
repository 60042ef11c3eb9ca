package dev.entente.query.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.query.filter.ItemFilters;
import dev.entente.query.filter.Words;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.projection.LargeLedger;
import dev.entente.query.projection.Log;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.Moments;
import dev.entente.query.web.Paging;
import dev.entente.query.web.Parameters;

import static org.assertj.core.api.Assertions.assertThat;

/** A search reads as many rows as it ranks, a few times over, however many items have the word. */
class SearchPlansTest {

    private static final int MOST = 100;

    private static final List<String> KINDS =
            Kinds.all().stream().map(Kind::name).toList();

    private static LargeLedger ledger;

    @BeforeAll
    static void open() throws Exception {
        ledger = new LargeLedger(
                signed("like", "agreement/like", "Fisheries and harbours"),
                List.of(signed("rare", "agreement/rare", "Lighthouses")));
    }

    @AfterAll
    static void close() throws Exception {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=fisheries",
                "q=fisheries&limit=500",
                "q=fisheries&countries=BR,ZA",
                "q=fisheries&country=BT",
                "q=fisheries&kind=agreement&sector=energy",
                "q=fisheries&from=1960&until=1965",
                "q=fisheries harbours",
                "q=\"fisheries and harbours\"",
                "q=fish",
                "q=fisheries -lighthouses",
                "q=fisheries&count=exact",
                "q=fisheries&count=estimated",
                "q=lighthouses",
                "q=lighthouses -fisheries",
                "q=fisheries lighthouses",
                "q=nothingofthis",
                "q=fisheries&asOf=2100-01-01T00:00:00Z"
            })
    void no_table_is_read_as_a_whole(String asked) throws Exception {
        assertThat(ledger.readAsAWholeBy(search(asked))).isEmpty();
    }

    /** Which are looked at four times as many, looked for among the latest, and ranked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=fisheries",
                "q=fisheries harbours",
                "q=\"fisheries and harbours\"",
                "q=fisheries&countries=BR,ZA",
                "q=fisheries&asOf=2100-01-01T00:00:00Z",
                "q=lighthouses"
            })
    void no_more_rows_are_read_than_are_ranked_a_few_times_over(String asked) throws Exception {
        assertThat(ledger.rowsReadBy("version", search(asked))).isPositive().isLessThan(12 * MOST);
    }

    @Test
    void the_latest_are_ranked_of_a_word_that_most_items_have() {
        var found = ledger.read(search("q=fisheries&limit=500"));

        assertThat(found.ranked()).contains(MOST);
        assertThat(found.items()).hasSize(MOST);
        assertThat(found.facets().get("kind")).isEqualTo(Map.of("agreement", (long) MOST));
        assertThat(found.items())
                .extracting(hit -> hit.get("subject").asText())
                .contains("agreement/like")
                .doesNotContain("agreement/rare", "agreement/like1");
    }

    private static Ledger.Question<Search.Result> search(String asked) {
        var sent = sent(asked);
        var parameters = new Parameters(sent);
        var asOf = Moments.asOf(parameters);
        var items = Known.items(asOf);
        ItemFilters.add(parameters, asOf, items);
        var kinds = parameters.kinds();
        var search = new Search(
                Words.parse(sent.get("q").getFirst()),
                new Among(items, kinds.isEmpty() ? KINDS : kinds, asOf),
                MOST,
                new Language(Optional.empty()),
                Count.of(parameters));
        var paging = Paging.of(parameters, "/search", sent, Search.keys());
        return snapshot -> search.result(snapshot, paging);
    }

    private static Map<String, List<String>> sent(String asked) {
        return Arrays.stream(asked.split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> List.of(each[1])));
    }

    private static CooperationEvent signed(String id, String subject, String title) {
        return Log.event(
                id,
                "agreement.signed",
                subject,
                "{'occurred':'2024-03-05','title':{'en':'" + title
                        + "'},'parties':[{'country':'BR'},{'country':'ZA'}],'sectors':['energy']}");
    }
}
