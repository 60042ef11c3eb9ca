package dev.entente.notification;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.HangingUp;
import dev.entente.notification.support.HangingUp.Deed;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Receiver;
import dev.entente.notification.support.Receiver.Received;
import dev.entente.notification.support.Signatures;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Waiting.await;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class WebhookAlertTest {

    private static final List<String> NEW = List.of("agreement.new");

    @Inject
    Jdbc jdbc;

    private final String hook = "/" + UUID.randomUUID();
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

    private Api.Subscribed subscribe(List<String> alerts) {
        return Api.subscribed(Api.signedTwice(receiver.url(hook), alerts, "SE", "PL"));
    }

    private String sign() {
        var signed = agreement("signed", newSubject(), "SE", "PL");
        ledger.post(signed);
        return signed.subject().toString();
    }

    private List<Received> alerts(int count) {
        await().until(() -> receiver.alerts(hook).size() >= count);
        return receiver.alerts(hook);
    }

    @Test
    void a_receiver_is_subscribed_after_it_answered_a_signed_test() throws Exception {
        var subscribed = subscribe(NEW);

        var test = receiver.at(hook).getFirst();

        assertThat(receiver.at(hook)).hasSize(1);
        assertThat(test.kind()).isEqualTo("test");
        assertThat(test.json().path("id").asText()).isEqualTo(test.id());
        Signatures.verify(test, subscribed.secret());
        assertThat(Signatures.isSigned(test, subscribed.publicKey())).isTrue();
    }

    @Test
    void a_receiver_that_refuses_the_test_is_not_subscribed() {
        receiver.answer(hook, 500);

        var answer = Api.subscribe(Api.webhook(receiver.url(hook), NEW, "SE", "PL"));

        answer.then().statusCode(422);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/channel/url");
    }

    @Test
    void a_redirect_is_not_followed() {
        receiver.answer(hook, 302);

        Api.subscribe(Api.webhook(receiver.url(hook), NEW, "SE", "PL")).then().statusCode(422);

        assertThat(receiver.at("/elsewhere")).isEmpty();
    }

    @Test
    void an_agreement_is_alerted_once_although_its_events_come_twice_and_late() throws Exception {
        var subscribed = subscribe(NEW);
        var signed = agreement("signed", newSubject(), "SE", "PL");

        ledger.post(agreement("enteredIntoForce", signed.subject().toString(), "SE", "PL"));
        ledger.post(signed);
        ledger.post(signed);
        var last = sign();
        await().until(() ->
                receiver.alerts(hook).stream().anyMatch(alert -> alert.subject().equals(last)));

        var alerts = receiver.alerts(hook).stream()
                .filter(alert -> alert.subject().equals(signed.subject().toString()))
                .toList();
        assertThat(alerts).hasSize(1);
        Signatures.verify(alerts.getFirst(), subscribed.secret());
        assertThat(Signatures.isSigned(alerts.getFirst(), subscribed.publicKey()))
                .isTrue();
    }

    @Test
    void a_failed_attempt_is_made_again_under_the_same_id_and_both_are_listed() {
        var subscribed = subscribe(NEW);
        receiver.answer(hook, 500);
        sign();
        var first = alerts(1).getFirst();
        receiver.answer(hook, 204);

        var again = alerts(2);

        assertThat(again).extracting(Received::id).containsOnly(first.id());
        assertThat(again).extracting(Received::body).containsOnly(first.body());
        await().until(() -> statuses(subscribed).contains(204));
        assertThat(statuses(subscribed)).startsWith(500).endsWith(204);
    }

    @Test
    void a_connection_that_its_receiver_closed_while_idle_costs_no_attempt() {
        try (var hangsUp = new HangingUp((connection, request) -> request == 0 ? Deed.ANSWER : Deed.CLOSE)) {
            var subscribed = Api.subscribed(Api.webhook(hangsUp.url(), NEW, "SE", "PL"));
            await().until(() -> {
                sign();
                return !hangsUp.unanswered().isEmpty();
            });
            var met = Set.copyOf(hangsUp.unanswered());
            await().untilAsserted(() -> assertThat(attempts(subscribed, met))
                    .isEqualTo(met.stream().collect(toMap(Function.identity(), id -> List.of(204)))));

            met.forEach(id -> assertThat(hangsUp.ids()).filteredOn(id::equals).hasSize(2));
        }
    }

    @Test
    void who_was_told_so_long_ago_that_the_delivery_is_gone_hears_of_a_correction() {
        var subscribed = subscribe(NEW);
        var signed = agreement("signed", newSubject(), "SE", "PL");
        ledger.post(signed);
        alerts(1);
        await().until(() -> statuses(subscribed).contains(204));
        var id = UUID.fromString(subscribed.id());
        jdbc.inTransaction(() -> {
            jdbc.update(
                    "INSERT INTO told (subject, subscription_id, alert, kept) VALUES (?, ?, 'agreement.new', false)",
                    signed.subject().toString(),
                    id);
            jdbc.update(
                    "DELETE FROM attempt WHERE delivery_id IN (SELECT id FROM delivery WHERE subscription_id = ?)", id);
            return jdbc.update("DELETE FROM delivery WHERE subscription_id = ?", id);
        });

        ledger.post(Ledger.correction(signed, "contract"));

        assertThat(alerts(2).getLast().kind()).isEqualTo("agreement.corrected");
    }

    /** The statuses of the attempts of these deliveries. */
    private static Map<String, List<Integer>> attempts(Api.Subscribed subscribed, Set<String> deliveries) {
        List<Map<String, Object>> all = listed(subscribed).getList("items");
        return all.stream()
                .map(each -> JsonPath.from(Json.tree(each).toString()))
                .filter(each -> deliveries.contains(each.getString("id")))
                .collect(toMap(each -> each.getString("id"), each -> each.getList("attempts.status")));
    }

    private static JsonPath listed(Api.Subscribed subscribed) {
        return subscribed
                .call()
                .get("/subscriptions/" + subscribed.id() + "/deliveries?limit=500")
                .jsonPath();
    }

    private static List<Integer> statuses(Api.Subscribed subscribed) {
        return subscribed
                .call()
                .get("/subscriptions/" + subscribed.id() + "/deliveries")
                .jsonPath()
                .getList("items[0].attempts.status");
    }

    @Test
    void what_happened_before_the_subscription_alerts_nobody() {
        var witness = "/" + UUID.randomUUID();
        Api.subscribed(Api.webhook(receiver.url(witness), NEW, "SE", "PL"));
        var before = sign();
        await().until(() -> receiver.alerts(witness).size() == 1);

        subscribe(NEW);
        ledger.post(agreement("enteredIntoForce", before, "SE", "PL"));
        var after = sign();

        assertThat(alerts(1)).extracting(Received::subject).containsExactly(after);
    }
}
