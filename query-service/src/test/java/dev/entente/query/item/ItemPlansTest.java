package dev.entente.query.item;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Kinds;
import dev.entente.events.Subject;
import dev.entente.query.filter.FactFilters;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.projection.LargeLedger;
import dev.entente.query.projection.Log;
import dev.entente.query.timeline.Timeline;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.Moments;
import dev.entente.query.web.Paging;
import dev.entente.query.web.Parameters;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages and single items are found by indexes, however many items there are. */
class ItemPlansTest {

    private static LargeLedger ledger;

    @BeforeAll
    static void open() throws Exception {
        ledger = new LargeLedger(
                signed("like", "agreement/like", "BR", "ZA"), List.of(signed("rare", "agreement/rare", "BT", "TD")));
    }

    @AfterAll
    static void close() throws Exception {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=20",
                "limit=20&sort=occurred",
                "limit=20&sort=-known",
                "limit=20&country=BR",
                "limit=20&country=BT",
                "limit=20&countries=BR,ZA",
                "limit=20&countries=BT,TD",
                "limit=20&countries=BR,TD",
                "limit=20&countries=BR,ZA&from=2001&until=2001",
                "limit=20&sector=energy",
                "limit=20&publisher=Nobody",
                "limit=20&q=fisheries",
                "limit=20&q=nothing-of-this",
                "limit=20&asOf=2024-09-02T00:00:00Z"
            })
    void a_page_is_found_by_indexes(String asked) throws Exception {
        assertThat(ledger.readAsAWholeBy(page(asked))).isEmpty();
    }

    /** Whatever else there is: very many agreements of two countries, and one of two others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=20&country=BR                                   | 100",
                "limit=20&country=BR&asOf=2024-09-02T00:00:00Z         | 200",
                "limit=20&country=BT                                   | 700",
                "limit=20&countries=BT&sort=occurred                   | 700",
                "limit=20&country=BT&asOf=2024-09-02T00:00:00Z         | 700",
                "limit=20&countries=BR,ZA                              | 200",
                "limit=20&countries=BR,ZA&from=1975&until=1975         | 200",
                "limit=20&countries=BR,ZA&from=1975-05&sort=occurred   | 400",
                "limit=20&countries=BR,ZA&until=1975-02                | 400"
            })
    void no_more_is_read_for_a_page_than_it_needs(String asked, long most) throws Exception {
        assertThat(ledger.readBy(page(asked))).isPositive().isLessThan(most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"like", "like1000", "rare", "unheard-of"})
    void an_item_and_its_history_are_found_by_indexes(String id) throws Exception {
        var subject = new Subject("agreement", id);

        assertThat(ledger.readAsAWholeBy(snapshot ->
                        new Items(snapshot).outcome(subject, Optional.empty(), new Language(Optional.empty()))))
                .isEmpty();
        assertThat(ledger.readAsAWholeBy(snapshot -> new History(snapshot, Optional.empty()).of(subject)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=20", "limit=20&countries=BR,ZA", "limit=20&countries=BT,TD", "limit=20&country=BT"})
    void a_page_of_facts_is_found_by_indexes(String asked) throws Exception {
        assertThat(ledger.readAsAWholeBy(facts(asked))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=20&country=BR                           | 100",
                "limit=20&country=BT                           | 700",
                "limit=20&country=BT&asOf=2024-09-02T00:00:00Z | 200",
                "limit=20&countries=BR,ZA&from=1975&until=1975 | 200"
            })
    void no_more_is_read_for_a_page_of_facts_than_it_needs(String asked, long most) throws Exception {
        assertThat(ledger.readBy(facts(asked))).isPositive().isLessThan(most);
    }

    private static Ledger.Question<?> facts(String asked) {
        var parameters = new Parameters(sent(asked));
        var timeline =
                new Timeline(FactFilters.of(parameters, Moments.asOf(parameters)), new Language(Optional.empty()));
        var paging = Paging.of(parameters, "/timeline", sent(asked), Timeline.keys());
        return snapshot -> timeline.page(snapshot, paging, Count.NONE);
    }

    @Test
    void what_has_no_index_is_told() throws Exception {
        assertThat(ledger.readAsAWholeBy(page("limit=20&sort=title"))).containsExactly("version");
    }

    private static Ledger.Question<?> page(String asked) {
        var parameters = new Parameters(sent(asked));
        var selection = Selection.of(Kinds.ofCollection("agreements").orElseThrow(), parameters, Sort.LATEST);
        var paging = Paging.of(
                parameters, "/agreements", sent(asked), selection.sort().keys());
        parameters.check();
        return snapshot -> new Items(snapshot).page(selection, paging, Count.NONE);
    }

    private static Map<String, List<String>> sent(String asked) {
        return Arrays.stream(asked.split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> List.of(each[1])));
    }

    private static CooperationEvent signed(String id, String subject, String one, String other) {
        return Log.event(
                id,
                "agreement.signed",
                subject,
                "{'occurred':'2024-03-05','title':{'en':'Fisheries'},'parties':[{'country':'" + one + "'},{'country':'"
                        + other + "'}],'sectors':['energy']}");
    }
}
