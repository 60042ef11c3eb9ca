package dev.entente.notification.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.events.code.CodeList;
import dev.entente.events.code.CodeLists;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.subscription.Criterion;
import dev.entente.notification.subscription.Filter;
import dev.entente.notification.subscription.Wish;
import dev.entente.notification.support.Schema;

import static org.assertj.core.api.Assertions.assertThat;

class MatchingTest {

    private static final long SEED = 20_240_311;
    private static final List<String> COUNTRIES = List.of("TR", "MY", "SE", "PL", "DK", "EE");
    private static final List<String> SECTORS = List.of("energy", "trade", "military", "space");
    private static final List<String> INSTRUMENTS = List.of("treaty", "contract");
    private static final List<String> ALERTS =
            List.of("agreement.new", "agreement.retracted", "visit.new", "transfer.statusChanged");

    private static Schema schema;

    @BeforeAll
    static void open() throws Exception {
        schema = new Schema("latest");
        var statements = new ArrayList<String>();
        var random = new Random(SEED);
        for (var number = 0; number < 2000; number++) {
            statements.add(subscription(
                    some(random, ALERTS, 1),
                    some(random, COUNTRIES, 0),
                    some(random, COUNTRIES, 0),
                    some(random, SECTORS, 0),
                    some(random, INSTRUMENTS, 0)));
        }
        for (var number = 0; number < 100; number++) {
            var alert = ALERTS.get(random.nextInt(ALERTS.size()));
            statements.add(
                    "INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded,"
                            + " item, countries, sectors, instrument, parties, words) VALUES ('agreement/n"
                            + number
                            + "', "
                            + "'" + alert + "', '', 's', 'e', 0, 1, now(), '{}', "
                            + some(random, COUNTRIES, 2).replace("NULL", "'{}'") + ", "
                            + some(random, SECTORS, 0).replace("NULL", "'{}'") + ", "
                            + (alert.startsWith("agreement") && random.nextBoolean() ? "'treaty'" : "NULL")
                            + ", '{}', '')");
        }
        schema.run(statements.toArray(String[]::new));
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    /** An array literal of some of them, or NULL for none. */
    private static String some(Random random, List<String> all, int atLeast) {
        var chosen = all.stream().filter(each -> random.nextInt(3) == 0).toList();
        if (chosen.size() < atLeast) {
            chosen = all.subList(0, atLeast);
        }
        return chosen.isEmpty() ? "NULL" : "'{" + String.join(",", chosen) + "}'";
    }

    private static String subscription(String alerts, String any, String all, String sectors, String instruments) {
        return "INSERT INTO subscription (id, state, channel, receiver, generation, alerts, follow_ups, language,"
                + " countries_any, countries_all, sectors, instruments, active_after, created_at) VALUES ('"
                + UUID.randomUUID() + "', 'active', 'webhook', 'r', 0, " + alerts + ", true, 'en', " + any + ", " + all
                + ", " + sectors + ", " + instruments + ", '{}', now())";
    }

    private static List<String> matches(String where) throws Exception {
        return schema.texts(
                "SELECT n.subject || ' ' || s.id FROM news n, subscription s WHERE n.alert = ANY (s.alerts) AND "
                        + Matching.passes("n") + where + " ORDER BY 1");
    }

    @Test
    void the_index_leaves_out_no_subscription_whose_filter_lets_the_news_through() throws Exception {
        var all = matches("");

        assertThat(all).as("seed %d", SEED).hasSizeGreaterThan(1000);
        assertThat(matches("AND s.keys && news_keys(n.alert, n.countries, n.sectors, n.instrument)"))
                .as("seed %d", SEED)
                .isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "5, 2", "11, 17", "12, 5", "17, 2", "18, 2", "50, 1", "195, 3", "250, 17"})
    void of_however_many_countries_news_is_it_is_found_for_all_whose_filter_lets_it_through(int countries, int sectors)
            throws Exception {
        var byKeys = Matching.isByKeys(countries, sectors);
        var news = "(SELECT *, " + Matching.keys(byKeys)
                + " AS keys FROM (SELECT 'agreement.new' AS alert, 'treaty' AS instrument,"
                + array(COUNTRIES, CodeLists.countries(), countries) + " AS countries, "
                + array(SECTORS, CodeLists.sectors(), sectors)
                + " AS sectors, '{}'::text[] AS parties, '' AS words) told) n";
        var found = "SELECT s.id FROM subscription s, " + news + " WHERE n.alert = ANY (s.alerts) AND "
                + Matching.passes("n");

        assertThat(schema.texts(found + " AND " + Matching.mayBeMeant("n", byKeys) + " ORDER BY 1"))
                .as("seed %d", SEED)
                .isNotEmpty()
                .isEqualTo(schema.texts(found + " ORDER BY 1"));
    }

    /** So many codes of a list, some of them first. */
    private static String array(List<String> some, CodeList all, int size) {
        return Stream.concat(some.stream(), all.codes().stream())
                .distinct()
                .limit(size)
                .collect(Collectors.joining(",", "'{", "}'::text[]"));
    }

    @Test
    void the_keys_of_news_are_few_where_it_is_looked_for_by_them() throws Exception {
        for (var sectors = 0; sectors <= 17; sectors++) {
            var most = sectors;
            var countries = IntStream.range(0, 300)
                    .filter(number -> Matching.isByKeys(number, most))
                    .max()
                    .orElseThrow();
            assertThat(schema.texts("SELECT cardinality(news_keys('agreement.new', "
                                    + array(COUNTRIES, CodeLists.countries(), countries) + ", "
                                    + array(SECTORS, CodeLists.sectors(), sectors) + ", 'treaty'))")
                            .getFirst())
                    .satisfies(keys -> assertThat(Integer.parseInt(keys)).isLessThanOrEqualTo(1000));
        }
    }

    @Test
    void a_word_is_found_where_a_word_of_a_title_begins_with_it() throws Exception {
        assertThat(schema.texts("""
                                SELECT word FROM (
                                  SELECT word, NULL::text[] AS countries_any, NULL::text[] AS countries_all,
                                    NULL::text[] AS sectors, NULL::text[] AS instruments, NULL::text[] AS parties,
                                    ARRAY[word] AS plain_words
                                  FROM unnest('{art,us,partner,deniz,limanı}'::text[]) AS word) s,
                                  (SELECT '{}'::text[] AS countries, '{}'::text[] AS sectors, NULL::text AS instrument,
                                    '{}'::text[] AS parties, 'agreement.new' AS alert,
                                    E'partnership with russia\ndenizde ortaklık' AS words) n
                                WHERE""" + " " + Matching.passes("n"))).containsExactlyInAnyOrder("partner", "deniz");
    }

    @Test
    void keys_ask_for_instruments_of_agreements_only() throws Exception {
        assertThat(
                        schema.texts(
                                "SELECT unnest(subscription_keys('{agreement.new,visit.new}', NULL, '{TR}', NULL, '{treaty}'))"))
                .containsExactlyInAnyOrder("agreement.new/TR/*/treaty", "visit.new/TR/*/*");
    }

    @Test
    void lists_whose_combinations_are_too_many_are_left_out_of_the_keys() throws Exception {
        var many = IntStream.range(0, 50)
                .mapToObj(number -> "" + (char) ('A' + number / 26) + (char) ('A' + number % 26))
                .collect(Collectors.joining(",", "'{", "}'"));

        assertThat(schema.texts("SELECT unnest(subscription_keys('{agreement.new}', " + many
                        + ", NULL, '{energy,trade}', '{treaty}'))"))
                .hasSize(50)
                .contains("agreement.new/AB/*/treaty");
    }

    @Test
    void a_page_of_what_was_told_ends_where_items_come_to_too_much() throws Exception {
        schema.run(
                "INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, item,"
                        + " countries, sectors, parties, words) SELECT 'visit/' || n, 'visit.new', '', 's', 'e', 0, 1, now(),"
                        + " json_build_object('n', n, 'is', repeat('long ', n * 100000)), '{NZ}', '{}', '{}', ''"
                        + " FROM generate_series(1, 5) n");
        var wish = new Wish(
                Set.of(AlertKind.newOf("visit")),
                new Filter(Map.of(Criterion.ANY_COUNTRY, List.of("NZ"))),
                "en",
                true,
                Optional.empty());
        var matching = new Matching(schema.jdbc());

        var sizes = new ArrayList<Integer>();
        for (var next = Optional.of(Long.MAX_VALUE); next.isPresent(); ) {
            var past = matching.past(wish, next.get());
            sizes.add(past.items().size());
            next = past.next();
        }

        assertThat(sizes).as("of 2.5, 2, 1.5, 1 and 0.5 MB").containsExactly(1, 1, 1, 2);
    }
}
