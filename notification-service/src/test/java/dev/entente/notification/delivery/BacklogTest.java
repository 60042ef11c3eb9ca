package dev.entente.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.DeliveryTables;
import dev.entente.notification.support.Plan;

import static org.assertj.core.api.Assertions.assertThat;

class BacklogTest {

    private static final Instant NOW = Instant.parse("2024-09-01T12:00:00Z");

    private static final int VERY_MANY = 20_000;

    @RegisterExtension
    static final DeliveryTables tables = new DeliveryTables();

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private Backlog backlog; // of which the gauges themselves keep no hold

    @BeforeEach
    void subscribe() throws Exception {
        tables.subscribe();
    }

    /** To be sent at the moment, made two days before. */
    private static void due(String subject, String receiver, String at) throws Exception {
        tables.run(
                "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, next_attempt_at,"
                        + " created_at) VALUES (gen_random_uuid(), '" + DeliveryTables.SUBSCRIBER + "', '" + subject
                        + "', 'agreement.new', 'en', '"
                        + receiver + "', 'due', '" + at + "', '2024-08-30T12:00:00Z')");
    }

    /** A database that does not answer. */
    private static Jdbc nobody() {
        return new Jdbc(null, new Jdbc.Scope() {
            @Override
            public <T> T requiringNew(Callable<T> work) {
                throw new IllegalStateException("the database is away");
            }
        });
    }

    private void measure() {
        backlog = new Backlog(tables.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC), metrics);
        backlog.measure();
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }

    private double unreached(String channel) {
        return metrics.get("entente_deliveries_unreached_seconds")
                .tag("channel", channel)
                .gauge()
                .value();
    }

    /** Made at the moment, tried so often, and to be tried again in an hour. */
    private static void tried(String receiver, String made, int round) throws Exception {
        due("agreement/" + UUID.randomUUID(), receiver, "2024-09-01T13:00:00Z");
        tables.run("UPDATE delivery SET created_at = '" + made + "', round = " + round
                + " WHERE seq = (SELECT max(seq) FROM delivery)");
    }

    private static void arrived(String receiver, String made) throws Exception {
        tried(receiver, made, 0);
        tables.run("UPDATE delivery SET state = 'delivered' WHERE seq = (SELECT max(seq) FROM delivery)");
    }

    /** A receiver that pauses, and has failed since. */
    private static void failing(String receiver, String since) throws Exception {
        tables.failing(receiver, 9, "2024-09-01T12:05:00Z");
        tables.run("UPDATE failing_receiver SET since = '" + since + "' WHERE receiver = '" + receiver + "'");
    }

    @Test
    void where_nothing_is_due_nothing_is_overdue() {
        measure();

        assertThat(gauge("entente_deliveries_due")).isZero();
        assertThat(gauge("entente_deliveries_oldest_due_seconds")).isZero();
    }

    @Test
    void what_has_to_wait_is_due_and_not_overdue() throws Exception {
        due("agreement/tried-again", "r", "2024-09-01T13:00:00Z");
        due("agreement/tried-again", "r", "2024-08-31T12:00:00Z");
        due("agreement/of-a-receiver-that-pauses", "pauses", "2024-08-31T12:00:00Z");
        tables.failing("pauses", 9, "2024-09-01T12:05:00Z");
        due("agreement/in-a-digest", "r", "infinity");

        measure();

        assertThat(gauge("entente_deliveries_due")).isEqualTo(3);
        assertThat(gauge("entente_deliveries_oldest_due_seconds")).isZero();
    }

    @Test
    void what_could_be_sent_is_overdue_since_it_could() throws Exception {
        due("agreement/a", "r", "2024-09-01T11:59:30Z");
        due("agreement/b", "paused", "2024-08-31T12:00:00Z");
        tables.failing("paused", 9, "2024-09-01T11:59:10Z");

        measure();

        assertThat(gauge("entente_deliveries_oldest_due_seconds")).isEqualTo(50);
    }

    @Test
    void what_stands_behind_another_of_its_line_is_not_overdue_and_what_stands_first_is() throws Exception {
        due("agreement/a", "r", "2024-09-01T12:10:00Z");
        due("agreement/a", "r", "2024-08-31T12:00:00Z");
        due("agreement/b", "r", "2024-09-01T11:59:00Z");
        due("agreement/b", "r", "2024-08-31T12:00:00Z");

        measure();

        assertThat(gauge("entente_deliveries_due")).isEqualTo(4);
        assertThat(gauge("entente_deliveries_oldest_due_seconds")).isEqualTo(60);
    }

    @Test
    void where_nobody_is_reached_the_first_that_came_up_since_has_waited_for_longest_whatever_it_waits_for()
            throws Exception {
        arrived("r", "2024-09-01T11:00:00Z");
        arrived("email", "2024-09-01T11:00:00Z");
        tried("away", "2024-09-01T11:40:00Z", 4);
        failing("away", "2024-09-01T11:40:01Z");
        tried("email", "2024-09-01T11:50:00Z", 2);
        failing("email", "2024-09-01T11:50:01Z");

        measure();

        assertThat(gauge("entente_deliveries_oldest_due_seconds")).isZero();
        assertThat(unreached("webhook")).isEqualTo(20 * 60);
        assertThat(unreached("email")).isEqualTo(10 * 60);
    }

    @Test
    void what_cannot_be_sent_at_all_has_not_reached_anybody_either() throws Exception {
        arrived("r", "2024-09-01T11:00:00Z");
        tried("r", "2024-09-01T11:59:00Z", 0);

        measure();

        assertThat(unreached("webhook")).isEqualTo(60);
    }

    @Test
    void a_receiver_that_is_away_while_others_are_reached_says_nothing_of_all() throws Exception {
        tried("away", "2024-09-01T11:40:00Z", 4);
        arrived("r", "2024-09-01T11:40:00Z");
        failing("away", "2024-09-01T11:40:01Z");

        measure();

        assertThat(unreached("webhook")).isZero();
    }

    @Test
    void nor_does_what_comes_up_for_one_that_was_away_before_or_says_to_it_that_it_was_disabled() throws Exception {
        arrived("r", "2024-09-01T10:00:00Z");
        failing("away", "2024-09-01T11:00:00Z");
        tried("away", "2024-09-01T11:40:00Z", 4);
        failing("given-up", "2024-09-01T11:40:01Z");
        tried("given-up", "2024-09-01T11:40:00Z", 4);
        tables.run("UPDATE delivery SET alert = 'subscription.disabled' WHERE receiver = 'given-up'");

        measure();

        assertThat(unreached("webhook")).isZero();
    }

    @Test
    void all_mails_are_for_one_server_and_those_that_come_up_while_it_is_away_count_as_well() throws Exception {
        failing("email", "2024-09-01T11:00:00Z");
        tried("email", "2024-09-01T11:50:00Z", 0);

        measure();

        assertThat(unreached("email")).isEqualTo(10 * 60);
    }

    @Test
    void what_the_mail_server_answered_to_one_mail_is_no_standstill_of_mails() throws Exception {
        tried("email", "2024-09-01T11:40:00Z", 2);
        due("agreement/in-a-digest", "email", "infinity");

        measure();

        assertThat(unreached("email")).isZero();
    }

    @Test
    void very_much_that_is_due_is_not_read_to_find_what_has_waited_for_longest() throws Exception {
        tables.run(
                "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, next_attempt_at,"
                        + " created_at) SELECT gen_random_uuid(), '" + DeliveryTables.SUBSCRIBER
                        + "', 'agreement/a' || n, 'agreement.new', 'en', 'r' || n % 20, 'due',"
                        + " timestamptz '2024-09-01T11:00:00Z' + n * interval '100 ms', '2024-08-30T12:00:00Z'"
                        + " FROM generate_series(1, " + VERY_MANY + ") n",
                "VACUUM ANALYZE delivery");
        tables.failing("r1", 9, "2024-09-01T12:05:00Z");

        measure();

        assertThat(gauge("entente_deliveries_due")).isEqualTo(VERY_MANY);
        assertThat(gauge("entente_deliveries_oldest_due_seconds")).isEqualTo(3600 - 0.2);
        assertThat(plan().rowsReadOf("delivery")).as("%s", plan()).isLessThan(VERY_MANY / 100);
        assertThat(plan("DROP INDEX delivery_due").rowsReadOf("delivery")).isGreaterThanOrEqualTo(VERY_MANY);
        assertThat(unreached("webhook")).isPositive();
        var jdbc = tables.jdbc();
        jdbc.lookByKeysInOrder();
        assertThat(Plan.of(jdbc, Unreached.SINCE).rowsReadOf("delivery")).isLessThan(VERY_MANY / 10);
    }

    private static Plan plan(String... before) {
        var jdbc = tables.jdbc();
        for (var statement : before) {
            jdbc.update(statement);
        }
        jdbc.lookByKeysInOrder();
        return Plan.of(jdbc, Backlog.SINCE, NOW, NOW);
    }

    @Test
    void mails_that_one_subscriber_has_sent_again_leave_room_for_those_of_others() throws Exception {
        var reader = UUID.fromString("00000000-0000-0000-0000-000000000002");
        tables.subscribe(reader, "email", "email");
        for (var subject : List.of("agreement/a1", "agreement/a2", "agreement/a3", "agreement/c")) {
            due(subject, "email", "2024-08-31T12:00:00Z");
        }
        due("agreement/b1", "r", "2024-08-31T12:00:00Z");
        due("agreement/b2", "r", "2024-08-31T12:00:00Z");
        tables.run("UPDATE delivery SET subscription_id = '" + reader + "' WHERE subject = 'agreement/c'");

        var jdbc = tables.jdbc();
        jdbc.inTransaction(() -> new DeliveryRows(jdbc).again("state = 'due'", NOW));

        assertThat(tables.texts(
                        "SELECT subject || ' ' || extract(epoch FROM next_attempt_at - '2024-09-01T12:00:00Z')::int"
                                + " FROM delivery ORDER BY subject"))
                .containsExactly(
                        "agreement/a1 0",
                        "agreement/a2 1",
                        "agreement/a3 2",
                        "agreement/b1 0",
                        "agreement/b2 0",
                        "agreement/c 0");
    }

    @Test
    void while_the_database_does_not_answer_nobody_knows() {
        backlog = new Backlog(nobody(), Clock.fixed(NOW, ZoneOffset.UTC), metrics);
        assertThat(gauge("entente_deliveries_due")).as("before the first look").isNaN();

        backlog.measure();

        assertThat(gauge("entente_deliveries_due")).isNaN();
        assertThat(gauge("entente_deliveries_oldest_due_seconds")).isNaN();
        assertThat(unreached("email")).isNaN();
    }
}
