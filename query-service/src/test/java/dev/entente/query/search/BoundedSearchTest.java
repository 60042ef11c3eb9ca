package dev.entente.query.search;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.ledger.Intake;
import dev.entente.ledger.Transactions;
import dev.entente.query.filter.Words;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.ledger.Sql;
import dev.entente.query.projection.Log;
import dev.entente.query.projection.Telling;
import dev.entente.query.projection.TestLedger;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.Paging;
import dev.entente.query.web.Parameters;

import static org.assertj.core.api.Assertions.assertThat;

/** Where more matches than is ranked, it is the best and the latest of it, and the answer says so. */
class BoundedSearchTest {

    private static final int MOST = 20;
    private static final int ITEMS = 400;
    private static final List<String> KINDS = List.of("agreement", "statement", "visit");
    private static final Optional<Instant> NOW = Optional.empty();
    private static final Optional<Instant> ONE_DAY = Optional.of(Instant.parse("2100-01-01T00:00:00Z"));

    private static TestLedger tables;
    private static Ledger ledger;

    /** Two kinds, two countries, two items on each day. */
    @BeforeAll
    static void tell() throws SQLException {
        tables = new TestLedger();
        var log = new Log();
        for (var number = 0; number < ITEMS; number++) {
            var day = LocalDate.of(2024, 1, 1).plusDays(number / 2);
            var title = String.join(" ", words(number));
            var country = number % 5 == 0 ? "UG" : "KE";
            if (number % 4 == 0) {
                log.append(Log.event(
                        "a" + number,
                        "agreement.signed",
                        "agreement/" + number,
                        "{'occurred':'%s','title':{'en':'%s'},'parties':[{'country':'%s'},{'country':'TZ'}],'sectors':['energy']}"
                                .formatted(day, title, country)));
            } else {
                log.append(Log.event(
                        "s" + number,
                        "statement.made",
                        "statement/" + number,
                        "{'occurred':'%s','title':{'en':'%s'},'speakers':[{'country':'%s'}]}"
                                .formatted(day, title, country)));
            }
        }
        new Intake(Transactions.of(tables.database()), Telling.asItComes(), Clock.systemUTC()).apply(log.records());
        tables.execute("analyze");
        ledger = tables.asked();
    }

    private static List<String> words(int number) {
        var words = new ArrayList<>(List.of("herring"));
        if (number % 100 == 7) {
            words.add("haddock"); // few
        }
        if (number % 8 == 3) {
            words.add("anchovy"); // more than are ranked, fewer than are looked at
        }
        if (number % 8 == 5) {
            words.add(number % 200 == 13 ? "cod" : "cods");
        }
        if (number < 100) {
            words.add("mackerel"); // long ago alone
        }
        words.add(number % 50 == 2 ? "sardine" : "sardines");
        return words;
    }

    @AfterAll
    static void close() throws SQLException {
        tables.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"herring", "anchovy", "mackerel", "\"sardines\"", "herring -anchovy", "anchovy or mackerel"})
    void of_what_is_too_much_the_latest_is_ranked_now_and_as_of_a_moment(String words) {
        var expected = latest(words, KINDS);

        for (var asOf : List.of(NOW, ONE_DAY)) {
            var search = search(words, KINDS, asOf, Count.NONE);
            assertThat(subjects(search, MOST)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(result(search, MOST, Optional.empty()).ranked()).contains(MOST);
            assertThat(result(search, MOST, Optional.empty()).next()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "7", "19"})
    void pages_neither_skip_nor_repeat_what_is_ranked(int limit) {
        var search = search("herring", KINDS, NOW, Count.NONE);

        assertThat(subjects(search, limit)).containsExactlyElementsOf(subjects(search, MOST));
    }

    @Test
    void facets_count_what_is_ranked() {
        var found = result(search("herring", KINDS, NOW, Count.NONE), 1, Optional.empty());

        var expected = ledger.<List<Long>>read(snapshot -> Sql.of("""
                        select count(*) filter (where kind = 'statement'), count(*) filter (where kind = 'agreement'),
                               count(*) filter (where 'KE' = any(countries)), count(*) filter (where 'UG' = any(countries))
                          from version where subject = any(?::text[])""", latest("herring", KINDS))
                .first(snapshot, row -> List.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .orElseThrow());
        assertThat(found.facets().keySet()).containsExactly("kind", "country", "sector");
        assertThat(found.facets().get("kind"))
                .isEqualTo(Map.of("statement", expected.get(0), "agreement", expected.get(1)));
        assertThat(found.facets().get("country"))
                .isEqualTo(Map.of("KE", expected.get(2), "UG", expected.get(3), "TZ", expected.get(1)));
        assertThat(found.facets().get("sector")).isEqualTo(Map.of("energy", expected.get(1)));
        assertThat(expected.get(0) + expected.get(1)).isEqualTo(MOST);
    }

    @Test
    void filters_let_through_before_the_latest_are_taken() {
        var agreements = search("herring", List.of("agreement"), NOW, Count.NONE);

        assertThat(subjects(agreements, 6))
                .hasSize(MOST)
                .containsExactlyInAnyOrderElementsOf(latest("herring", List.of("agreement")));
        assertThat(subjects(search("mackerel", List.of("visit"), NOW, Count.NONE), 6))
                .isEmpty();
    }

    @Test
    void what_is_little_is_all_there_and_counted() {
        for (var asOf : List.of(NOW, ONE_DAY)) {
            var found = result(search("haddock", KINDS, asOf, Count.EXACT), MOST, Optional.empty());
            assertThat(found.ranked()).isEmpty();
            assertThat(found.count()).contains(4L);
            assertThat(found.items())
                    .extracting(hit -> hit.get("subject").asText())
                    .containsExactlyInAnyOrder("statement/7", "statement/107", "statement/207", "statement/307");
        }
    }

    /** Of very many forms of a word, and of some more than are ranked. */
    @ParameterizedTest
    @CsvSource({"sardine, sardines, 8", "cod, cods, 2"})
    void what_fits_better_goes_before_what_is_later(String word, String form, int asWritten) {
        for (var asOf : List.of(NOW, ONE_DAY)) {
            var search = search(word, KINDS, asOf, Count.NONE);

            var found = subjects(search, 6);

            assertThat(result(search, 1, Optional.empty()).ranked()).contains(MOST);
            assertThat(found).hasSize(MOST);
            assertThat(found.subList(0, asWritten))
                    .containsExactlyInAnyOrderElementsOf(latest("\"" + word + "\"", KINDS));
            assertThat(found.subList(asWritten, MOST))
                    .containsExactlyInAnyOrderElementsOf(
                            latest("\"" + form + "\"", KINDS).subList(0, MOST - asWritten));
        }
    }

    @Test
    void how_many_there_are_of_what_is_too_much_can_be_expected_not_counted() {
        assertThat(count(Count.NONE)).isEmpty();
        assertThat(count(Count.EXACT)).isEmpty();
        assertThat(count(Count.ESTIMATED).orElseThrow()).isGreaterThan(MOST);
    }

    private static Optional<Long> count(Count count) {
        return result(search("herring", KINDS, NOW, count), 5, Optional.empty()).count();
    }

    /** By the day and, on the same day, by the subject, as lists are. */
    private static List<String> latest(String words, List<String> kinds) {
        var items = Known.items(NOW).and("kind = any(?::text[])", kinds);
        Words.parse(words).demand(items);
        return ledger.read(snapshot -> Sql.of("select subject from version")
                .then(items.where())
                .then("order by occurred_on desc, subject limit ?", MOST)
                .list(snapshot, row -> row.getString(1)));
    }

    private static Search search(String words, List<String> kinds, Optional<Instant> asOf, Count count) {
        return new Search(
                Words.parse(words),
                new Among(Known.items(asOf), kinds, asOf),
                MOST,
                new Language(Optional.empty()),
                count);
    }

    private static List<String> subjects(Search search, int limit) {
        var subjects = new ArrayList<String>();
        var next = Optional.<String>empty();
        do {
            var found = result(search, limit, next);
            found.items().forEach(hit -> subjects.add(hit.get("subject").asText()));
            next = found.next();
        } while (next.isPresent());
        return subjects;
    }

    private static Search.Result result(Search search, int limit, Optional<String> cursor) {
        var sent = new HashMap<>(Map.of("limit", List.of(String.valueOf(limit))));
        cursor.ifPresent(token -> sent.put("cursor", List.of(token)));
        var paging = Paging.of(new Parameters(sent), "/search", sent, Search.keys());
        return ledger.read(snapshot -> search.result(snapshot, paging));
    }
}
