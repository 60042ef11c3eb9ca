package dev.entente.notification;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.entente.events.CooperationEvent;
import dev.entente.local.PlatformResource;
import dev.entente.notification.news.Horizon;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Letters;
import dev.entente.notification.support.Receiver;
import dev.entente.notification.support.Receiver.Received;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.correction;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Ledger.retraction;
import static dev.entente.notification.support.Ledger.sameAs;
import static dev.entente.notification.support.Ledger.transfer;
import static dev.entente.notification.support.Ledger.visit;
import static dev.entente.notification.support.Ledger.with;
import static dev.entente.notification.support.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** From an event of a visit or a transfer to the webhook and the mail that tell of it. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class KindAlertTest {

    private static final List<String> ALL =
            List.of("visit.new", "visit.statusChanged", "transfer.new", "transfer.statusChanged");

    private final String hook = "/" + UUID.randomUUID();
    private final String address = "reader-" + UUID.randomUUID() + "@example.org";
    private final String visit = newSubject("visit");
    private final String transfer = newSubject("transfer");
    private final Letters letters = new Letters();
    private Receiver receiver;
    private Ledger ledger;

    @Inject
    Horizon horizon;

    @BeforeEach
    void open() {
        letters.open();
        receiver = new Receiver();
        ledger = new Ledger();
    }

    @AfterEach
    void close() {
        ledger.close();
        receiver.close();
        letters.close();
    }

    private Api.Subscribed subscribe(List<String> alerts) {
        return Api.subscribed(Api.webhook(receiver.url(hook), alerts, "CZ", "AO"));
    }

    private void subscribeByMail(List<String> alerts, String language, Object digest) {
        letters.subscribed(
                address,
                Map.of(
                        "channel", Map.of("type", "email", "address", address),
                        "alerts", alerts,
                        "language", language,
                        "digest", digest,
                        "filter", Map.of("countries", Map.of("all", List.of("CZ", "AO")))));
    }

    /** Events of several partitions are read one after the other. */
    private void post(CooperationEvent event) {
        var position = ledger.post(event);
        await().until(() -> horizon.read().covers(position));
    }

    private List<String> told(int count) {
        await().until(() -> receiver.alerts(hook).size() >= count);
        return receiver.alerts(hook).stream().map(Received::kind).toList();
    }

    private CooperationEvent announced() {
        return visit("announced", visit, "CZ", "AO", "2024-10");
    }

    private CooperationEvent ordered() {
        return transfer("ordered", transfer, "CZ", "AO");
    }

    private CooperationEvent delivered(int pieces) {
        return with(transfer("delivered", transfer, "CZ", "AO"), data -> data.put("delivered", pieces));
    }

    @Test
    void a_receiver_hears_of_a_visit_from_its_announcement_to_its_retraction() {
        subscribe(ALL);
        var announced = announced();

        post(announced);
        post(announced);
        post(visit("postponed", visit, "CZ", "AO", "2024-11"));
        post(correction(announced, data -> data.put("level", "working")));
        post(retraction(announced));

        assertThat(told(4)).containsExactly("visit.new", "visit.statusChanged", "visit.corrected", "visit.retracted");
        assertThat(receiver.alerts(hook)).extracting(Received::subject).containsOnly(visit);
        var first = receiver.alerts(hook).getFirst().json();
        assertThat(first.path("type").asText()).isEqualTo("dev.entente.alert.visit.new.v1");
        assertThat(first.at("/data/visit/host/country").asText()).isEqualTo("AO");
        assertThat(first.at("/data/visit/status").asText()).isEqualTo("announced");
        assertThat(first.at("/data/event/id").asText())
                .isEqualTo(announced.key().id());
        assertThat(first.at("/data/text/title").asText()).isEqualTo("New visit: Visit " + visit);
        assertThat(receiver.alerts(hook).get(3).json().at("/data/reason").asText())
                .isEqualTo("a hoax");
    }

    @Test
    void a_receiver_hears_of_a_transfer_from_its_order_to_its_delivery() {
        subscribe(ALL);
        var ordered = ordered();

        post(ordered);
        post(delivered(1));
        post(delivered(2));
        post(correction(ordered, data -> data.withObject("/item").put("quantity", 4)));
        post(retraction(ordered));

        assertThat(told(5))
                .startsWith("transfer.new", "transfer.statusChanged", "transfer.statusChanged", "transfer.corrected")
                .contains("transfer.retracted");
        var alerts = receiver.alerts(hook);
        assertThat(alerts.getFirst()
                        .json()
                        .at("/data/transfer/item/designation")
                        .asText())
                .isEqualTo("corvette");
        assertThat(alerts.get(1).json().at("/data/transfer/status").asText()).isEqualTo("partlyDelivered");
        assertThat(alerts.get(2).json().at("/data/transfer/status").asText()).isEqualTo("delivered");
        assertThat(alerts).extracting(Received::subject).containsOnly(transfer);
    }

    @Test
    void who_asks_for_one_kind_hears_of_no_other() {
        subscribe(List.of("transfer.new"));

        post(announced());
        post(Ledger.agreement("signed", newSubject(), "CZ", "AO"));
        post(ordered());

        assertThat(told(1)).containsExactly("transfer.new");
    }

    @Test
    void two_visits_that_are_one_are_told_as_new_once() {
        subscribe(List.of("visit.new"));
        var other = newSubject("visit");
        var last = newSubject("visit");

        post(announced());
        post(sameAs(visit, other));
        post(visit("announced", other, "CZ", "AO", "2024-10"));
        post(visit("held", last, "CZ", "AO", "2024-10"));

        await().until(() -> receiver.alerts(hook).size() >= 2);
        assertThat(receiver.alerts(hook)).extracting(Received::subject).containsExactly(visit, last);
    }

    @Test
    void past_visits_and_transfers_are_previewed_as_they_would_have_been_told() {
        post(announced());
        post(ordered());

        var preview = Api.with(Api.jwt("subscriptions:write"))
                .body(Map.of(
                        "alerts", List.of("visit.new", "transfer.statusChanged"),
                        "filter", Map.of("countries", Map.of("all", List.of("CZ", "AO")))))
                .post("/subscriptions/preview");

        assertThat(preview.jsonPath().getList("items.subject", String.class)).contains(visit, transfer);
        assertThat(preview.jsonPath().getList("items.subject", String.class))
                .noneMatch(subject -> subject.startsWith("agreement/"));
    }

    @Test
    void what_was_sent_of_a_visit_is_listed_exported_and_sent_again() {
        var subscribed = subscribe(ALL);
        post(announced());
        told(1);

        subscribed
                .call()
                .post("/subscriptions/" + subscribed.id() + "/replay?since=2024-01-01T00:00:00Z")
                .then()
                .statusCode(202);

        told(2);
        assertThat(receiver.alerts(hook))
                .extracting(Received::id)
                .containsOnly(receiver.alerts(hook).getFirst().id());
        var export = subscribed
                .call()
                .get("/subscriptions/" + subscribed.id() + "/export")
                .jsonPath();
        assertThat(export.getList("deliveries.alert", String.class)).containsExactly("visit.new");
        assertThat(export.getList("alerts", String.class)).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void the_example_previews_and_subscribes() throws Exception {
        post(announced());
        var script = new ProcessBuilder(
                "bash", Path.of("..", "docs", "examples", "subscribe.sh").toString(), receiver.url(hook), "CZ", "AO");
        script.environment().put("ENTENTE", "http://127.0.0.1:" + RestAssured.port);
        script.environment().put("TOKEN", Api.jwt("subscriptions:write"));
        var process = script.redirectErrorStream(true).start();

        var said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains(visit, "whsec_");
        post(ordered());
        assertThat(told(1)).containsExactly("transfer.new");
    }

    @Test
    void a_filter_by_instruments_narrows_agreements_and_lets_visits_through() {
        Api.subscribed(Map.of(
                "channel", Map.of("type", "webhook", "url", receiver.url(hook)),
                "alerts", List.of("agreement.new", "visit.new"),
                "filter",
                        Map.of(
                                "countries", Map.of("all", List.of("CZ", "AO")),
                                "instruments", List.of("contract"))));
        var contract = newSubject();

        post(Ledger.agreement("signed", newSubject(), "CZ", "AO"));
        post(announced());
        post(with(Ledger.agreement("signed", contract, "CZ", "AO"), data -> data.put("instrument", "contract")));

        told(2);
        assertThat(receiver.alerts(hook)).extracting(Received::subject).containsExactlyInAnyOrder(visit, contract);
    }

    @Test
    void a_filter_that_nothing_can_pass_that_is_asked_for_is_refused() {
        assertThat(pointers(List.of("visit.new"), Map.of("instruments", List.of("treaty"))))
                .containsExactly("/filter/instruments");
        assertThat(pointers(List.of("transfer.new"), Map.of("countries", Map.of("all", List.of("CZ", "AO", "SE")))))
                .containsExactly("/filter/countries");
        assertThat(pointers(List.of("meeting.new"), Map.of())).containsExactly("/alerts/0");
    }

    private List<String> pointers(List<String> alerts, Map<String, Object> filter) {
        return Api.subscribe(Map.of(
                        "channel", Map.of("type", "webhook", "url", receiver.url(hook)),
                        "alerts", alerts,
                        "filter", filter))
                .then()
                .statusCode(422)
                .extract()
                .jsonPath()
                .getList("errors.pointer", String.class);
    }

    @Test
    void alerts_to_which_the_filter_does_not_fit_any_more_are_refused() {
        var subscribed = Api.subscribed(Map.of(
                "channel", Map.of("type", "webhook", "url", receiver.url(hook)),
                "filter", Map.of("instruments", List.of("treaty"))));

        var answer = subscribed
                .call()
                .body(Map.of("alerts", List.of("visit.new")))
                .patch("/subscriptions/" + subscribed.id());

        answer.then().statusCode(422);
        assertThat(answer.jsonPath().getList("errors.pointer", String.class)).containsExactly("/alerts");
    }

    @Test
    void a_reader_is_told_of_a_visit_in_words_and_of_what_follows_in_the_same_conversation() {
        subscribeByMail(List.of("visit.new"), "tr", "immediate");
        var announced = announced();

        post(announced);
        post(visit("held", visit, "CZ", "AO", "2024-10-07"));
        post(retraction(announced));
        post(correction(announced, data -> data.put("level", "working")));
        post(visit("held", newSubject("visit"), "CZ", "AO", "2024-10"));

        var mails = letters.to(address, 4).subList(2, 4);
        assertThat(letters.subject(mails.getFirst())).isEqualTo("Yeni ziyaret: Ziyaret " + visit);
        for (var part : List.of(letters.text(mails.getFirst()), letters.html(mails.getFirst()))) {
            assertThat(part)
                    .contains(
                            "Çekya",
                            "Ministry of Trade",
                            "Angola (A. Host)",
                            "Duyuruldu",
                            "Ekim 2024",
                            "Capital, Angola");
        }
    }

    @Test
    void a_reader_is_told_of_a_transfer_in_words_and_of_its_correction() {
        subscribeByMail(List.of("transfer.new", "transfer.statusChanged"), "en", "immediate");
        var ordered = ordered();

        post(ordered);
        post(delivered(1));
        post(correction(ordered, data -> data.put("occurred", "2024-03-06")));

        var mails = letters.to(address, 5).subList(2, 5);
        assertThat(mails)
                .extracting(letters::subject)
                .containsExactly(
                        "New transfer: Ships " + transfer,
                        "Transfer (Partly delivered): Ships " + transfer,
                        "Corrected: Ships " + transfer);
        for (var part : List.of(letters.text(mails.get(1)), letters.html(mails.get(1)))) {
            assertThat(part).contains("Equipment: corvette (ship) × 3", "1 of 3", "Partly delivered", "Angola (Navy)");
        }
        assertThat(mails)
                .extracting(mail -> letters.header(mail, "References"))
                .containsOnly(letters.header(mails.getFirst(), "References"));
    }
}
