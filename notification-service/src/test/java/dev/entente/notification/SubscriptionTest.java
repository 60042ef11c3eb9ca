package dev.entente.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
import dev.entente.notification.support.Receiver;
import dev.entente.notification.support.Receiver.Received;
import dev.entente.notification.support.Signatures;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class SubscriptionTest {

    private static final List<String> NEW = List.of("agreement.new");

    private static final Logger LOG = Logger.getLogger(SubscriptionTest.class);

    @Inject
    Jdbc jdbc;

    private final String hook = "/" + UUID.randomUUID();
    private final String witness = "/" + UUID.randomUUID();
    private Receiver receiver;
    private Ledger ledger;

    @BeforeEach
    void open() {
        receiver = new Receiver();
        ledger = new Ledger();
    }

    @AfterEach
    void close() {
        ledger.close();
        receiver.close();
    }

    private Subscribed subscribe(String path, List<String> alerts) {
        return Api.subscribed(Api.webhook(receiver.url(path), alerts, "DK", "EE"));
    }

    private CooperationEvent sign() {
        var signed = agreement("signed", newSubject(), "DK", "EE");
        ledger.post(signed);
        return signed;
    }

    private List<Received> alerts(String path, int count) {
        await().until(() -> receiver.alerts(path).size() >= count);
        return receiver.alerts(path);
    }

    private List<String> kinds(int count) {
        return alerts(hook, count).stream().map(Received::kind).toList();
    }

    @Test
    void nothing_comes_in_a_pause_and_what_fell_into_it_can_be_sent_afterwards() {
        var subscribed = subscribe(hook, NEW);
        subscribe(witness, NEW);
        become("paused", subscribed);
        var missed = sign().subject().toString();
        alerts(witness, 1);
        assertThat(receiver.alerts(hook)).isEmpty();

        become("active", subscribed);
        replay(subscribed, 1);

        assertThat(alerts(hook, 1)).extracting(Received::subject).containsExactly(missed);
    }

    @Test
    void what_was_told_and_taken_back_in_a_pause_can_both_be_sent_afterwards() {
        var subscribed = subscribe(hook, NEW);
        subscribe(witness, NEW);
        become("paused", subscribed);
        ledger.post(Ledger.retraction(sign()));
        alerts(witness, 2);

        become("active", subscribed);
        replay(subscribed, 2);

        assertThat(kinds(2)).containsExactly("agreement.new", "agreement.retracted");
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
    void a_deleted_subscription_is_gone_and_gets_nothing() {
        var subscribed = subscribe(hook, NEW);
        subscribe(witness, NEW);

        subscribed.call().delete("/subscriptions/" + subscribed.id()).then().statusCode(204);
        sign();
        alerts(witness, 1);

        subscribed.call().get("/subscriptions/" + subscribed.id()).then().statusCode(404);
        assertThat(receiver.alerts(hook)).isEmpty();
    }

    @Test
    void a_receiver_that_is_gone_is_disabled() {
        var subscribed = subscribe(hook, NEW);
        receiver.answer(hook, 410);
        sign();
        alerts(hook, 1);

        await().until(() -> "disabled"
                .equals(subscribed
                        .call()
                        .get("/subscriptions/" + subscribed.id())
                        .path("state")));
    }

    @Test
    void who_was_told_hears_of_correction_and_retraction_in_their_order() {
        subscribe(hook, NEW);
        var signed = sign();
        ledger.post(Ledger.correction(signed, "contract"));
        ledger.post(Ledger.retraction(signed));

        assertThat(kinds(3)).containsExactly("agreement.new", "agreement.corrected", "agreement.retracted");
    }

    @Test
    void whom_a_correction_concerns_for_the_first_time_is_told_of_the_agreement_as_new() {
        Api.subscribed(Api.webhook(receiver.url(hook), NEW, "DK", "LV"));
        subscribe(witness, NEW);
        var signed = sign();
        ledger.post(Ledger.correction(
                signed, data -> data.withArray("parties").addObject().put("country", "LV")));
        ledger.post(Ledger.retraction(signed));

        assertThat(kinds(2)).containsExactly("agreement.new", "agreement.retracted");
        assertThat(alerts(witness, 3))
                .extracting(Received::kind)
                .containsExactly("agreement.new", "agreement.corrected", "agreement.retracted");
    }

    @Test
    void an_agreement_first_known_without_its_parties_is_new_when_they_are_known() {
        subscribe(hook, NEW);
        var subject = newSubject();
        ledger.post(Ledger.with(agreement("enteredIntoForce", subject), data -> data.remove("parties")));

        ledger.post(agreement("signed", subject, "DK", "EE"));

        assertThat(kinds(1)).containsExactly("agreement.new");
    }

    @Test
    void who_was_told_that_it_was_taken_back_hears_that_it_is_true_after_all() {
        subscribe(hook, NEW);
        var signed = sign();
        var retraction = Ledger.retraction(signed);
        ledger.post(retraction);
        ledger.post(Ledger.retraction(retraction));
        ledger.post(Ledger.retraction(signed));
        ledger.post(agreement("signed", signed.subject().toString(), "DK", "EE"));

        assertThat(kinds(5))
                .containsExactly(
                        "agreement.new",
                        "agreement.retracted",
                        "agreement.corrected",
                        "agreement.retracted",
                        "agreement.corrected");
    }

    @Test
    void who_wants_no_follow_ups_gets_none() {
        var body = new java.util.HashMap<>(Api.webhook(receiver.url(hook), NEW, "DK", "EE"));
        body.put("followUps", false);
        Api.subscribed(body);
        subscribe(witness, NEW);
        ledger.post(Ledger.retraction(sign()));
        alerts(witness, 2);

        assertThat(kinds(1)).containsExactly("agreement.new");
    }

    @Test
    void a_redelivery_keeps_its_id() {
        var subscribed = subscribe(hook, NEW);
        sign();
        var id = alerts(hook, 1).getFirst().id();
        var log = "/subscriptions/" + subscribed.id() + "/deliveries";
        await().until(() ->
                "delivered".equals(subscribed.call().get(log).jsonPath().getString("items[0].state")));

        subscribed.call().post("/deliveries/" + id + "/redeliver").then().statusCode(202);

        assertThat(alerts(hook, 2)).extracting(Received::id).containsOnly(id);
    }

    @Test
    void a_redelivery_asked_for_while_an_attempt_is_under_way_is_made_after_it() {
        var subscribed = subscribe(hook, NEW);
        var answer = new CountDownLatch(1);
        receiver.hold(hook, answer);
        sign();
        var id = alerts(hook, 1).getFirst().id();

        subscribed.call().post("/deliveries/" + id + "/redeliver").then().statusCode(202);
        answer.countDown();

        assertThat(alerts(hook, 2)).extracting(Received::id).containsOnly(id);
        var log = "/subscriptions/" + subscribed.id() + "/deliveries";
        await().until(() ->
                List.of(204, 204).equals(subscribed.call().get(log).jsonPath().getList("items[0].attempts.status")));
        subscribed.call().get(log).then().body("items[0].state", equalTo("delivered"));
    }

    @Test
    void what_is_due_is_measured() {
        subscribe(hook, NEW);
        receiver.answer(hook, 500);
        sign();

        await().until(() -> RestAssured.get("/q/metrics").asString().lines().anyMatch(SubscriptionTest::isDue));

        receiver.answer(hook, 410);
    }

    private static boolean isDue(String metric) {
        return metric.startsWith("entente_deliveries_due") && !metric.endsWith(" 0.0") && !metric.endsWith("NaN");
    }

    @Test
    void after_a_rotation_the_keys_of_before_and_the_new_ones_sign() throws Exception {
        var before = Api.subscribed(Api.signedTwice(receiver.url(hook), NEW, "DK", "EE"));

        var now = before.call()
                .post("/subscriptions/" + before.id() + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        before.call().post("/subscriptions/" + before.id() + "/test").then().statusCode(202);

        await().until(() -> receiver.at(hook).size() == 2);
        var test = receiver.at(hook).getLast();
        assertThat(test.header("webhook-signature").split(" ")).hasSize(4);
        Signatures.verify(test, before.secret());
        Signatures.verify(test, now.getString("secret"));
        assertThat(Signatures.isSigned(test, before.publicKey())).isTrue();
        assertThat(Signatures.isSigned(test, now.getString("publicKey"))).isTrue();
        before.call()
                .get("/subscriptions/" + before.id())
                .then()
                .body("publicKey", equalTo(now.getString("publicKey")));
    }

    @Test
    void a_day_after_a_rotation_only_the_new_keys_sign() throws Exception {
        var before = Api.subscribed(Api.signedTwice(receiver.url(hook), NEW, "DK", "EE"));
        var secret = before.call()
                .post("/subscriptions/" + before.id() + "/rotate-secret")
                .jsonPath()
                .getString("secret");
        var left = jdbc.inTransaction(() -> jdbc.query(
                "UPDATE subscription SET previous_until = previous_until - interval '24 hours' WHERE id = ?"
                        + " RETURNING previous_until",
                row -> Jdbc.instant(row, "previous_until"),
                UUID.fromString(before.id())));
        assertThat(left.getFirst()).isBetween(Instant.now().minusSeconds(60), Instant.now());

        before.call().post("/subscriptions/" + before.id() + "/test").then().statusCode(202);

        await().until(() -> receiver.at(hook).size() == 2);
        var test = receiver.at(hook).getLast();
        assertThat(test.header("webhook-signature").split(" ")).hasSize(2);
        Signatures.verify(test, secret);
    }

    @Test
    void who_asks_for_no_key_pair_has_none() {
        var subscribed = subscribe(hook, NEW);

        assertThat(subscribed.publicKey()).isNull();
        assertThat(receiver.at(hook).getFirst().header("webhook-signature"))
                .startsWith("v1,")
                .doesNotContain(" ");
    }

    @Test
    void a_management_token_can_be_replaced_and_the_one_of_before_is_no_longer_good() {
        var before = subscribe(hook, NEW);

        var token = before.call()
                .post("/subscriptions/" + before.id() + "/rotate-token")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("managementToken");

        before.call().get("/subscriptions/" + before.id()).then().statusCode(404);
        Api.with(token)
                .get("/subscriptions/" + before.id())
                .then()
                .statusCode(200)
                .body("state", equalTo("active"));
    }

    @Test
    void what_a_dead_replica_had_claimed_is_sent_when_its_lease_ends() {
        subscribe(hook, NEW);
        sign();
        var id = alerts(hook, 1).getFirst().id();
        await().until(() -> jdbc.inTransaction(() -> jdbc.first(
                        "SELECT state FROM delivery WHERE id = ?", row -> row.getString(1), UUID.fromString(id)))
                .equals(Optional.of("delivered")));
        var claimed = jdbc.inTransaction(() -> jdbc.update(
                "UPDATE delivery SET state = 'due', claim = ?, claimed_until = ? WHERE id = ?",
                UUID.randomUUID(),
                Instant.now().plusSeconds(2),
                UUID.fromString(id)));

        assertThat(claimed).isOne();
        assertThat(alerts(hook, 2)).extracting(Received::id).containsOnly(id);
    }

    @Test
    void a_receiver_that_hangs_delays_nobody_else() {
        subscribe(hook, NEW);
        subscribe(witness, NEW);
        receiver.answer(hook, 0);

        for (var time = 0; time < 40; time++) {
            sign();
        }

        assertThat(alerts(witness, 40)).hasSize(40);
        receiver.answer(hook, 410);
    }

    @Test
    void history_alerts_nobody() {
        subscribe(hook, NEW);
        jdbc.inTransaction(() -> jdbc.update("UPDATE history SET ends = 1000000"));
        var history = sign().subject().toString();
        await().until(() -> !jdbc.inTransaction(
                        () -> jdbc.query("SELECT id FROM news WHERE subject = ?", row -> row.getLong(1), history))
                .isEmpty());
        jdbc.inTransaction(() -> jdbc.update("UPDATE history SET ends = 0"));

        var fresh = sign().subject().toString();

        assertThat(alerts(hook, 1)).extracting(Received::subject).containsExactly(fresh);
    }

    @Test
    void what_is_no_event_stops_nothing() {
        subscribe(hook, NEW);
        for (var time = 0; time < 20; time++) {
            ledger.postGarbage();
        }

        sign();

        assertThat(alerts(hook, 1)).hasSize(1);
    }

    @Test
    void two_thousand_alerts_reach_one_receiver_once_each() {
        subscribe(hook, NEW);
        var subjects = new HashSet<String>();
        for (var time = 0; time < 2000; time++) {
            subjects.add(sign().subject().toString());
        }

        var posted = Instant.now();

        await().until(() -> receiver.at(hook).size() > 2000);

        LOG.infof("The last of 2,000 alerts came %s after the last event", Duration.between(posted, Instant.now()));
        assertThat(receiver.alerts(hook)).hasSize(2000);
        assertThat(receiver.alerts(hook)).extracting(Received::subject).containsExactlyInAnyOrderElementsOf(subjects);
        assertThat(receiver.alerts(hook)).extracting(Received::id).doesNotHaveDuplicates();
    }

    @Test
    void the_preview_shows_what_a_filter_would_have_matched() {
        subscribe(hook, NEW);
        var subject = sign().subject().toString();
        alerts(hook, 1);

        Api.with(Api.jwt("subscriptions:write"))
                .body(Map.of("filter", Map.of("countries", Map.of("all", List.of("DK", "EE")))))
                .post("/subscriptions/preview")
                .then()
                .statusCode(200)
                .body("items.subject", hasItem(subject));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"alerts\":[\"agreement.new\"]} | /channel",
                "{\"channel\":{\"type\":\"webhook\",\"url\":\"ftp://127.0.0.1/\"}} | /channel/url",
                "{\"channel\":{\"type\":\"webhook\",\"url\":\"http://127.1/\"}} | /channel/url",
                "{\"channel\":{\"type\":\"webhook\",\"url\":\"http://127.0.0.1/\"},\"alerts\":[\"agreement.celebrated\"]} | /alerts/0",
                "{\"channel\":{\"type\":\"webhook\",\"url\":\"http://127.0.0.1/\"},\"colour\":\"red\"} | /colour",
                "{\"channel\":{\"type\":\"email\",\"address\":\"nobody at nowhere\"}} | /channel/address",
                "{\"channel\":{\"type\":\"email\",\"address\":\"a@example.org\"},\"language\":\"tlh\"} | /language",
                "{\"channel\":{\"type\":\"email\",\"address\":\"a@example.org\"},\"filter\":{\"countries\":{\"all\":[\"TR\",\"XX\"]}}} | /filter/countries/all/1",
                "{\"channel\":{\"type\":\"email\",\"address\":\"a@example.org\"},\"filter\":{\"text\":\"port\\u0000\"}} | /filter/text",
                "{\"channel\":{\"type\":\"email\",\"address\":\"a@example.org\"},\"filter\":{\"parties\":[\"actor/\\u0000\"]}} | /filter/parties/0",
                "{\"channel\":{\"type\":\"email\",\"address\":\"a@example.org\"},\"filter\":{\"text\":\"-- !\"}} | /filter/text"
            })
    void what_is_wrong_is_told_with_its_place(String body, String pointer) {
        Api.subscribe(body).then().statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void a_webhook_needs_a_token_with_the_scope_and_a_subscription_its_own_token() {
        var body = Api.webhook(receiver.url(hook), NEW, "DK", "EE");
        var mine = subscribe(hook, NEW);
        var other = subscribe(witness, NEW);

        RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post("/subscriptions")
                .then()
                .statusCode(401);
        Api.with(Api.jwt("events:write"))
                .body(body)
                .post("/subscriptions")
                .then()
                .statusCode(403);
        RestAssured.get("/subscriptions/" + mine.id()).then().statusCode(401);
        other.call().get("/subscriptions/" + mine.id()).then().statusCode(404);
        Api.with("no.such.jwt").get("/subscriptions/" + mine.id()).then().statusCode(401);
        Api.with(Api.jwt("events:write"))
                .post("/subscriptions/" + mine.id() + "/rotate-secret")
                .then()
                .statusCode(403);
        Api.with(Api.jwt("subscriptions:write"))
                .get("/subscriptions/" + mine.id())
                .then()
                .statusCode(200);
    }

    @Test
    void a_redelivery_tells_a_stranger_nothing() {
        var mine = subscribe(hook, NEW);
        var other = subscribe(witness, NEW);
        sign();
        var id = alerts(hook, 1).getFirst().id();

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
    void the_preview_goes_on_where_there_is_more() {
        subscribe(hook, NEW);
        for (var time = 0; time < 51; time++) {
            sign();
        }
        alerts(hook, 51);
        var body = Map.of("filter", Map.of("countries", Map.of("all", List.of("DK", "EE"))));

        var first = Api.with(Api.jwt("subscriptions:write"))
                .body(body)
                .post("/subscriptions/preview")
                .jsonPath();
        var next = Api.with(Api.jwt("subscriptions:write"))
                .body(body)
                .post("/subscriptions/preview?cursor=" + first.getString("next"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(first.getList("items")).hasSize(50);
        assertThat(next.getList("items.subject", String.class))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(first.getList("items.subject", String.class));
    }

    @ParameterizedTest
    @CsvSource({
        "since=2024-01-01T00:00:00Z&status=cancelled, status",
        "since=%2B300000-01-01T00:00:00Z, since",
        "since=-5000-01-01T00:00:00Z, since",
        "state=cancelled, since"
    })
    void a_parameter_that_is_unknown_or_cannot_be_used_is_named_and_nothing_is_sent_again(String query, String named) {
        var mine = subscribe(hook, NEW);
        mine.call()
                .urlEncodingEnabled(false)
                .post("/subscriptions/" + mine.id() + "/replay?" + query)
                .then()
                .statusCode(400)
                .body("errors.parameter", equalTo(List.of(named)));
        Api.with(Api.jwt("admin"))
                .urlEncodingEnabled(false)
                .post("/admin/deliveries/replay?" + (query.contains("state=") ? query : query + "&state=failed"))
                .then()
                .statusCode(400)
                .body("errors.parameter", equalTo(List.of(named)));
    }

    @Test
    void what_has_ended_is_neither_resumed_nor_tested() {
        var subscribed = subscribe(hook, NEW);
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
        var subscribed = subscribe(hook, NEW);
        jdbc.inTransaction(() -> jdbc.update(
                "UPDATE subscription SET state = 'disabled', disabled_at = now(), disabled_why = 'gone' WHERE id = ?",
                UUID.fromString(subscribed.id())));

        subscribed
                .call()
                .post("/subscriptions/" + subscribed.id() + "/test")
                .then()
                .statusCode(409);
    }

    @Test
    void a_merge_patch_changes_only_what_it_says() {
        var subscribed = subscribe(hook, NEW);
        var patch = subscribed.call().contentType("application/merge-patch+json");

        patch.body("{\"filter\":{\"sectors\":[\"energy\"]}}")
                .patch("/subscriptions/" + subscribed.id())
                .then()
                .statusCode(200)
                .body("filter.countries.all", equalTo(List.of("DK", "EE")))
                .body("filter.sectors", equalTo(List.of("energy")));
        subscribed
                .call()
                .contentType("application/merge-patch+json")
                .body("{\"filter\":{\"countries\":null}}")
                .patch("/subscriptions/" + subscribed.id())
                .then()
                .statusCode(200)
                .body("filter.countries", anEmptyMap())
                .body("filter.sectors", equalTo(List.of("energy")));
    }

    @Test
    void two_changes_at_once_are_both_made() throws Exception {
        var subscribed = subscribe(hook, NEW);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var time = 0; time < 20; time++) {
                var language = time % 2 == 0 ? "tr" : "ms";
                var state = time % 2 == 0 ? "paused" : "active";
                var changes = List.<Map<String, Object>>of(Map.of("language", language), Map.of("state", state));
                var answers = changes.stream()
                        .map(change -> pool.submit(() -> subscribed
                                .call()
                                .body(change)
                                .patch("/subscriptions/" + subscribed.id())
                                .statusCode()))
                        .toList();
                for (var answer : answers) {
                    assertThat(answer.get()).isEqualTo(200);
                }
                subscribed
                        .call()
                        .get("/subscriptions/" + subscribed.id())
                        .then()
                        .body("language", equalTo(language))
                        .body("state", equalTo(state));
            }
        }
    }

    @Test
    void the_operators_list_needs_the_operators_scope() {
        RestAssured.get("/admin/deliveries").then().statusCode(401);
        Api.with(Api.jwt("events:write")).get("/admin/deliveries").then().statusCode(403);
        Api.with(Api.jwt("admin")).get("/admin/deliveries").then().statusCode(200);
    }
}
