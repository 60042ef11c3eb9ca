package dev.entente.notification;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api.Subscribed;
import dev.entente.notification.support.Hooks;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Receiver.Received;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** What comes in a pause, and after the end. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class PauseTest {

    @Inject
    Jdbc jdbc;

    private Hooks hooks;

    @BeforeEach
    void open() {
        hooks = new Hooks();
    }

    @AfterEach
    void close() {
        hooks.close();
    }

    private static void become(String state, Subscribed subscription) {
        subscription
                .call()
                .body(Map.of("state", state))
                .patch("/subscriptions/" + subscription.id())
                .then()
                .statusCode(200);
    }

    private static void replay(Subscribed subscription, int deliveries) {
        subscription
                .call()
                .post("/subscriptions/" + subscription.id() + "/replay?since="
                        + Instant.now().minusSeconds(60))
                .then()
                .statusCode(202)
                .body("deliveries", equalTo(deliveries));
    }

    @Test
    void nothing_comes_in_a_pause_and_what_fell_into_it_can_be_sent_afterwards() {
        var subscribed = hooks.subscribe();
        hooks.witness();
        become("paused", subscribed);
        var missed = hooks.sign().subject().toString();
        hooks.witnessed(1);
        assertThat(hooks.alerts()).isEmpty();

        become("active", subscribed);
        replay(subscribed, 1);

        assertThat(hooks.alerts(1)).extracting(Received::subject).containsExactly(missed);
    }

    @Test
    void what_was_told_and_taken_back_in_a_pause_can_both_be_sent_afterwards() {
        var subscribed = hooks.subscribe();
        hooks.witness();
        become("paused", subscribed);
        hooks.ledger().post(Ledger.retraction(hooks.sign()));
        hooks.witnessed(2);

        become("active", subscribed);
        replay(subscribed, 2);

        assertThat(hooks.kinds(2)).containsExactly("agreement.new", "agreement.retracted");
    }

    @Test
    void a_deleted_subscription_is_gone_and_gets_nothing() {
        var subscribed = hooks.subscribe();
        hooks.witness();

        subscribed.call().delete("/subscriptions/" + subscribed.id()).then().statusCode(204);
        hooks.sign();
        hooks.witnessed(1);

        subscribed.call().get("/subscriptions/" + subscribed.id()).then().statusCode(404);
        assertThat(hooks.alerts()).isEmpty();
    }

    @Test
    void a_receiver_that_is_gone_is_disabled() {
        var subscribed = hooks.subscribe();
        hooks.answer(410);
        hooks.sign();
        hooks.alerts(1);

        await().untilAsserted(() -> subscribed
                .call()
                .get("/subscriptions/" + subscribed.id())
                .then()
                .body("state", equalTo("disabled")));
    }

    @Test
    void what_has_ended_is_neither_resumed_nor_tested() {
        var subscribed = hooks.subscribe();
        jdbc.inTransaction(() -> jdbc.update(
                "UPDATE subscription SET state = 'unsubscribed' WHERE id = ?", UUID.fromString(subscribed.id())));

        subscribed
                .call()
                .body(Map.of("state", "active"))
                .patch("/subscriptions/" + subscribed.id())
                .then()
                .statusCode(409);
        subscribed
                .call()
                .post("/subscriptions/" + subscribed.id() + "/test")
                .then()
                .statusCode(409);
    }

    @Test
    void a_receiver_that_is_gone_is_sent_no_test() {
        var subscribed = hooks.subscribe();
        jdbc.inTransaction(() -> jdbc.update(
                "UPDATE subscription SET state = 'disabled', disabled_at = now(), disabled_why = 'gone' WHERE id = ?",
                UUID.fromString(subscribed.id())));

        subscribed
                .call()
                .post("/subscriptions/" + subscribed.id() + "/test")
                .then()
                .statusCode(409);
    }
}
