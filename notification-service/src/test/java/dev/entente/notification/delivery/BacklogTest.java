package dev.entente.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.OneDatabase;
import dev.entente.notification.support.Schema;

import static org.assertj.core.api.Assertions.assertThat;

class BacklogTest {

    private static final Instant NOW = Instant.parse("2024-09-01T12:00:00Z");
    private static final String SUBSCRIBER = "00000000-0000-0000-0000-000000000001";

    private static Schema schema;
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private Backlog backlog; // of which the gauges themselves keep no hold

    @BeforeAll
    static void open() {
        schema = new Schema("latest");
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @BeforeEach
    void subscribe() throws Exception {
        schema.run(
                "TRUNCATE attempt, delivery, news, told, subscription, failing_receiver",
                "INSERT INTO subscription (id, state, channel, receiver, generation, alerts, follow_ups, language,"
                        + " active_after, created_at) VALUES ('" + SUBSCRIBER
                        + "', 'active', 'webhook', 'r', 0, '{agreement.new}', true, 'en', '{}', now())");
    }

    /** To be sent at the moment, made two days before. */
    private static void due(String subject, String receiver, String at) throws Exception {
        schema.run(
                "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, next_attempt_at,"
                        + " created_at) VALUES (gen_random_uuid(), '" + SUBSCRIBER + "', '" + subject
                        + "', 'agreement.new', 'en', '"
                        + receiver + "', 'due', '" + at + "', '2024-08-30T12:00:00Z')");
    }

    private static void failing(String receiver, String pauseUntil) throws Exception {
        schema.run("INSERT INTO failing_receiver (receiver, failures, since, pause_until, answer) VALUES ('" + receiver
                + "', 9, '2024-08-30T12:00:00Z', '" + pauseUntil + "', '')");
    }

    private static Jdbc jdbc() {
        var address = schema.address();
        var database = new OneDatabase(address.get(0), address.get(1), address.get(2));
        return new Jdbc(database, database);
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
        backlog = new Backlog(jdbc(), Clock.fixed(NOW, ZoneOffset.UTC), metrics);
        backlog.measure();
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
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
        failing("pauses", "2024-09-01T12:05:00Z");
        due("agreement/in-a-digest", "r", "infinity");

        measure();

        assertThat(gauge("entente_deliveries_due")).isEqualTo(3);
        assertThat(gauge("entente_deliveries_oldest_due_seconds")).isZero();
    }

    @Test
    void what_could_be_sent_is_overdue_since_it_could() throws Exception {
        due("agreement/a", "r", "2024-09-01T11:59:30Z");
        due("agreement/b", "paused", "2024-08-31T12:00:00Z");
        failing("paused", "2024-09-01T11:59:10Z");

        measure();

        assertThat(gauge("entente_deliveries_oldest_due_seconds")).isEqualTo(50);
    }

    @Test
    void while_the_database_does_not_answer_nobody_knows() {
        backlog = new Backlog(nobody(), Clock.fixed(NOW, ZoneOffset.UTC), metrics);
        assertThat(gauge("entente_deliveries_due")).as("before the first look").isNaN();

        backlog.measure();

        assertThat(gauge("entente_deliveries_due")).isNaN();
        assertThat(gauge("entente_deliveries_oldest_due_seconds")).isNaN();
    }
}
