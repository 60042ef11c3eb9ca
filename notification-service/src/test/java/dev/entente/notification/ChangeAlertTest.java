package dev.entente.notification;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.CooperationEvent;
import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Letters;
import dev.entente.notification.support.Receiver;
import dev.entente.notification.support.Receiver.Received;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** What readers and receivers are told of what a correction, or another event, has changed. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class ChangeAlertTest {

    private static final List<String> ALERTS = List.of("agreement.new", "agreement.statusChanged");

    private final String hook = "/" + UUID.randomUUID();
    private final String address = "reader-" + UUID.randomUUID() + "@example.org";
    private final CooperationEvent signed = agreement("signed", newSubject(), "IS", "FJ");
    private final Letters letters = new Letters();
    private Receiver receiver;
    private Ledger ledger;

    @Inject
    Jdbc jdbc;

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

    private void subscribe(String language) {
        var body = new HashMap<>(Api.email(address, language, "IS", "FJ"));
        body.put("alerts", ALERTS);
        letters.subscribed(address, body);
    }

    /** The last of so many alerts. */
    private MimeMessage mail(int alerts) {
        return letters.to(address, 2 + alerts).getLast();
    }

    /** The last of at least so many alerts, of which that is true. */
    private Received alert(int count, Predicate<Received> which) {
        await().until(() -> receiver.alerts(hook).size() >= count
                && which.test(receiver.alerts(hook).getLast()));
        return receiver.alerts(hook).getLast();
    }

    private List<Received> alerts(int count) {
        await().until(() -> receiver.alerts(hook).size() >= count);
        return receiver.alerts(hook);
    }

    private CooperationEvent corrected() {
        return Ledger.correction(
                signed, data -> data.put("occurred", "2024-03-07").put("instrument", "contract"));
    }

    @Test
    void a_mail_of_a_correction_says_what_was_and_what_is() {
        subscribe("en");
        ledger.post(signed);
        mail(1);

        ledger.post(corrected());

        var mail = mail(2);
        assertThat(letters.text(mail).replace("\r\n", "\n")).contains("""
                Reason: a slip

                What has changed:
                  Kind
                    before: Treaty
                    now: Contract
                  Date
                    before: 5 March 2024
                    now: 7 March 2024

                As it is known now:

                Parties:\s""");
        assertThat(letters.html(mail)).contains("What has changed", "before: 5 March 2024<", "now: 7 March 2024<");
    }

    @Test
    void a_mail_of_another_status_says_which_it_was_in_the_readers_language() {
        subscribe("tr");
        ledger.post(signed);
        mail(1);

        ledger.post(agreement("enteredIntoForce", signed.subject().toString(), "IS", "FJ"));

        assertThat(letters.text(mail(2)).replace("\r\n", "\n")).contains("""
                Değişenler:
                  Durum
                    önce: İmzalandı
                    şimdi: Yürürlükte
                """);
    }

    @Test
    void a_webhook_of_a_correction_has_both_values_and_one_of_what_is_new_none() {
        Api.subscribed(Api.webhook(receiver.url(hook), ALERTS, "IS", "FJ"));
        ledger.post(signed);
        ledger.post(corrected());

        var alerts = alerts(2);

        assertThat(alerts.getFirst().json().path("data").has("changes")).isFalse();
        assertThat(alerts.getLast().json().path("data").path("changes")).isEqualTo(Json.object("""
                {"instrument":{"before":"treaty","now":"contract"},
                 "statusSince":{"before":"2024-03-05","now":"2024-03-07"},"occurred":{"before":"2024-03-05","now":"2024-03-07"}}"""));
        assertThat(alerts.getLast().json().at("/data/text/body").asText())
                .contains("What has changed:\n", "Date: 5 March 2024 → 7 March 2024\n");
    }

    @Test
    void whatever_becomes_of_the_item_meanwhile_an_alert_that_is_tried_again_says_the_same() {
        Api.subscribed(Api.webhook(receiver.url(hook), ALERTS, "IS", "FJ"));
        ledger.post(signed);
        alerts(1);
        receiver.answer(hook, 500);
        var correction = corrected();
        ledger.post(correction);
        var first = alerts(2).getLast();
        ledger.post(Ledger.retraction(correction));
        await().until(() -> news() == 3);
        receiver.answer(hook, 204);

        var last = alert(4, each -> !each.id().equals(first.id()));

        assertThat(receiver.alerts(hook).stream().filter(each -> each.id().equals(first.id())))
                .hasSizeGreaterThan(1)
                .extracting(Received::body)
                .containsOnly(first.body());
        assertThat(last.json().at("/data/changes/occurred")).isEqualTo(Json.object("""
                {"before":"2024-03-07","now":"2024-03-05"}"""));
    }

    private int news() {
        return jdbc.inTransaction(() -> jdbc.query(
                        "SELECT count(*) FROM news WHERE subject = ?",
                        row -> row.getInt(1),
                        signed.subject().toString()))
                .getFirst();
    }

    @Test
    void news_of_an_earlier_version_which_did_not_keep_what_it_was_is_sent_as_it_was_then() {
        var subscribed = Api.subscribed(Api.webhook(receiver.url(hook), ALERTS, "IS", "FJ"));
        ledger.post(signed);
        ledger.post(corrected());
        var told = alerts(2).getLast();
        await().until(() -> subscribed
                        .call()
                        .get("/subscriptions/" + subscribed.id() + "/deliveries?state=delivered")
                        .jsonPath()
                        .getList("items")
                        .size()
                == 2);
        jdbc.inTransaction(() -> jdbc.update(
                "INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, item, reason,"
                        + " countries, sectors, parties, words) SELECT subject, alert, 'older', source, event_id, partition,"
                        + " log_offset, recorded, item, reason, countries, sectors, parties, words FROM news"
                        + " WHERE subject = ? AND alert = 'agreement.corrected'",
                signed.subject().toString()));
        jdbc.inTransaction(() -> jdbc.update(
                "UPDATE delivery SET news_id = (SELECT id FROM news WHERE revision = 'older' AND subject = ?) WHERE id = ?::uuid",
                signed.subject().toString(),
                told.id()));

        subscribed.call().post("/deliveries/" + told.id() + "/redeliver").then().statusCode(202);

        var again = alerts(3).getLast().json();
        assertThat(again.path("data").has("changes")).isFalse();
        assertThat(again.at("/data/text/body").asText())
                .contains("has been corrected")
                .doesNotContain("What has changed");
    }
}
