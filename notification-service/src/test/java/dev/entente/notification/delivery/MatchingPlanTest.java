package dev.entente.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Outcome;
import dev.entente.local.Thorough;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.news.News;
import dev.entente.notification.support.Plan;
import dev.entente.notification.support.Schema;

import static dev.entente.notification.support.Ledger.agreement;
import static org.assertj.core.api.Assertions.assertThat;

/** Where very many subscribe, and very much was told, what tells news looks at those who can be meant, and not at all of them. */
class MatchingPlanTest {

    private static final int VERY_MANY = Thorough.or(10_000, 30_000);
    private static final int FEW = VERY_MANY / 50;
    private static final List<String> TABLES = List.of("subscription", "delivery", "news", "told", "known_event");
    private static final String KNOWN = "agreement/known";

    private static Schema schema;

    /**
     * Subscribers to pairs of a hundred countries, AA to JJ, one in ten of them to either country in one sector. Of an
     * agreement was told when only one of its parties was known.
     */
    @BeforeAll
    static void open() throws Exception {
        schema = new Schema("latest");
        schema.run(
                """
                INSERT INTO subscription (id, state, channel, receiver, generation, alerts, follow_ups, language,
                  countries_any, countries_all, sectors, active_after, created_at)
                SELECT gen_random_uuid(), 'active', 'webhook', 'r', 0,
                  '{agreement.new,agreement.statusChanged,visit.new}', true, 'en',
                  CASE WHEN n % 10 = 0 THEN pair END, CASE WHEN n % 10 > 0 THEN pair END,
                  CASE WHEN n % 10 = 0 THEN ARRAY[CASE n % 30 WHEN 0 THEN 'energy' ELSE 'trade' END] END, '{}', now()
                FROM (
                  SELECT n, ARRAY[chr(65 + a / 10) || chr(65 + a % 10), chr(65 + b / 10) || chr(65 + b % 10)] AS pair
                  FROM (SELECT n, n % 100 AS a, (n + 1 + n / 100 % 99) % 100 AS b
                    FROM generate_series(1, {many}) n) numbers) each""".replace("{many}", String.valueOf(VERY_MANY)),
                """
                INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, item,
                  countries, sectors, instrument, parties, words)
                SELECT subject, 'agreement.new', '', 's', subject, 0, 1, now(), '{}', '{CH}', '{energy}', 'treaty', '{}', ''
                FROM (SELECT 'agreement/other-' || n AS subject FROM generate_series(1, {many}) n
                  UNION ALL SELECT '{known}') each""".replace("{many}", String.valueOf(VERY_MANY)).replace("{known}", KNOWN),
                """
                INSERT INTO delivery (id, subscription_id, news_id, subject, alert, language, receiver, state, next_attempt_at,
                  created_at, finished_at)
                SELECT gen_random_uuid(), each.id, news.id, subject, alert, 'en', 'r', 'delivered', now(), now(), now()
                FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM subscription) each
                JOIN news ON subject = CASE WHEN n < 20 THEN '{known}' ELSE 'agreement/other-' || n END""".replace("{known}", KNOWN),
                "INSERT INTO told SELECT subject, subscription_id, alert, false FROM delivery",
                "INSERT INTO known_event SELECT 's', 'e' || n FROM generate_series(1, " + VERY_MANY + ") n",
                "INSERT INTO history (kind, log_partition, ends) VALUES ('agreement', 0, 0)",
                "ANALYZE");
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    /** News of an agreement between Switzerland and Germany: of one that was told already, unless it comes for the first time. */
    private static News news(News.Kind kind, What what) {
        var subject = kind == News.Kind.FIRST ? "agreement/unheard-of" : KNOWN;
        var event = new RecordedEvent(
                agreement("signed", subject, "CH", "DE"), Position.of(0, 10), Instant.parse("2024-09-01T00:00:00Z"));
        var standing =
                (Outcome.Standing) Fold.of(List.of(event)).get(event.event().subject());
        return new News(
                kind, new AlertKind("agreement", what), event, standing.item(), Optional.empty(), Optional.empty());
    }

    /**
     * What telling it does, by the statement of the service.
     *
     * @param before what is done before, and undone with it
     */
    private static Plan plan(News news, String... before) {
        var jdbc = schema.jdbc();
        for (var statement : before) {
            jdbc.update(statement);
        }
        jdbc.lookByKeys();
        return Plan.of(jdbc, TellStatements.of(news), Instant.now(), AlertBook.rows(List.of(news), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"FIRST, NEW", "FOR_OTHERS, NEW", "CHANGE, STATUS_CHANGED", "CHANGE, CORRECTED", "CHANGE, RETRACTED"})
    void who_is_to_be_told_is_found_by_indexes(News.Kind kind, What what) {
        var plan = plan(news(kind, what));

        assertThat(plan.rowsReadOf("subscription")).as("%s", plan).isPositive();
        assertThat(TABLES).allSatisfy(table -> {
            assertThat(plan.readsAllOf(table))
                    .as("%s is read as a whole: %s", table, plan)
                    .isFalse();
            assertThat(plan.rowsReadOf(table)).as("rows of %s: %s", table, plan).isLessThan(FEW);
        });
    }

    @ParameterizedTest
    @CsvSource({"FIRST, NEW", "FOR_OTHERS, NEW", "CHANGE, STATUS_CHANGED", "CHANGE, CORRECTED"})
    void of_history_nobody_is_told_and_nobody_is_looked_for(News.Kind kind, What what) {
        var plan = plan(news(kind, what), "UPDATE history SET ends = 1000");

        assertThat(plan.rowsReadOf("subscription")).as("%s", plan).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST, NEW, DROP INDEX subscription_by_keys, subscription",
        "FOR_OTHERS, NEW, DROP INDEX subscription_by_keys, subscription",
        "CHANGE, CORRECTED, DROP INDEX delivery_of_subject, delivery",
        "CHANGE, CORRECTED, ALTER TABLE told DROP CONSTRAINT told_pkey, told",
        "FIRST, NEW, ALTER TABLE known_event DROP CONSTRAINT known_event_pkey, known_event"
    })
    void without_its_index_a_table_would_be_read_as_a_whole(
            News.Kind kind, What what, String withoutIndex, String table) {
        assertThat(plan(news(kind, what), withoutIndex).rowsReadOf(table)).isGreaterThanOrEqualTo(VERY_MANY);
    }
}
