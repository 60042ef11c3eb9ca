package dev.entente.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class PausingReceiverTest extends OneReceiver {

    @Test
    void the_operator_sends_one_again_also_while_its_receiver_pauses() {
        receiver.answer(hook, 503);
        sign();
        await().until(() -> failures() >= 1);
        pauseFor("1 hour");
        var delivery = jdbc.inTransaction(() -> jdbc.query(
                        "SELECT id::text FROM delivery WHERE subscription_id = ? AND news_id IS NOT NULL",
                        row -> row.getString(1),
                        UUID.fromString(subscribed.id())))
                .getFirst();
        receiver.answer(hook, 204);
        subscribed
                .call()
                .post("/deliveries/" + delivery + "/redeliver")
                .then()
                .statusCode(202)
                .body("state", equalTo("due"))
                .body("pausedUntil", notNullValue());
        Api.with(Api.jwt("admin"))
                .post("/deliveries/" + delivery + "/redeliver")
                .then()
                .statusCode(403)
                .body("scope", equalTo("subscriptions:write"))
                .body("detail", containsString("subscriptions:write"));
        assertThat(states()).containsExactly("due");

        Api.with(Api.jwt("admin"))
                .post("/admin/deliveries/" + delivery + "/redeliver")
                .then()
                .statusCode(202)
                .body("pausedUntil", nullValue());

        await().until(() -> states().equals(List.of("delivered")));
        Api.with(Api.jwt("admin"))
                .post("/admin/deliveries/" + UUID.randomUUID() + "/redeliver")
                .then()
                .statusCode(404);
        Api.with(Api.jwt("subscriptions:write"))
                .post("/admin/deliveries/" + delivery + "/redeliver")
                .then()
                .statusCode(403)
                .body("scope", equalTo("admin"));
    }

    @Test
    void the_operator_ends_the_pause_of_a_receiver_and_all_that_waits_is_sent_if_it_answers() {
        receiver.answer(hook, 503);
        sign();
        sign();
        await().until(() -> failures() >= 2);
        pauseFor("1 hour");
        jdbc.inTransaction(() -> jdbc.update(
                "UPDATE delivery SET round = 5, next_attempt_at = now() + interval '1 hour' WHERE state = 'due' AND subscription_id = ?",
                UUID.fromString(subscribed.id())));
        receiver.answer(hook, 204);
        var name = jdbc.inTransaction(() -> jdbc.query(
                        "SELECT receiver FROM subscription WHERE id = ?",
                        row -> row.getString(1),
                        UUID.fromString(subscribed.id())))
                .getFirst();

        Api.with(Api.jwt("admin"))
                .body(Map.of("receiver", name))
                .post("/admin/receivers/try")
                .then()
                .statusCode(202);

        await().until(() -> states().equals(List.of("delivered", "delivered")));
        Api.with(Api.jwt("admin"))
                .body(Map.of("receiver", name))
                .post("/admin/receivers/try")
                .then()
                .statusCode(404);
    }

    private void pauseFor(String interval) {
        jdbc.inTransaction(() -> jdbc.update(
                "UPDATE failing_receiver SET failures = 9, pause_until = now() + interval '" + interval + "'"
                        + " WHERE receiver = (SELECT receiver FROM subscription WHERE id = ?)",
                UUID.fromString(subscribed.id())));
    }
}
