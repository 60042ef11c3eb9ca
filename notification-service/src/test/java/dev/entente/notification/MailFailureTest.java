package dev.entente.notification;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Api.Subscribed;
import dev.entente.notification.support.Letters;
import dev.entente.notification.support.Receiver;
import dev.entente.notification.support.SmtpServer;
import dev.entente.notification.support.Surroundings;
import dev.entente.notification.support.TestClock;
import dev.entente.notification.support.Waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class MailFailureTest {

    private static final String USUAL = "";

    @Inject
    Jdbc jdbc;

    @Inject
    TestClock clock;

    private final Letters letters = new Letters();
    private final String address = "reader-" + UUID.randomUUID() + "@example.org";

    @AfterEach
    void rightTime() {
        clock.reset();
    }

    private String subscribe() {
        return subscribe(address);
    }

    private static String subscribe(String address) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Api.email(address, "en", "PT", "AO"))
                .post("/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Subscribed confirmed() {
        letters.open();
        try {
            return confirmedBy(letters);
        } finally {
            letters.close();
        }
    }

    private Subscribed confirmedBy(Letters letters) {
        var id = subscribe();
        return new Subscribed(id, letters.confirm(address).replace("/manage/", ""), "", "");
    }

    private static void test(Subscribed subscription) {
        subscription
                .call()
                .post("/subscriptions/" + subscription.id() + "/test")
                .then()
                .statusCode(202);
    }

    private static String state(Subscribed subscription) {
        return subscription.call().get("/subscriptions/" + subscription.id()).path("state");
    }

    private static void resume(Subscribed subscription) {
        subscription
                .call()
                .body(Map.of("state", "active"))
                .patch("/subscriptions/" + subscription.id())
                .then()
                .statusCode(200);
    }

    /** Waits until the latest delivery stands so, after attempts with these statuses. */
    private static void await(Subscribed subscription, String state, Integer... statuses) {
        Waiting.await().untilAsserted(() -> {
            var latest = subscription
                    .call()
                    .get("/subscriptions/" + subscription.id() + "/deliveries")
                    .jsonPath();
            assertThat(latest.getString("items[0].state")).isEqualTo(state);
            assertThat(latest.getList("items[0].attempts.status", Integer.class))
                    .filteredOn(Objects::nonNull) // a connection may have gone with the server before
                    .containsExactly(statuses);
        });
    }

    private String deliveryOf(String subscription) {
        return jdbc.inTransaction(() -> jdbc.first(
                        "SELECT state FROM delivery WHERE subscription_id = ?::uuid",
                        row -> row.getString(1),
                        subscription))
                .orElse("");
    }

    /** What it was asked to take for this reader; mails of other tests may come meanwhile. */
    private List<String> mails(SmtpServer server) {
        return server.commands("RCPT").stream()
                .filter(command -> command.contains(address))
                .toList();
    }

    private static UnaryOperator<String> answering(String command, String answer) {
        return line -> line.startsWith(command) ? answer : USUAL;
    }

    @Test
    void a_mail_that_is_not_taken_for_now_is_sent_again() {
        var subscription = confirmed();
        var first = new AtomicBoolean(true);
        try (var server = new SmtpServer(
                line -> line.startsWith("RCPT") && first.getAndSet(false) ? "452 4.2.2 mailbox full" : USUAL)) {
            test(subscription);

            await(subscription, "delivered", 452, 250);
            assertThat(mails(server)).hasSize(2);
            assertThat(state(subscription)).isEqualTo("active");
        }
    }

    @Test
    void a_mail_that_failed_once_long_ago_does_not_disable_its_subscription_at_the_next_failure() {
        var subscription = confirmed();
        jdbc.inTransaction(() -> jdbc.update(
                "UPDATE subscription SET failing_since = now() - interval '40 days',"
                        + " failing_last = now() - interval '37 days' WHERE id = ?::uuid",
                subscription.id()));
        var first = new AtomicBoolean(true);
        try (var server = new SmtpServer(
                line -> line.startsWith("RCPT") && first.getAndSet(false) ? "452 4.2.2 mailbox full" : USUAL)) {
            test(subscription);

            await(subscription, "delivered", 452, 250);
            assertThat(mails(server)).hasSize(2);
            assertThat(state(subscription)).isEqualTo("active");
        }
    }

    @Test
    void a_mail_that_is_refused_for_good_is_given_up_and_its_address_gets_others() {
        var subscription = confirmed();
        try (var server = new SmtpServer(answering(".", "554 5.6.0 not such a mail"))) {
            test(subscription);

            await(subscription, "failed", 554);
            assertThat(mails(server)).hasSize(1);
        }
        try (var server = new SmtpServer(line -> USUAL)) {
            test(subscription);

            await(subscription, "delivered", 250);
            assertThat(mails(server)).hasSize(1);
        }
    }

    @Test
    void an_address_that_is_refused_for_good_gets_nothing_until_its_subscriber_asks() {
        var subscription = confirmed();
        var other = confirmed();
        try (var server = new SmtpServer(answering("RCPT", "550 5.1.1 no such mailbox"))) {
            test(subscription);

            await(subscription, "failed", 550);
            assertThat(state(subscription)).isEqualTo("disabled");
            assertThat(state(other)).isEqualTo("disabled");
            RestAssured.get("/manage/" + other.token())
                    .then()
                    .statusCode(200)
                    .body(containsString("the mail server will not have this address"));
            test(other);
            await(other, "failed");
            subscribe();
            assertThat(mails(server)).hasSize(1);
        }
        try (var server = new SmtpServer(line -> USUAL)) {
            resume(subscription);
            test(subscription);

            await(subscription, "delivered", 250);
            assertThat(mails(server)).hasSize(1);
        }
    }

    @Test
    void an_address_that_was_refused_is_asked_again_after_a_while() {
        try (var server = new SmtpServer(answering("RCPT", "550 5.1.1 no such mailbox"))) {
            var id = subscribe();
            Waiting.await().until(() -> "failed".equals(deliveryOf(id)));
            assertThat(mails(server)).hasSize(1);
        }
        try (var server = new SmtpServer(line -> USUAL)) {
            clock.advance(Duration.ofDays(31));
            subscribe();

            Waiting.await().until(() -> mails(server).size() == 1);
        }
    }

    @Test
    void a_server_that_lets_nobody_in_is_tried_for_as_long_as_it_takes_and_no_subscription_is_to_blame() {
        var subscription = confirmed();
        var closed = new AtomicBoolean(true);
        try (var server = new SmtpServer(
                line -> line.startsWith("MAIL") && closed.get() ? "530 5.7.0 authenticate first" : USUAL)) {
            test(subscription);

            for (var times = 1; times <= 12; times++) {
                var attempts = times;
                Waiting.await().until(() -> server.commands("MAIL").size() >= attempts);
                clock.advance(Duration.ofDays(3));
            }
            assertThat(state(subscription)).isEqualTo("active");
            closed.set(false);
            clock.advance(Duration.ofDays(3));

            Waiting.await().until(() -> mails(server).size() == 1);
            assertThat(state(subscription)).isEqualTo("active");
        }
    }

    @Test
    void a_server_that_accepts_and_never_answers_holds_nothing_for_long_and_delays_no_webhook() {
        var subscriptions = List.of(confirmed(), confirmed(), confirmed());
        var hung = new AtomicBoolean(true);
        try (var server = new SmtpServer(line -> line.equals(SmtpServer.CONNECTED) && hung.get() ? null : USUAL);
                var receiver = new Receiver()) {
            var hook = "/" + UUID.randomUUID();
            var webhook = Api.subscribed(Api.webhook(receiver.url(hook), List.of("agreement.new"), "PT", "AO"));
            subscriptions.forEach(MailFailureTest::test);
            Waiting.await().until(() -> server.connections() == Surroundings.MAILS_AT_ONCE);

            test(webhook);

            Waiting.await().until(() -> receiver.at(hook).size() == 2);
            Waiting.await().until(() -> {
                assertThat(transactionsThatWait()).isZero();
                return server.connections() > Surroundings.MAILS_AT_ONCE; // others were given up, and hang still
            });
            hung.set(false);

            subscriptions.forEach(subscription -> await(subscription, "delivered", 250));
        }
    }

    @Test
    void a_mail_that_a_person_waits_for_is_the_next_however_many_alerts_wait() {
        var subscription = confirmed();
        var gate = new Semaphore(0);
        try (var server = new SmtpServer(line -> {
            if (line.equals(".")) {
                gate.acquireUninterruptibly();
            }
            return USUAL;
        })) {
            alerts(subscription, 500);
            Waiting.await().until(() -> mails(server).size() == Surroundings.MAILS_AT_ONCE);

            var another = "another-" + UUID.randomUUID() + "@example.org";
            var asked = subscribe(another);
            Waiting.await().until(() -> !claimed(asked).isEmpty());
            gate.release(3);

            Waiting.await().until(() -> isAsked(server, another));
            assertThat(mails(server)).hasSizeLessThanOrEqualTo(Surroundings.MAILS_AT_ONCE + 3);
            takeBack(subscription);
            gate.release(1000);
        }
    }

    private static boolean isAsked(SmtpServer server, String address) {
        return server.commands("RCPT").stream().anyMatch(command -> command.contains(address));
    }

    /** Mails for items of their own, that nobody waits for. */
    private void alerts(Subscribed to, int many) {
        jdbc.inTransaction(() -> jdbc.update("""
                INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, next_attempt_at, created_at)
                SELECT gen_random_uuid(), ?::uuid, 'agreement/' || gen_random_uuid(), 'test', 'en', 'email', 'due', now(), now()
                FROM generate_series(1, ?)""", to.id(), many));
    }

    private List<String> claimed(String subscription) {
        return jdbc.inTransaction(() -> jdbc.query(
                "SELECT id FROM delivery WHERE subscription_id = ?::uuid AND (claim IS NOT NULL OR state = 'delivered')",
                row -> row.getString(1),
                subscription));
    }

    private void takeBack(Subscribed of) {
        jdbc.inTransaction(() -> jdbc.update(
                "UPDATE delivery SET state = 'cancelled' WHERE subscription_id = ?::uuid AND state = 'due'", of.id()));
    }

    /** How many transactions have done nothing for longer than any of ours does, yet less than a mail server is waited for. */
    private long transactionsThatWait() {
        return jdbc.inTransaction(() -> jdbc.query(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND state = 'idle in transaction' AND state_change < now() - interval '4 seconds'",
                        row -> row.getLong(1)))
                .getFirst();
    }
}
