package dev.entente.notification;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Receiver.Received;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class FailingReceiverTest extends OneReceiver {

    @Test
    void a_receiver_that_fails_is_spared_and_gets_all_that_is_due_when_it_answers() {
        receiver.answer(hook, 503);
        var signed = new HashSet<String>();
        for (var time = 0; time < 200; time++) {
            signed.add(sign());
        }
        await().until(() -> states().size() == 200 && failures() >= 6);
        assertThat(receiver.alerts(hook)).as("spared").hasSizeLessThan(60);
        Api.with(Api.jwt("admin"))
                .get("/admin/receivers")
                .then()
                .statusCode(200)
                .body("items.host", hasItem("127.0.0.1"))
                .body("items.status", hasItem(503));

        receiver.answer(hook, 204);

        await().until(() -> new HashSet<>(states()).equals(Set.of("delivered")));
        assertThat(receiver.alerts(hook)).extracting(Received::subject).containsAll(signed);
        Api.with(Api.jwt("admin")).get("/admin/receivers").then().body("items.status", not(hasItem(503)));
        assertThat(failures()).isZero();
    }

    @Test
    void a_receiver_that_has_failed_for_days_is_disabled_and_what_was_due_can_be_sent_afterwards() {
        receiver.answer(hook, 500);
        var missed = sign();
        await().until(() -> failures() >= 1);
        jdbc.inTransaction(() -> jdbc.update("UPDATE failing_receiver SET since = since - interval '6 days'"));
        await().until(() -> "disabled"
                .equals(subscribed
                        .call()
                        .get("/subscriptions/" + subscribed.id())
                        .path("state")));
        subscribed
                .call()
                .get("/subscriptions/" + subscribed.id())
                .then()
                .statusCode(200)
                .body("disabled.reason", equalTo("failing"))
                .body("disabled.at", notNullValue());
        assertThat(states()).containsExactly("cancelled");

        receiver.answer(hook, 204);
        await().until(() -> receiver.alerts(hook).getLast().kind().equals("subscription.disabled"));
        var notice = receiver.alerts(hook).getLast().json().path("data");
        assertThat(notice.path("subscription").asText()).isEqualTo(subscribed.id());
        assertThat(notice.path("text").path("title").asText()).isEqualTo("Your subscription has been stopped");
        subscribed
                .call()
                .body(Map.of("state", "active"))
                .patch("/subscriptions/" + subscribed.id())
                .then()
                .statusCode(200)
                .body("disabled", nullValue());
        subscribed
                .call()
                .post("/subscriptions/" + subscribed.id() + "/replay?state=cancelled&since="
                        + Instant.now().minusSeconds(600))
                .then()
                .statusCode(202)
                .body("deliveries", equalTo(1));

        await().until(() -> receiver.alerts(hook).getLast().subject().equals(missed));
    }

    @Test
    void a_receiver_that_failed_once_long_ago_is_not_disabled_by_its_next_failure() {
        receiver.answer(hook, 503);
        jdbc.inTransaction(() -> jdbc.update("""
                INSERT INTO failing_receiver (receiver, failures, since, pause_until, status, answer)
                SELECT receiver, 1, now() - interval '40 days', now() - interval '37 days', 503, '' FROM subscription
                WHERE id = ?""", UUID.fromString(subscribed.id())));

        sign();
        await().until(() -> failures() >= 3);
        receiver.answer(hook, 204);

        await().until(() -> states().equals(List.of("delivered")));
        subscribed.call().get("/subscriptions/" + subscribed.id()).then().body("state", equalTo("active"));
    }

    @Test
    void what_was_given_up_is_listed_and_the_operator_can_send_it_again() {
        sign();
        await().until(() -> states().equals(List.of("delivered")));
        jdbc.inTransaction(() -> jdbc.update(
                "UPDATE delivery SET state = 'failed' WHERE subscription_id = ?", UUID.fromString(subscribed.id())));
        subscribed
                .call()
                .get("/subscriptions/" + subscribed.id() + "/deliveries?state=failed")
                .then()
                .statusCode(200)
                .body("items.state", equalTo(List.of("failed")));
        var operator = Api.with(Api.jwt("admin"));
        operator.post("/admin/deliveries/replay?state=delivered&since=2024-01-01T00:00:00Z")
                .then()
                .statusCode(400);

        Api.with(Api.jwt("admin"))
                .post("/admin/deliveries/replay?state=failed&since="
                        + Instant.now().minusSeconds(600))
                .then()
                .statusCode(202);

        await().until(() -> receiver.alerts(hook).size() == 2);
        assertThat(receiver.alerts(hook))
                .extracting(Received::id)
                .containsOnly(receiver.alerts(hook).getFirst().id());
    }

    @Test
    void who_resumes_begins_anew() {
        receiver.answer(hook, 503);
        sign();
        await().until(() -> failures() >= 1);

        become("paused");
        await().until(() -> states().equals(List.of("cancelled")));
        become("active");

        await().until(() -> failures() == 0);
    }

    @Test
    void a_receiver_is_not_judged_by_what_others_answer() {
        jdbc.inTransaction(() -> jdbc.update("""
                INSERT INTO failing_receiver (receiver, failures, since, pause_until, status, answer)
                SELECT receiver, 1, now() - interval '6 days', now(), 503, '' FROM subscription WHERE id = ?""", UUID.fromString(subscribed.id())));
        var others = "/" + UUID.randomUUID();
        Api.subscribed(Api.webhook(receiver.url(others), List.of("agreement.new"), "FO", "GL"));
        receiver.answer(others, 503);

        ledger.post(agreement("signed", newSubject(), "FO", "GL"));
        await().until(() -> receiver.alerts(others).size() >= 2);
        receiver.answer(others, 410);

        subscribed.call().get("/subscriptions/" + subscribed.id()).then().body("state", equalTo("active"));
    }

    @Test
    void what_cannot_be_decrypted_concerns_its_subscription_alone() {
        var others = "/" + UUID.randomUUID();
        Api.subscribed(Api.webhook(receiver.url(others), List.of("agreement.new"), "NZ", "IS"));
        jdbc.inTransaction(() -> jdbc.update(
                "UPDATE subscription SET target = '\\x0102030405' WHERE id = ?", UUID.fromString(subscribed.id())));

        var subject = sign();

        await().until(() -> receiver.alerts(others).size() == 1);
        await().until(() -> "disabled"
                .equals(subscribed
                        .call()
                        .get("/subscriptions/" + subscribed.id())
                        .path("state")));
        subscribed
                .call()
                .get("/subscriptions/" + subscribed.id())
                .then()
                .statusCode(200)
                .body("disabled.reason", equalTo("unreadable"));
        Api.with(Api.jwt("admin"))
                .get("/admin/deliveries?state=failed")
                .then()
                .statusCode(200)
                .body("items.subject", hasItem(subject))
                .body("items.attempts.flatten().answer", hasItem(containsString("cannot be decrypted")));
        assertThat(receiver.alerts(hook)).isEmpty();
    }

    private void become(String state) {
        subscribed
                .call()
                .body(Map.of("state", state))
                .patch("/subscriptions/" + subscribed.id())
                .then()
                .statusCode(200);
    }
}
