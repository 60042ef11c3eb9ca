package dev.entente.notification.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Surroundings;
import dev.entente.notification.support.Waiting;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** When digests come: once, whatever happens meanwhile to those who make them, and to the wishes of who reads them. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class DigestTimesTest extends DigestTestBase {

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
