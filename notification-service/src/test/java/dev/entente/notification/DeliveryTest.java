package dev.entente.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.entente.local.PlatformResource;
import dev.entente.local.Thorough;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Hooks;
import dev.entente.notification.support.Receiver.Received;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** How alerts come to webhooks, each once, and how they are sent once more. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class DeliveryTest {

    private static final Logger LOG = Logger.getLogger(DeliveryTest.class);
    private static final int VERY_MANY = Thorough.or(500, 2_000);

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

    private static boolean isDue(String metric) {
        return metric.startsWith("entente_deliveries_due") && !metric.endsWith(" 0.0") && !metric.endsWith("NaN");
    }

    @Test
    void a_redelivery_keeps_its_id() {
        var subscribed = hooks.subscribe();
        hooks.sign();
        var id = hooks.alerts(1).getFirst().id();
        var log = "/subscriptions/" + subscribed.id() + "/deliveries";
        await().until(() ->
                "delivered".equals(subscribed.call().get(log).jsonPath().getString("items[0].state")));

        subscribed.call().post("/deliveries/" + id + "/redeliver").then().statusCode(202);

        assertThat(hooks.alerts(2)).extracting(Received::id).containsOnly(id);
    }

    @Test
    void a_redelivery_asked_for_while_an_attempt_is_under_way_is_made_after_it() {
        var subscribed = hooks.subscribe();
        var answer = new CountDownLatch(1);
        hooks.hold(answer);
        hooks.sign();
        var id = hooks.alerts(1).getFirst().id();

        subscribed.call().post("/deliveries/" + id + "/redeliver").then().statusCode(202);
        answer.countDown();

        assertThat(hooks.alerts(2)).extracting(Received::id).containsOnly(id);
        await().untilAsserted(() -> subscribed
                .call()
                .get("/subscriptions/" + subscribed.id() + "/deliveries")
                .then()
                .body("items[0].state", equalTo("delivered"))
                .body("items[0].attempts.status", equalTo(List.of(204, 204))));
    }

    @Test
    void a_redelivery_tells_a_stranger_nothing() {
        var mine = hooks.subscribe();
        var other = hooks.witness();
        hooks.sign();
        var id = hooks.alerts(1).getFirst().id();

        other.call()
                .post("/deliveries/" + id + "/redeliver")
                .then()
                .statusCode(404)
                .body("detail", not(containsString(mine.id())));
        Api.with("no.such.jwt")
                .post("/deliveries/" + UUID.randomUUID() + "/redeliver")
                .then()
                .statusCode(401);
    }

    @Test
    void what_is_due_is_measured() {
        hooks.subscribe();
        hooks.answer(500);
        hooks.sign();

        await().until(() -> RestAssured.get("/q/metrics").asString().lines().anyMatch(DeliveryTest::isDue));

        hooks.answer(410);
    }

    @Test
    void what_a_dead_replica_had_claimed_is_sent_when_its_lease_ends() {
        hooks.subscribe();
        hooks.sign();
        var id = hooks.alerts(1).getFirst().id();
        await().until(() -> jdbc.inTransaction(() -> jdbc.first(
                        "SELECT state FROM delivery WHERE id = ?", row -> row.getString(1), UUID.fromString(id)))
                .equals(Optional.of("delivered")));
        var claimed = jdbc.inTransaction(() -> jdbc.update(
                "UPDATE delivery SET state = 'due', claim = ?, claimed_until = ? WHERE id = ?",
                UUID.randomUUID(),
                Instant.now().plusSeconds(2),
                UUID.fromString(id)));

        assertThat(claimed).isOne();
        assertThat(hooks.alerts(2)).extracting(Received::id).containsOnly(id);
    }

    @Test
    void a_receiver_that_hangs_delays_nobody_else() {
        hooks.subscribe();
        hooks.witness();
        hooks.answer(0);

        for (var time = 0; time < 40; time++) {
            hooks.sign();
        }

        assertThat(hooks.witnessed(40)).hasSize(40);
        hooks.answer(410);
    }

    @Test
    void history_alerts_nobody() {
        hooks.subscribe();
        jdbc.inTransaction(() -> jdbc.update("UPDATE history SET ends = 1000000"));
        var history = hooks.sign().subject().toString();
        await().until(() -> !jdbc.inTransaction(
                        () -> jdbc.query("SELECT id FROM news WHERE subject = ?", row -> row.getLong(1), history))
                .isEmpty());
        jdbc.inTransaction(() -> jdbc.update("UPDATE history SET ends = 0"));

        var fresh = hooks.sign().subject().toString();

        assertThat(hooks.alerts(1)).extracting(Received::subject).containsExactly(fresh);
    }

    @Test
    void what_is_no_event_stops_nothing() {
        hooks.subscribe();
        for (var time = 0; time < 20; time++) {
            hooks.ledger().postGarbage();
        }

        hooks.sign();

        assertThat(hooks.alerts(1)).hasSize(1);
    }

    @Test
    void very_many_alerts_reach_one_receiver_once_each() {
        hooks.subscribe();
        var subjects = new HashSet<String>();
        for (var time = 0; time < VERY_MANY; time++) {
            subjects.add(hooks.sign().subject().toString());
        }

        var posted = Instant.now();

        await().until(() -> hooks.requests().size() > VERY_MANY);

        LOG.infof(
                "The last of %d alerts came %s after the last event",
                VERY_MANY, Duration.between(posted, Instant.now()));
        assertThat(hooks.alerts()).hasSize(VERY_MANY);
        assertThat(hooks.alerts()).extracting(Received::subject).containsExactlyInAnyOrderElementsOf(subjects);
        assertThat(hooks.alerts()).extracting(Received::id).doesNotHaveDuplicates();
    }
}
