package dev.entente.notification.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.entente.notification.Settings;
import dev.entente.notification.secret.KeyCheck;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.support.DeliveryTables;

import static org.assertj.core.api.Assertions.assertThat;

/** The mail server is one receiver for all mails, in whichever queue they wait. */
class BreakersTest {

    private static final Instant NOW = Instant.parse("2024-09-01T12:00:00Z");
    private static final Instant AFTER_THE_PAUSE = NOW.plus(Duration.ofMinutes(1));
    private static final Answer AWAY = new Answer.Unsent(Optional.empty(), "the mail server cannot be reached");
    private static final Answer TAKEN = new Answer.Delivered(Optional.of(250), "");
    private static final Answer SUPPRESSED = new Answer.Gone(Optional.empty(), "not tried");

    @RegisterExtension
    static final DeliveryTables tables = new DeliveryTables();

    private final Jdbc jdbc = tables.jdbc();

    @BeforeEach
    void subscribe() throws Exception {
        tables.subscribe(DeliveryTables.SUBSCRIBER, "email", "email");
    }

    private void attempts(Answer answer, int many) {
        attempts(Queues.LETTERS_BY_MAIL, new Channel.Email("reader@example.org"), answer, many);
    }

    private void attempts(String queue, Channel channel, Answer answer, int many) {
        var to = new Parcel.Addressee(DeliveryTables.SUBSCRIBER, 0, 0, queue, channel, List.of(), true);
        var parcel = new Parcel(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.MAX,
                "test",
                "subscription/s",
                "en",
                NOW,
                0,
                to,
                Optional.empty());
        var rows = new DeliveryRows(jdbc);
        var breakers = new Breakers(jdbc, rows, vault(), settings(), Clock.fixed(NOW, ZoneOffset.UTC));
        jdbc.inTransaction(() -> {
            breakers.judge(Collections.nCopies(many, new Attempt(parcel, NOW, 1, answer)));
            return null;
        });
    }

    private static Settings settings() {
        return KilledDispatcher.settings(Base64.getEncoder().encodeToString(new byte[32]));
    }

    private static Vault vault() {
        return new Vault(settings());
    }

    private Deliveries deliveries(Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var rows = new DeliveryRows(jdbc);
        var key = new KeyCheck(jdbc, vault(), true);
        key.start();
        var breakers = new Breakers(jdbc, rows, vault(), settings(), clock);
        return new Deliveries(jdbc, key, vault(), rows, new Contents(jdbc), breakers, settings(), clock);
    }

    private static void due(String subject, String queue, int round, String next) throws Exception {
        tables.run(
                "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, round, next_attempt_at,"
                        + " created_at) VALUES (gen_random_uuid(), '" + DeliveryTables.SUBSCRIBER + "', '" + subject
                        + "', 'test', 'en', '" + queue + "', 'due', " + round + ", '" + next + "', now())");
    }

    private static List<String> failures() throws Exception {
        return tables.texts("SELECT receiver || ' ' || failures FROM failing_receiver");
    }

    @Test
    void mails_that_do_not_reach_the_server_pause_all_mails_and_then_one_is_tried_that_a_person_waits_for()
            throws Exception {
        due("agreement/a", Queues.MAIL_SERVER, 0, "2024-08-31T12:00:00Z");
        due("subscription/s", Queues.LETTERS_BY_MAIL, 0, "2024-09-01T12:00:00Z");
        assertThat(jdbc.inTransaction(() -> deliveries(NOW).waiting()))
                .containsExactly(Queues.MAIL_SERVER, Queues.LETTERS_BY_MAIL);

        attempts(AWAY, 5);

        assertThat(failures()).containsExactly("email 5");
        assertThat(jdbc.inTransaction(() -> deliveries(NOW).waiting())).isEmpty();
        var rooms = Map.of(Queues.MAIL_SERVER, 4, Queues.LETTERS_BY_MAIL, 4);
        assertThat(jdbc.inTransaction(() -> deliveries(NOW).claim(rooms, 0))).isEmpty();
        assertThat(jdbc.inTransaction(() -> deliveries(AFTER_THE_PAUSE).claim(rooms, 0)))
                .extracting(Parcel::subject)
                .containsExactly("subscription/s");
        assertThat(jdbc.inTransaction(() -> deliveries(AFTER_THE_PAUSE).claim(rooms, 0)))
                .as("until that attempt has ended")
                .isEmpty();
    }

    @Test
    void what_the_server_says_of_one_mail_is_an_answer_and_what_it_was_not_asked_is_none() throws Exception {
        attempts(AWAY, 4);
        attempts(SUPPRESSED, 1);
        assertThat(failures()).containsExactly("email 4");

        attempts(new Answer.Unsent(Optional.of(550), "5.7.1 not from you"), 9);
        assertThat(failures()).isEmpty();

        attempts(new Answer.Failed(Optional.of(452), "mailbox full", Optional.empty()), 9);
        assertThat(failures()).isEmpty();
    }

    @Test
    void what_we_could_not_send_counts_neither_for_nor_against_a_receiver_of_webhooks() throws Exception {
        var hook = new Channel.Webhook(URI.create("https://hook.example.org/"));
        attempts("hook", hook, new Answer.Failed("connection refused"), 3);

        attempts("hook", hook, AWAY, 4);
        assertThat(failures()).containsExactly("hook 3");

        attempts("hook", hook, new Answer.Delivered(Optional.of(204), ""), 1);
        assertThat(failures()).isEmpty();
    }

    @Test
    void mails_of_one_subscriber_come_a_second_apart_when_the_server_is_back() throws Exception {
        due("agreement/1", Queues.MAIL_SERVER, 1, "2024-09-01T12:20:00Z");
        due("agreement/2", Queues.MAIL_SERVER, 1, "2024-09-01T12:20:01Z");
        due("agreement/3", Queues.MAIL_SERVER, 2, "2024-09-01T12:00:01.5Z");
        due("agreement/4-not-tried-yet", Queues.MAIL_SERVER, 0, "2024-09-01T12:00:07Z");
        due("subscription/s", Queues.LETTERS_BY_MAIL, 3, "2024-09-01T12:30:00Z");
        attempts(AWAY, 5);

        attempts(TAKEN, 1);

        assertThat(tables.texts(
                        "SELECT subject || ' ' || extract(epoch FROM next_attempt_at - '2024-09-01T12:00:00Z')::float"
                                + " FROM delivery ORDER BY subject"))
                .containsExactly(
                        "agreement/1 1",
                        "agreement/2 2",
                        "agreement/3 0",
                        "agreement/4-not-tried-yet 7",
                        "subscription/s 0");
    }
}
