package dev.entente.notification.delivery;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.DeliveryTables;
import dev.entente.notification.support.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;

class PruningTest {

    private static final String ID = "00000000-0000-0000-0000-0000000000";

    @RegisterExtension
    static final DeliveryTables tables = new DeliveryTables();

    private Jdbc jdbc;
    private Pruning pruning;

    @BeforeEach
    void subscribe() throws Exception {
        jdbc = tables.jdbc();
        pruning = new Pruning(jdbc, TestSettings.usual(), Clock.systemUTC());
        tables.subscribe();
    }

    /** News of its own event, and its delivery, which ended so many days ago. */
    private void delivered(int number, String alert, String state, int days) throws Exception {
        tables.run(
                "INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, item,"
                        + " countries, sectors, parties, words) VALUES ('agreement/a" + number + "', '" + alert
                        + "', '',"
                        + " 's', 'e" + number + "', 0, 1, now(), '{}', '{}', '{}', '{}', '')",
                "INSERT INTO alert_progress (source, event_id, subject, dirty) VALUES ('s', 'e" + number
                        + "', 'agreement/a" + number + "', false)",
                "INSERT INTO delivery (id, subscription_id, news_id, subject, alert, language, receiver, state,"
                        + " next_attempt_at, created_at, finished_at) SELECT '" + id(number) + "', '"
                        + DeliveryTables.SUBSCRIBER
                        + "', id, subject, alert, 'en', 'r', '" + state + "', now(), now() - interval '" + days
                        + " days', " + (state.equals("due") ? "NULL" : "now() - interval '" + days + " days'")
                        + " FROM news WHERE event_id = 'e" + number + "'",
                "INSERT INTO attempt (delivery_id, at, status, latency_ms, answer) VALUES ('" + id(number)
                        + "', now() - interval '" + days + " days', 200, 3, 'thanks')");
    }

    private static String id(int number) {
        return ID + (number + 10);
    }

    private String counts(int number) {
        jdbc.inTransaction(
                () -> jdbc.update("UPDATE alert_progress SET dirty = true WHERE event_id = ?", "e" + number));
        var counts = jdbc.inTransaction(() -> new Progress(jdbc).changed(10)).getFirst();
        jdbc.inTransaction(() -> jdbc.update("UPDATE alert_progress SET dirty = false"));
        return counts.due() + " " + counts.delivered() + " " + counts.failed();
    }

    @Test
    void what_ended_long_ago_goes_with_its_attempts_and_what_is_due_or_recent_stays() throws Exception {
        delivered(1, "agreement.new", "delivered", 91);
        delivered(2, "agreement.new", "failed", 91);
        delivered(3, "agreement.new", "cancelled", 91);
        delivered(4, "agreement.new", "due", 91);
        delivered(5, "agreement.new", "delivered", 89);

        pruning.prune();

        assertThat(tables.texts("SELECT id FROM delivery ORDER BY id")).containsExactly(id(4), id(5));
        assertThat(tables.texts("SELECT delivery_id FROM attempt ORDER BY 1")).containsExactly(id(4), id(5));
        assertThat(tables.texts("SELECT subject FROM news"))
                .as("what is told once for ever")
                .hasSize(5);
    }

    @Test
    void very_many_go_few_at_a_time() throws Exception {
        tables.run(
                "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, next_attempt_at,"
                        + " created_at, finished_at) SELECT gen_random_uuid(), '" + DeliveryTables.SUBSCRIBER
                        + "', 'subscription/s', 'test', 'en',"
                        + " 'r', 'delivered', now(), now() - interval '100 days', now() - interval '100 days'"
                        + " FROM generate_series(1, 1300)");

        pruning.prune();

        assertThat(tables.texts("SELECT id FROM delivery")).isEmpty();
    }

    @Test
    void what_was_sent_once_more_of_late_stays() throws Exception {
        delivered(1, "agreement.new", "delivered", 120);
        tables.run("UPDATE delivery SET finished_at = now() - interval '1 day'");

        pruning.prune();

        assertThat(tables.texts("SELECT id FROM delivery")).containsExactly(id(1));
    }

    @Test
    void it_stays_known_who_was_told_and_how_many() throws Exception {
        delivered(1, "agreement.new", "delivered", 91);
        delivered(2, "agreement.new", "cancelled", 91);
        delivered(3, "agreement.corrected", "failed", 91);
        var before = List.of(counts(1), counts(2), counts(3));

        pruning.prune();

        assertThat(tables.texts("SELECT subject || ' ' || alert || ' ' || kept FROM told ORDER BY 1"))
                .containsExactly(
                        "agreement/a1 agreement.new false",
                        "agreement/a2 agreement.new true",
                        "agreement/a3 agreement.corrected false");
        assertThat(List.of(counts(1), counts(2), counts(3)))
                .isEqualTo(before)
                .containsExactly("1 1 0", "0 0 0", "1 0 1");
    }

    @Test
    void who_was_told_in_the_end_was_told_though_something_before_was_kept_unsent() throws Exception {
        delivered(1, "agreement.statusChanged", "cancelled", 91);
        pruning.prune();
        delivered(2, "agreement.statusChanged", "delivered", 91);
        tables.run("UPDATE delivery SET subject = 'agreement/a1'");
        pruning.prune();

        assertThat(tables.texts("SELECT subject || ' ' || alert || ' ' || kept FROM told"))
                .containsExactly("agreement/a1 agreement.statusChanged false");
    }

    @Test
    void a_digest_goes_after_what_it_took_along() throws Exception {
        delivered(1, "agreement.new", "delivered", 89);
        delivered(2, "agreement.new", "delivered", 91);
        tables.run(
                "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, next_attempt_at,"
                        + " created_at, finished_at) VALUES ('" + id(3) + "', '" + DeliveryTables.SUBSCRIBER
                        + "', 'subscription/s',"
                        + " 'digest', 'en', 'r', 'delivered', now(), now() - interval '91 days',"
                        + " now() - interval '91 days')",
                "UPDATE delivery SET digest_id = '" + id(3)
                        + "', next_attempt_at = 'infinity' WHERE alert <> 'digest'");

        pruning.prune();
        assertThat(tables.texts("SELECT id FROM delivery ORDER BY id")).containsExactly(id(1), id(3));

        tables.run("UPDATE delivery SET created_at = now() - interval '91 days',"
                + " finished_at = now() - interval '91 days'");
        pruning.prune();
        pruning.prune();
        assertThat(tables.texts("SELECT id FROM delivery")).isEmpty();
    }

    @Test
    void answers_go_earlier_than_attempts() throws Exception {
        delivered(1, "agreement.new", "delivered", 31);
        delivered(2, "agreement.new", "delivered", 29);

        pruning.prune();

        assertThat(tables.texts("SELECT status || ' ' || answer FROM attempt ORDER BY id"))
                .containsExactly("200 ", "200 thanks");
    }

    @Test
    void nothing_stays_of_a_subscriber_who_was_forgotten() throws Exception {
        delivered(1, "agreement.new", "delivered", 91);
        pruning.prune();
        var other = UUID.fromString(ID + "02");
        tables.subscribe(other, "webhook", "r");
        tables.run(
                "UPDATE subscription SET deleted_at = now() - interval '1 day' WHERE id = '" + other + "'",
                "UPDATE subscription SET deleted_at = now() - interval '91 days' WHERE id = '"
                        + DeliveryTables.SUBSCRIBER + "'");
        tables.failing("gone", 3, "now");
        tables.failing("r", 3, "now");

        pruning.prune();

        assertThat(tables.texts("SELECT subject FROM told")).isEmpty();
        assertThat(tables.texts("SELECT id FROM subscription")).containsExactly(other.toString());
        assertThat(tables.texts("SELECT receiver FROM failing_receiver")).containsExactly("r");
    }

    @Test
    void one_replica_does_it() throws Exception {
        delivered(1, "agreement.new", "delivered", 91);
        var other = tables.jdbc();

        other.inTransaction(() -> {
            other.query("SELECT pg_advisory_xact_lock(?)", row -> null, Pruning.ONE_REPLICA);
            pruning.prune();
            return null;
        });
        assertThat(tables.texts("SELECT id FROM delivery")).containsExactly(id(1));

        pruning.prune();
        assertThat(tables.texts("SELECT id FROM delivery")).isEmpty();
    }
}
