package dev.entente.system;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The way of an event from an integrator to dashboards and subscribers. */
@ExtendWith(Logs.class)
class JourneyTest {

    private final Entente entente = Entente.running();
    private final Integrator integrator = new Integrator(entente);
    private final Inbox inbox = new Inbox(entente);

    @Test
    void an_accepted_event_is_readable_at_its_receipts_position() {
        var event = Integrator.signed("BR", "ZA");
        var position = integrator.accepted(event);

        var item = Http.getAt(position, entente.query("/agreements/" + event.name()))
                .is(200)
                .json();

        assertThat(item.path("status").asText()).isEqualTo("signed");
        assertThat(item.path("events").path(0).path("position").asText()).isEqualTo(position);
    }

    @Test
    void a_new_agreement_reaches_a_webhook_once_and_signed_and_the_event_tells_of_it() {
        try (var receiver = new Receiver()) {
            var subscription = receiver.subscribe(entente, "BR", "CL");
            var event = Integrator.signed("BR", "CL");
            integrator.accepted(event);
            Waiting.until("the webhook", receiver::alerts, alerts -> !alerts.isEmpty());
            Waiting.until(
                    "the delivered alert on the event's page",
                    () -> integrator
                            .status(event)
                            .path("alerts")
                            .path("delivered")
                            .asInt(),
                    delivered -> delivered == 1);

            assertThat(receiver.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.subject()).isEqualTo(event.subject());
                assertThat(alert.isSignedWith(subscription.path("secret").asText()))
                        .isTrue();
            });
        }
    }

    @Test
    void a_new_agreement_reaches_a_readers_inbox_after_the_reader_has_confirmed() {
        var address = "reader-" + UUID.randomUUID() + "@example.org";
        subscribe(address, "BR", "PE");
        var confirmation = inbox.mail(address, "/confirm/");
        var link = Inbox.link(confirmation, "/confirm/");
        Http.get(link).is(200);
        assertThat(Http.post(link, "application/x-www-form-urlencoded", "").status())
                .isIn(200, 204, 303);

        var event = Integrator.signed("BR", "PE");
        integrator.accepted(event);

        var alert = inbox.mail(address, event.name());
        assertThat(alert.path("html").asText()).contains(event.name());
        assertThat(inbox.to(address))
                .filteredOn(mail -> Inbox.has(mail, event.name()))
                .hasSize(1);
    }

    @Test
    void the_sample_shows_the_relation_of_two_countries() {
        var relation = Http.get(entente.query("/relations/TR-MY")).is(200).json();

        assertThat(relation.path("agreementsInForce").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(relation.path("returnedVisits").asInt()).isEqualTo(1);
        assertThat(relation.path("lastContact").path("occurred").asText()).startsWith("2024-08");
        assertThat(Http.get(entente.query("/search?q=Anvar")).is(200).body()).contains("actor/anwar-ibrahim");
    }

    private void subscribe(String address, String first, String second) {
        var body = """
                {"channel":{"type":"email","address":"%s"},"alerts":["agreement.new"],"language":"en",
                 "filter":{"countries":{"all":["%s","%s"]}}}""".formatted(address, first, second);
        Http.post(entente.notification("/subscriptions"), "application/json", body)
                .is(201);
    }
}
