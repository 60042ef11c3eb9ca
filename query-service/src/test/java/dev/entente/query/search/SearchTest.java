package dev.entente.query.search;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.entente.ledger.Intake;
import dev.entente.ledger.Transactions;
import dev.entente.query.filter.Words;
import dev.entente.query.ledger.Known;
import dev.entente.query.projection.Log;
import dev.entente.query.projection.Telling;
import dev.entente.query.projection.TestLedger;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.Paging;
import dev.entente.query.web.Parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a search reads of items that are each as long as an event may be. */
class SearchTest {

    private static final int ITEMS = 6;
    private static final long LONG = 950_000;
    private static final long MOST = 4 * 1024 * 1024;
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "tr", "ms", "id", "nl", "pl", "da", "sv");

    private static final Search SEARCH = new Search(
            Words.parse("heavyweight"),
            new Among(Known.items(Optional.empty()), List.of("agreement"), Optional.empty()),
            1_000,
            new Language(Optional.empty()),
            Count.NONE);

    @AutoClose
    private final TestLedger tables = new TestLedger();

    @BeforeEach
    void tell() throws SQLException {
        var summary = LANGUAGES.stream()
                .map(language -> "'" + language + "':'" + "a".repeat((int) LONG / LANGUAGES.size()) + "'")
                .collect(Collectors.joining(","));
        var log = new Log();
        for (var number = 0; number < ITEMS; number++) {
            log.append(Log.event(
                    "heavy-" + number,
                    "agreement.signed",
                    "agreement/heavy-" + number,
                    "{'occurred':'2024-03-05','title':{'en':'Heavyweight'},'summary':{" + summary
                            + "},'parties':[{'country':'VU'},{'country':'NR'}]}"));
        }
        for (var record : log.records()) {
            new Intake(Transactions.of(tables.pool()), Telling.asItComes(), Clock.systemUTC()).apply(List.of(record));
        }
    }

    @Test
    void a_page_ends_before_too_much_is_read_for_it_and_there_has_to_be_room_for_the_longest_item()
            throws SQLException {
        var weighed = new ArrayList<Long>();
        var ledger = tables.asked();
        var found = new ArrayList<String>();
        var next = Optional.<String>empty();
        do {
            var paging = page(next);
            var result = ledger.read(snapshot -> SEARCH.result(snapshot.weighedBy(weighed::add), paging));
            assertThat(result.items()).hasSizeBetween(1, (int) (MOST / LONG));
            result.items().forEach(hit -> found.add(hit.get("subject").asText()));
            next = result.next();
        } while (next.isPresent());

        assertThat(found)
                .containsExactlyElementsOf(IntStream.range(0, ITEMS)
                        .mapToObj(number -> "agreement/heavy-" + number)
                        .toList());
        assertThat(weighed).hasSize(2).allMatch(bytes -> bytes > 6 * LONG && bytes < 7 * LONG);
    }

    @Test
    void where_there_is_no_room_nothing_is_read() throws SQLException {
        var ledger = tables.asked();

        assertThatThrownBy(() -> ledger.read(snapshot -> SEARCH.result(
                        snapshot.weighedBy(bytes -> {
                            throw new IllegalStateException("no room");
                        }),
                        page(Optional.empty()))))
                .hasMessage("no room");
    }

    private static Paging page(Optional<String> cursor) {
        Map<String, List<String>> sent =
                cursor.map(token -> Map.of("cursor", List.of(token))).orElse(Map.of());
        return Paging.of(new Parameters(sent), "/search", sent, Search.keys());
    }
}
