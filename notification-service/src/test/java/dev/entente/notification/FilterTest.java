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
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Receiver;
import dev.entente.notification.support.Receiver.Received;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Ledger.titled;
import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class FilterTest {

    private static final List<String> NEW = List.of("agreement.new");

    private final String hook = "/" + UUID.randomUUID();

    @Test
    void words_are_found_in_titles_whatever_their_accents_and_their_case() {
        try (var receiver = new Receiver();
                var ledger = new Ledger()) {
            Api.subscribed(Map.of(
                    "channel",
                    Map.of("type", "webhook", "url", receiver.url(hook)),
                    "alerts",
                    NEW,
                    "filter",
                    Map.of("countries", Map.of("all", List.of("LT", "CL")), "text", "IŞIK  İZMIR'de")));
            for (var title : List.of("İzmir’de ışık", "Işık, Izmir — DE", "Izmir", "ışık limanı, İzmir'de")) {
                var signed = titled(agreement("signed", newSubject(), "LT", "CL"), "tr", title);
                ledger.post(signed);
            }

            await().until(() -> receiver.alerts(hook).size() >= 3);

            assertThat(receiver.alerts(hook))
                    .extracting(FilterTest::title)
                    .containsExactlyInAnyOrder("İzmir’de ışık", "Işık, Izmir — DE", "ışık limanı, İzmir'de");
        }
    }

    private static String title(Received alert) {
        return alert.json().at("/data/agreement/title/tr").asText();
    }

    @Test
    void a_filter_is_shown_as_it_was_written() {
        try (var receiver = new Receiver()) {
            var subscribed = Api.subscribed(Map.of(
                    "channel",
                    Map.of("type", "webhook", "url", receiver.url(hook)),
                    "filter",
                    Map.of("text", "Değirmen")));

            var shown = subscribed.call().get("/subscriptions/" + subscribed.id());

            assertThat(shown.jsonPath().getString("filter.text")).isEqualTo("Değirmen");
        }
    }

    @Test
    void nothing_is_sent_again_to_who_is_not_active() {
        try (var receiver = new Receiver();
                var ledger = new Ledger()) {
            var subscribed = Api.subscribed(Api.webhook(receiver.url(hook), NEW, "LV", "PE"));
            ledger.post(agreement("signed", newSubject(), "LV", "PE"));
            await().until(() -> !receiver.alerts(hook).isEmpty());
            var delivery = receiver.alerts(hook).getFirst().id();
            subscribed
                    .call()
                    .body(Map.of("state", "paused"))
                    .patch("/subscriptions/" + subscribed.id())
                    .then()
                    .statusCode(200);

            subscribed
                    .call()
                    .post("/subscriptions/" + subscribed.id() + "/replay?since=2024-01-01T00:00:00Z")
                    .then()
                    .statusCode(409);
            subscribed
                    .call()
                    .post("/deliveries/" + delivery + "/redeliver")
                    .then()
                    .statusCode(409);

            assertThat(receiver.alerts(hook)).hasSize(1);
        }
    }
}
