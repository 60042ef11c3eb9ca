package dev.entente.query.item;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.Kinds;
import dev.entente.events.json.Json;
import dev.entente.ledger.Intake;
import dev.entente.ledger.Transactions;
import dev.entente.local.Thorough;
import dev.entente.query.filter.FactFilters;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.ledger.Sql;
import dev.entente.query.projection.Log;
import dev.entente.query.projection.Telling;
import dev.entente.query.projection.TestLedger;
import dev.entente.query.timeline.Timeline;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.Moments;
import dev.entente.query.web.Page;
import dev.entente.query.web.Paging;
import dev.entente.query.web.Parameters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One page after the other shows what a plain sort of everything shows: of frequent and of rare countries, with many things
 * a day, whatever is asked beside.
 */
class PagesTest {

    /** More than are passed at once to find a frequent country. */
    private static final int ITEMS = 1_000;

    private static final int QUESTIONS = Thorough.or(30, 60);

    /** The more frequent ones first. */
    private static final List<String> COUNTRIES = List.of("BR", "ZA", "KE", "JP", "FJ", "TD", "BT");

    private static final String RARE = "KI";

    private static final List<String> DATES =
            List.of("2024-03-05", "2024-03", "2024", "2023", "2023-11-20", "../2022-02", "2019-01/2023-06", "1999");

    /** Its plain letters are four times as many; items of such a title are lined up by their subjects. */
    private static final String LONG_TITLE = "Ⅷ".repeat(1_990);

    /** What an address can have beside other parameters. */
    private static final int LONGEST_CURSOR = 2_000;

    private static final Language ALL = new Language(Optional.empty());

    private static final TestLedger TABLES = new TestLedger();
    private static final Random RANDOM = new Random(79);

    private static Instant earlier;
    private static Ledger ledger;

    @BeforeAll
    static void tell() throws SQLException {
        ledger = TABLES.asked();
        var log = new Log();
        for (var number = 0; number < ITEMS; number++) {
            tell(log, "agreement.signed", number, "'parties'", 2);
            tell(log, "statement.made", number, "'speakers'", 1);
        }
        earlier = log.records().getLast().recorded();
        for (var number = 0; number < ITEMS; number += 3) {
            correct(log, "agreement.signed", number, "'parties'", 2);
            correct(log, "statement.made", number, "'speakers'", 1);
        }
        new Intake(Transactions.of(TABLES.pool()), Telling.asItComes(), Clock.systemUTC()).apply(log.records());
        TABLES.execute("analyze");
    }

    @AfterAll
    static void close() throws SQLException {
        TABLES.close();
    }

    private static void tell(Log log, String type, int number, String whose, int least) {
        log.append(Log.event(type + number, type, subject(type, number), data(whose, least)));
    }

    private static void correct(Log log, String type, int number, String whose, int least) {
        log.append(Log.event(
                "corrected-" + type + number,
                "report.corrected",
                subject(type, number),
                "{'corrects':{'source':'https://press.example.org/log','id':'" + type + number + "'},'data':"
                        + data(whose, least) + "}"));
    }

    private static String subject(String type, int number) {
        return type.substring(0, type.indexOf('.')) + "/" + number;
    }

    private static String data(String whose, int least) {
        return "{'occurred':'" + one(DATES) + "','title':{'en':'" + title() + "'},'sectors':['"
                + one(List.of("energy", "education"))
                + "']," + whose + ":["
                + countries(least).stream()
                        .map(country -> "{'country':'" + country + "'}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private static String title() {
        return RANDOM.nextInt(20) == 0 ? LONG_TITLE + RANDOM.nextInt(3) : one(List.of("T", "U"));
    }

    /** Mostly as few as may be, at times so many that they are listed one by one. */
    private static List<String> countries(int least) {
        var wanted = RANDOM.nextInt(6) == 0 ? least + RANDOM.nextInt(5) : least;
        var chosen = new ArrayList<>(RANDOM.nextInt(200) == 0 ? List.of(RARE) : List.<String>of());
        while (chosen.size() < wanted) {
            var frequent = (int) (COUNTRIES.size() * Math.pow(RANDOM.nextDouble(), 3));
            if (!chosen.contains(COUNTRIES.get(frequent))) {
                chosen.add(COUNTRIES.get(frequent));
            }
        }
        return chosen;
    }

    private static <T> T one(List<T> of) {
        return of.get(RANDOM.nextInt(of.size()));
    }

    /** A question, with one country at least. */
    private static Map<String, List<String>> asked(Random random, List<String> orders) {
        var asked = new TreeMap<String, List<String>>();
        var one = random.nextBoolean() ? RARE : COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        var other = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        switch (random.nextInt(6)) {
            case 0, 1 -> asked.put("country", List.of(one));
            case 2 -> asked.put("countries", List.of(one));
            case 3 -> asked.put("country", List.of(one, other));
            case 4 -> asked.put("countries", List.of(one + "," + other));
            default -> {
                asked.put("country", List.of(one));
                asked.put("countries", List.of(other));
            }
        }
        asked.put("limit", List.of(String.valueOf(1 + random.nextInt(7))));
        if (random.nextInt(3) == 0) {
            asked.put("asOf", List.of(earlier.toString()));
        }
        if (random.nextInt(3) == 0) {
            asked.put("from", List.of(one(random, "2022-02", "2023", "2024-03-05")));
        }
        if (random.nextInt(3) == 0) {
            asked.put("until", List.of(one(random, "2024-03-05", "2024", "2024-03-31")));
        }
        if (random.nextInt(3) == 0) {
            asked.put("sector", List.of("energy"));
        }
        if (!orders.isEmpty()) {
            asked.put("sort", List.of(orders.get(random.nextInt(orders.size()))));
        }
        return asked;
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "statements"})
    void of_items(String collection) {
        var kind = Kinds.ofCollection(collection).orElseThrow();
        var random = new Random(1);
        for (var number = 0; number < QUESTIONS; number++) {
            var asked = asked(random, List.of("-occurred", "-occurred", "occurred", "-known", "title"));
            var selection = Selection.of(kind, new Parameters(asked), Sort.LATEST);
            var everything = ledger.read(snapshot -> {
                var subjects = new ArrayList<String>();
                new Items(snapshot).each(selection, document -> subjects.add(subject(document)));
                return subjects;
            });

            var shown = ledger.read(snapshot -> pages(
                    asked,
                    selection.sort().keys(),
                    paging -> new Items(snapshot.again()).page(selection, paging, Count.NONE),
                    PagesTest::subject));

            assertThat(shown).as("%s", asked).isEqualTo(everything);
        }
    }

    private static String subject(byte[] document) {
        return Json.object(document).path("subject").asText();
    }

    static LongStream seeds() {
        return Thorough.seeds(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_facts(long seed) {
        var random = new Random(seed);
        for (var number = 0; number < QUESTIONS; number++) {
            var asked = asked(random, List.of());
            var parameters = new Parameters(asked);
            var timeline = new Timeline(FactFilters.of(parameters, Moments.asOf(parameters)), ALL);
            var everything = ledger.read(snapshot -> Sql.of("select id from fact")
                    .then(timeline.facts().conditions().where())
                    .then("order by occurred_on desc, source, id")
                    .list(snapshot, row -> row.getString(1)));

            var shown = ledger.read(snapshot -> pages(
                    asked,
                    Timeline.keys(),
                    paging -> timeline.page(snapshot.again(), paging, Count.NONE),
                    fact -> fact.path("id").asText()));

            assertThat(shown).as("%s", asked).isEqualTo(everything);
        }
    }

    private interface Pages<T> {
        Page<T> of(Paging paging) throws SQLException;
    }

    /** What the pages show, from the first to the last. */
    private static <T> List<String> pages(
            Map<String, List<String>> asked,
            List<Function<String, Object>> keys,
            Pages<T> page,
            Function<T, String> name)
            throws SQLException {
        var shown = new ArrayList<String>();
        var next = Optional.of(asked);
        while (next.isPresent()) {
            var sent = next.get();
            var found = page.of(Paging.of(new Parameters(sent), "/pages", sent, keys));
            found.items().forEach(item -> shown.add(name.apply(item)));
            next = found.next().map(cursor -> {
                assertThat(cursor).hasSizeLessThan(LONGEST_CURSOR);
                var further = new TreeMap<>(asked);
                further.put("cursor", List.of(cursor));
                return further;
            });
        }
        return shown;
    }
}
