package dev.entente.notification;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.entente.notification.support.Schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A new version of the service meets the data of an earlier one. */
class MigrationTest {

    private static final String ID = "00000000-0000-0000-0000-00000000000";

    /** One subscriber, told of one agreement, waits for what else comes; two partitions were read. */
    private static final String[] AS_OF_VERSION_2 = {
        "INSERT INTO position VALUES (0, 41, 7), (3, 5, 0)",
        "INSERT INTO parked VALUES (3, 2, NULL, NULL, NULL, 'is no JSON', '2024-09-01T09:00:00Z')",
        "INSERT INTO event VALUES ('https://press.example.org', 'e1', 'dev.entente.agreement.signed.v1', 'agreement/a',"
                + " 0, 40, '2024-09-01T09:00:00Z', '2024-09-01T08:00:00Z', '{}', '{}')",
        "INSERT INTO same_as VALUES ('agreement/a', 'agreement/b')",
        "INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, agreement,"
                + " countries, sectors, parties, words) VALUES ('agreement/a', 'agreement.new', '',"
                + " 'https://press.example.org', 'e1', 0, 40, '2024-09-01T09:00:00Z', '{}', '{SE,PL}', '{energy}', '{}',"
                + " 'pact')",
        "INSERT INTO subscription (id, state, channel, receiver, generation, alerts, follow_ups, language,"
                + " countries_all, words, plain_words, active_after, created_at) VALUES ('" + ID + "1', 'active',"
                + " 'webhook', 'r', 0, '{agreement.new}', true, 'en', '{SE,PL}', 'Pact', '{pact}', '{\"0\": 7}',"
                + " '2024-08-01T09:00:00Z')",
        "INSERT INTO delivery (id, subscription_id, news_id, subject, alert, language, receiver, state,"
                + " next_attempt_at, created_at) SELECT '" + ID + "2', '" + ID + "1', id, subject, alert, 'en', 'r',"
                + " 'due', '2024-09-01T09:00:00Z', '2024-09-01T09:00:00Z' FROM news",
        "INSERT INTO attempt (delivery_id, at, status, latency_ms, answer) VALUES ('" + ID + "2',"
                + " '2024-09-01T09:00:01Z', 500, 3, 'no')"
    };

    @Test
    void one_ledger_for_all_services_keeps_who_was_told_what_and_reads_the_log_anew() throws Exception {
        try (var schema = new Schema("2")) {
            schema.run(AS_OF_VERSION_2);

            schema.migrate("latest");

            assertThat(schema.texts("SELECT log_partition || ' ' || ends FROM history ORDER BY 1"))
                    .containsExactly("0 7", "3 0");
            assertThat(schema.texts("SELECT log_partition FROM log_position")).isEmpty();
            assertThat(schema.texts("SELECT id FROM event")).isEmpty();
            assertThat(schema.texts("SELECT member FROM same_as")).isEmpty();
            assertThat(schema.texts("SELECT reason FROM parked")).isEmpty();
            assertThat(
                            schema.texts(
                                    "SELECT d.state || ' ' || n.subject || ' ' || s.state || ' ' || a.status"
                                            + " FROM delivery d JOIN news n ON n.id = d.news_id"
                                            + " JOIN subscription s ON s.id = d.subscription_id JOIN attempt a ON a.delivery_id = d.id"))
                    .containsExactly("due agreement/a active 500");
        }
    }

    @Test
    void where_more_kinds_are_told_the_log_is_read_again_and_what_was_read_is_history() throws Exception {
        try (var schema = new Schema("27")) {
            schema.run(
                    "INSERT INTO history VALUES (0, 7), (3, 5), (4, 0)",
                    "INSERT INTO log_position VALUES (0, 41, now()), (3, 2, now())",
                    "INSERT INTO event VALUES ('s', 'i', 't', 'agreement/a', NULL, now(), 0, 40, '{}', '{}', 'f')");

            schema.migrate("latest");

            assertThat(schema.texts("SELECT kind || ' ' || log_partition || ' ' || ends FROM history ORDER BY 1"))
                    .containsExactly("agreement 0 41", "agreement 3 5", "agreement 4 0");
            assertThat(schema.texts("SELECT log_partition FROM log_position")).isEmpty();
            assertThat(schema.texts("SELECT id FROM event")).isEmpty();
        }
    }

    private static final String[] THAT_READ_A_LOG = {
        "INSERT INTO history (kind, log_partition, ends) SELECT kind, partition, 5 FROM told_kind, generate_series(0, 1) AS partition",
        "INSERT INTO log_position VALUES (0, 41, now()), (1, 5, now())",
        "INSERT INTO event VALUES ('s', 'i', 't', 'agreement/a', NULL, now(), 0, 40, '{}', '{}', 'f')",
        "INSERT INTO subscription (id, state, channel, receiver, generation, alerts, follow_ups, language, active_after,"
                + " created_at) VALUES ('" + ID + "1', 'active', 'webhook', 'r', 0, '{agreement.new}', true, 'en',"
                + " '{\"0\": 7}', now())"
    };

    @Test
    void who_follows_another_log_knows_what_was_read_and_takes_the_rest_for_news() throws Exception {
        try (var schema = new Schema("latest")) {
            schema.run(THAT_READ_A_LOG);

            schema.run("CALL follow_another_log()");
            schema.run("CALL follow_another_log()");

            assertThat(schema.texts("SELECT source || ' ' || id FROM known_event"))
                    .containsExactly("s i");
            assertThat(schema.texts("SELECT DISTINCT ends FROM history")).containsExactly("0");
            assertThat(schema.texts("SELECT active_after FROM subscription")).containsExactly("{}");
            assertThat(schema.texts("SELECT next_offset FROM log_position")).isEmpty();
            assertThat(schema.texts("SELECT id FROM event")).isEmpty();
        }
    }

    @Test
    void while_history_is_not_read_another_log_is_followed_only_where_all_that_it_holds_is_history() throws Exception {
        try (var schema = new Schema("latest")) {
            schema.run(THAT_READ_A_LOG);
            schema.run("UPDATE log_position SET next_offset = 4 WHERE log_partition = 1");

            assertThatThrownBy(() -> schema.run("CALL follow_another_log()"))
                    .hasMessageContaining("history has not been read to its end")
                    .hasMessageContaining("DELETE FROM history");
            assertThat(schema.texts("SELECT id FROM event")).containsExactly("i");
            schema.run("DELETE FROM history", "CALL follow_another_log()");
            assertThat(schema.texts("SELECT id FROM event")).isEmpty();
            assertThat(schema.texts("SELECT ends FROM history"))
                    .as("kept at the next start")
                    .isEmpty();
        }
    }

    @Test
    void a_delivery_has_the_id_of_what_is_told_to_whom() throws Exception {
        try (var schema = new Schema("latest")) {
            var ids = schema.texts("SELECT delivery_id(s::uuid, subject, 'agreement.new', revision) FROM (VALUES"
                    + " ('" + ID + "1', 'agreement/a', ''), ('" + ID + "1', 'agreement/a', ''),"
                    + " ('" + ID + "2', 'agreement/a', ''), ('" + ID + "1', 'agreement/b', ''),"
                    + " ('" + ID + "1', 'agreement/a', 's i')) AS told (s, subject, revision)");

            assertThat(ids.getFirst()).isEqualTo(ids.get(1));
            assertThat(ids.stream().distinct())
                    .hasSize(4)
                    .allMatch(id -> UUID.fromString(id).version() == 8);
        }
    }

    @Test
    void addresses_go_from_answers_of_mail_servers() throws Exception {
        try (var schema = new Schema("32")) {
            schema.run(
                    "INSERT INTO subscription (id, state, channel, receiver, generation, alerts, follow_ups, language,"
                            + " active_after, created_at) VALUES ('" + ID + "1', 'active', 'email', 'email', 0,"
                            + " '{agreement.new}', true, 'en', '{}', now())",
                    "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state,"
                            + " next_attempt_at, created_at) VALUES ('" + ID + "2', '" + ID
                            + "1', 'subscription/s', 'test', 'en', 'email', 'failed', now(), now())",
                    "INSERT INTO attempt (delivery_id, at, status, latency_ms, answer) VALUES ('" + ID
                            + "2', now(), 550, 3, '550 5.1.1 <reader@[192.0.2.1]>: unknown, see https://a.example/?to=reader%40b')",
                    "INSERT INTO suppressed_address VALUES ('\\x01', 'undeliverable', '550 \"a reader\"@example.org... unknown',"
                            + " now())");

            schema.migrate("latest");

            assertThat(schema.texts("SELECT answer FROM attempt"))
                    .containsExactly("550 5.1.1 <(address)>: unknown, see https:(address)");
            assertThat(schema.texts("SELECT reason FROM suppressed_address")).containsExactly("550 (address) unknown");
        }
    }

    @Test
    void what_was_written_in_the_moment_of_forgetting_goes() throws Exception {
        try (var schema = new Schema("35")) {
            schema.run(
                    "INSERT INTO subscription (id, state, channel, receiver, generation, alerts, follow_ups, language,"
                            + " active_after, created_at, words, plain_words, secret, digest_next, deleted_at) VALUES ('"
                            + ID + "1', 'unsubscribed', 'email', '', 0, '{agreement.new}', true, 'en', '{}', now(),"
                            + " 'Pact', '{pact}', '\\x01', now(), now())",
                    "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state,"
                            + " next_attempt_at, created_at) VALUES ('" + ID + "2', '" + ID
                            + "1', 'subscription/s', 'subscription.links', 'en', '', 'due', now(), now())");

            schema.migrate("latest");

            assertThat(schema.texts("SELECT state FROM delivery")).containsExactly("cancelled");
            assertThat(schema.texts("SELECT num_nulls(words, plain_words, secret, digest_next) FROM subscription"))
                    .containsExactly("4");
        }
    }

    @Test
    void subscriptions_of_earlier_versions_get_their_keys() throws Exception {
        try (var schema = new Schema("3")) {
            schema.run(AS_OF_VERSION_2[5]);

            schema.migrate("latest");

            assertThat(schema.texts("SELECT unnest(keys) FROM subscription"))
                    .containsExactly("agreement.new/PL+SE/*/*");
        }
    }
}
