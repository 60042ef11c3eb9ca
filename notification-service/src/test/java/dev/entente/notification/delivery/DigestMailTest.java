package dev.entente.notification.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.entente.events.CooperationEvent;
import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Api.Subscribed;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Letters;
import dev.entente.notification.support.Surroundings;
import dev.entente.notification.support.TestClock;
import dev.entente.notification.support.Waiting;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class DigestMailTest {

    private static final Map<String, Object> AT_EIGHT = Map.of("every", "day", "at", "08:00", "zone", "Europe/Berlin");

    @Inject
    Jdbc jdbc;

    @Inject
    Digests digests;

    @Inject
    TestClock clock;

    private final String address = "reader-" + UUID.randomUUID() + "@example.org";
    private final Letters letters = new Letters();
    private Ledger ledger;

    @BeforeEach
    void open() {
        letters.open();
        ledger = new Ledger();
        clock.set(Instant.parse("2030-06-03T10:00:00Z"));
    }

    @AfterEach
    void close() {
        ledger.close();
        letters.close();
        clock.reset();
    }

    private Subscribed subscribe(Object digest) {
        return subscribe(digest, List.of("agreement.new"));
    }

    private Subscribed subscribe(Object digest, List<String> alerts) {
        var body = new HashMap<>(Api.email(address, "en", "LU", "MT"));
        body.put("alerts", alerts);
        body.put("digest", digest);
        return letters.subscribed(address, body);
    }

    private CooperationEvent sign(int gathered, Subscribed subscription) {
        var signed = agreement("signed", newSubject(), "LU", "MT");
        ledger.post(signed);
        await(gathered, subscription);
        return signed;
    }

    private void await(int gathered, Subscribed subscription) {
        Waiting.await().until(() -> count("next_attempt_at = 'infinity'", subscription) == gathered);
    }

    private long count(String which, Subscribed subscription) {
        return jdbc.inTransaction(() -> jdbc.query(
                        "SELECT count(*) FROM delivery WHERE subscription_id = ?::uuid AND " + which,
                        row -> row.getLong(1),
                        subscription.id()))
                .getFirst();
    }

    private List<MimeMessage> digests(int count) {
        return letters.to(address, 2 + count).stream().skip(2).toList();
    }

    @Test
    void items_of_all_kinds_come_in_one_mail_each_once_with_what_became_of_it() {
        var subscription =
                subscribe(AT_EIGHT, List.of("agreement.new", "visit.new", "visit.statusChanged", "transfer.new"));
        var visit = newSubject("visit");
        sign(1, subscription);
        ledger.post(Ledger.visit("announced", visit, "LU", "MT", "2024-10"));
        await(2, subscription);
        ledger.post(Ledger.visit("held", visit, "LU", "MT", "2024-10-07"));
        await(3, subscription);
        ledger.post(Ledger.transfer("ordered", newSubject("transfer"), "LU", "MT"));
        await(4, subscription);
        clock.set(Instant.parse("2030-06-04T06:00:00Z"));

        digests.run();

        var mail = digests(1).getFirst();
        assertThat(letters.subject(mail)).isEqualTo("News of cooperation: 3");
        for (var part : List.of(letters.text(mail), letters.html(mail))) {
            assertThat(part)
                    .contains(
                            "A new agreement has been recorded.",
                            "A new visit has been recorded. This visit has taken place.",
                            "A new transfer has been recorded.")
                    .containsOnlyOnce("Visit " + visit);
        }
    }

    @Test
    void all_that_is_new_comes_in_one_mail_at_the_readers_time_and_nothing_when_nothing_happened() {
        var subscription = subscribe(AT_EIGHT);
        var first = sign(1, subscription);
        var second = sign(2, subscription);
        clock.set(Instant.parse("2030-06-04T05:59:00Z"));
        digests.run();
        assertThat(count("alert = 'digest'", subscription)).isZero();

        clock.set(Instant.parse("2030-06-04T06:00:00Z"));
        digests.run();

        var mail = digests(1).getFirst();
        assertThat(letters.text(mail))
                .contains("Pact " + first.subject(), "Pact " + second.subject(), "every day at 08:00 (Europe/Berlin)");
        assertThat(letters.subject(mail)).isEqualTo("News of cooperation: 2");
        assertThat(letters.header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        Waiting.await().until(() -> count("state = 'delivered' AND alert = 'agreement.new'", subscription) == 2);
        clock.set(Instant.parse("2030-06-05T06:00:00Z"));
        digests.run();
        assertThat(count("alert = 'digest'", subscription)).isEqualTo(1);
        sign(3, subscription);
        clock.set(Instant.parse("2030-06-06T06:00:00Z"));
        digests.run();
        assertThat(digests(2)).hasSize(2);
    }

    @Test
    void replicas_that_make_digests_at_the_same_time_make_one() {
        var subscription = subscribe(AT_EIGHT);
        sign(1, subscription);
        clock.set(Instant.parse("2030-06-04T06:00:00Z"));

        var replicas = Stream.generate(() -> CompletableFuture.runAsync(digests::run))
                .limit(3)
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(replicas).join();

        assertThat(digests(1)).hasSize(1);
        assertThat(count("alert = 'digest'", subscription)).isEqualTo(1);
    }

    @Test
    void a_crash_while_a_digest_is_made_loses_and_doubles_nothing() {
        var subscription = subscribe(AT_EIGHT);
        sign(1, subscription);
        clock.set(Instant.parse("2030-06-04T06:00:00Z"));

        assertThatThrownBy(() -> jdbc.inTransaction(() -> {
                    digests.make();
                    throw new IllegalStateException("the process ends here");
                }))
                .hasMessageContaining("the process ends here");
        digests.run();
        digests.run();

        assertThat(digests(1)).hasSize(1);
        assertThat(count("alert = 'digest'", subscription)).isEqualTo(1);
    }

    @Test
    void what_was_missed_in_days_of_standstill_comes_in_one_mail() {
        var subscription = subscribe(AT_EIGHT);
        sign(1, subscription);
        clock.set(Instant.parse("2030-06-20T06:30:00Z"));
        digests.run();
        digests.run();

        assertThat(digests(1)).hasSize(1);
        assertThat(count("alert = 'digest'", subscription)).isEqualTo(1);
    }

    @Test
    void an_agreement_that_was_taken_back_meanwhile_is_told_once_with_both() {
        var subscription = subscribe("weekly");
        var signed = sign(1, subscription);
        ledger.post(Ledger.retraction(signed));
        await(2, subscription);

        clock.set(Instant.parse("2030-06-10T08:00:00Z"));
        digests.run();

        var text = letters.text(digests(1).getFirst());
        assertThat(text)
                .containsOnlyOnce("Pact " + signed.subject())
                .contains("new agreement", "has been taken back", "a hoax");
    }

    @Test
    void what_a_digest_tells_of_an_item_is_compared_with_what_that_was_before_all_of_it() {
        var subscription = subscribe("weekly", List.of("agreement.new", "agreement.statusChanged"));
        var signed = sign(1, subscription);
        clock.set(Instant.parse("2030-06-10T08:00:00Z"));
        digests.run();
        var whole = letters.text(digests(1).getFirst());
        ledger.post(agreement("suspended", signed.subject().toString(), "LU", "MT"));
        await(2, subscription);
        ledger.post(agreement("terminated", signed.subject().toString(), "LU", "MT"));
        await(3, subscription);
        clock.set(Instant.parse("2030-06-17T08:00:00Z"));

        digests.run();

        assertThat(whole).as("told for the first time").doesNotContain("What has changed");
        assertThat(letters.text(digests(2).getLast()))
                .containsOnlyOnce("What has changed")
                .contains("    before: Signed\r\n    now: Terminated");
    }

    private void execute(String statement, Object... arguments) {
        jdbc.inTransaction(() -> jdbc.update(statement, arguments));
    }

    @Test
    void of_items_that_are_too_much_for_a_mail_titles_are_told_and_of_very_many_how_many_more_there_are() {
        var subscription = subscribe(AT_EIGHT);
        var first = sign(1, subscription);
        var large = sign(2, subscription);
        execute(
                "UPDATE news SET item = jsonb_set(item::jsonb, '{summary}', jsonb_build_object('en', repeat('long ', 450000)))"
                        + " WHERE subject = ?",
                large.subject().toString());
        execute("""
                WITH more AS (
                  INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, item, countries,
                    sectors, parties, words)
                  SELECT subject || n, alert, revision, source, event_id, partition, log_offset, recorded,
                    jsonb_set(item::jsonb, '{subject}', to_jsonb(subject || n)), countries, sectors, parties, words
                  FROM news, generate_series(1, 1000) n WHERE subject = ? ORDER BY n RETURNING *)
                INSERT INTO delivery (id, subscription_id, news_id, subject, alert, language, receiver, state, next_attempt_at,
                  created_at)
                SELECT gen_random_uuid(), d.subscription_id, more.id, more.subject, more.alert, d.language, d.receiver, d.state,
                  d.next_attempt_at, d.created_at
                FROM more, delivery d WHERE d.subject = ?""", first.subject().toString(), first.subject().toString());
        clock.set(Instant.parse("2030-06-04T06:00:00Z"));

        digests.run();

        var mail = digests(1).getFirst();
        assertThat(letters.subject(mail)).isEqualTo("News of cooperation: 1002");
        assertThat(letters.text(mail))
                .containsOnlyOnce("A new agreement has been recorded.")
                .contains("  Pact " + large.subject(), "  and 2 more")
                .doesNotContain("long long");
    }

    @Test
    void what_was_gathered_is_sent_at_once_when_digests_are_given_up() {
        var subscription = subscribe(AT_EIGHT);
        sign(1, subscription);

        subscription
                .call()
                .body(Map.of("digest", "immediate"))
                .patch("/subscriptions/" + subscription.id())
                .then()
                .statusCode(200)
                .body("digest", equalTo("immediate"));
        digests.run();

        assertThat(digests(1)).hasSize(1);
        ledger.post(agreement("signed", newSubject(), "LU", "MT"));
        assertThat(letters.subject(digests(2).getLast())).startsWith("New agreement");
    }

    @Test
    void what_was_gathered_is_kept_in_a_pause() {
        var subscription = subscribe(AT_EIGHT);
        sign(1, subscription);

        subscription
                .call()
                .body(Map.of("state", "paused"))
                .patch("/subscriptions/" + subscription.id())
                .then()
                .statusCode(200);
        clock.set(Instant.parse("2030-06-04T06:00:00Z"));
        digests.run();

        assertThat(count("alert = 'digest'", subscription)).isZero();
        subscription
                .call()
                .get("/subscriptions/" + subscription.id() + "/deliveries")
                .then()
                .body("items.state", hasItem("cancelled"));
    }

    @Test
    void what_was_kept_in_a_pause_comes_in_one_mail() {
        var subscription = subscribe(AT_EIGHT);
        sign(1, subscription);
        sign(2, subscription);
        RestAssured.post("/manage/" + subscription.token() + "/pause").then().statusCode(200);
        RestAssured.post("/manage/" + subscription.token() + "/resume").then().statusCode(200);

        RestAssured.post("/manage/" + subscription.token() + "/missed").then().statusCode(200);

        assertThat(letters.subject(digests(1).getFirst())).isEqualTo("News of cooperation: 2");
        Waiting.await().until(() -> {
            digests.run();
            return count("state = 'delivered' AND alert = 'agreement.new'", subscription) == 2;
        });
        assertThat(letters.count(address)).isEqualTo(3);
    }

    @Test
    void a_zone_that_only_another_java_knows_goes_by_utc_and_stops_nobody() {
        var subscription = subscribe(AT_EIGHT);
        sign(1, subscription);
        jdbc.inTransaction(() ->
                jdbc.update("UPDATE subscription SET digest_zone = 'Mars/Base' WHERE id = ?::uuid", subscription.id()));
        clock.set(Instant.parse("2030-06-04T06:00:00Z"));

        digests.run();

        assertThat(digests(1)).hasSize(1);
        assertThat(jdbc.inTransaction(() -> jdbc.query(
                        "SELECT digest_next FROM subscription WHERE id = ?::uuid",
                        row -> Jdbc.instant(row, "digest_next"),
                        subscription.id())))
                .containsExactly(Instant.parse("2030-06-04T08:00:00Z"));
        subscription
                .call()
                .body(Map.of("language", "tr"))
                .patch("/subscriptions/" + subscription.id())
                .then()
                .statusCode(200)
                .body("digest.zone", equalTo("Z"));
        assertThat(jdbc.inTransaction(() -> jdbc.query(
                        "SELECT digest_zone FROM subscription WHERE id = ?::uuid",
                        row -> row.getString(1),
                        subscription.id())))
                .containsExactly("Mars/Base");
    }

    @Test
    void a_digest_is_only_for_mail_and_what_is_wrong_in_it_is_pointed_to() {
        var wrong = new HashMap<>(Api.email(address, "en", "LU", "MT"));
        wrong.put("digest", Map.of("every", "year", "at", "25:00", "zone", "Mars/Base", "on", "someday"));
        RestAssured.given()
                .contentType("application/json")
                .body(wrong)
                .post("/subscriptions")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        equalTo(List.of("/digest/every", "/digest/at", "/digest/zone", "/digest/on", "/digest/on")));
        var webhook = new HashMap<>(Api.webhook("http://127.0.0.1:1/hook", List.of("agreement.new"), "LU", "MT"));
        webhook.put("digest", "daily");
        Api.subscribe(webhook).then().statusCode(422).body("errors[0].pointer", equalTo("/digest"));
    }
}
