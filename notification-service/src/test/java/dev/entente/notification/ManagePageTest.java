package dev.entente.notification;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Forms;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Forms.fields;
import static dev.entente.notification.support.Forms.form;
import static dev.entente.notification.support.Forms.id;
import static dev.entente.notification.support.Forms.subscription;
import static dev.entente.notification.support.Forms.with;
import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** The page on which a subscription is managed. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class ManagePageTest {

    @Inject
    Jdbc jdbc;

    private Forms forms;

    @BeforeEach
    void open() {
        forms = new Forms();
    }

    @AfterEach
    void close() {
        forms.close();
    }

    @Test
    void a_subscription_is_changed_paused_resumed_and_tested_on_its_page() {
        var path = forms.subscribed();

        form(with(with(fields("en"), "every", "immediate"), "any", List.of("FI")))
                .post(path)
                .then()
                .statusCode(200)
                .body(containsString("Saved."));
        subscription(path)
                .body("language", equalTo("en"))
                .body("digest", equalTo("immediate"))
                .body("filter.countries.any", equalTo(List.of("FI")));
        RestAssured.post(path + "/pause").then().statusCode(200).body(containsString("Paused."));
        subscription(path).body("state", equalTo("paused"));
        RestAssured.post(path + "/resume").then().statusCode(200).body(containsString("Alerts come again"));
        subscription(path).body("state", equalTo("active"));
        RestAssured.post(path + "/test").then().statusCode(200).body(containsString("A test is on its way."));
        assertThat(forms.letters()
                        .subject(forms.letters().to(forms.address(), 3).get(2)))
                .isEqualTo("Test of your subscription");
    }

    @Test
    void on_its_page_a_subscription_is_changed_to_visits_and_transfers() {
        var path = forms.subscribed();

        form(with(fields("en"), "alerts", List.of("visit.new", "transfer.new")))
                .post(path)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("value=\"visit.new\" checked"),
                        not(containsString("value=\"agreement.new\" checked"))));

        subscription(path).body("alerts", equalTo(List.of("transfer.new", "visit.new")));
    }

    @Test
    void people_that_are_asked_for_are_shown_on_its_page_and_stay_while_they_are_ticked() {
        var path = forms.subscribed();

        form(with(fields("en"), "parties", List.of("actor/jane-doe")))
                .post(path)
                .then()
                .statusCode(200)
                .body(containsString("name=\"parties\" value=\"actor/jane-doe\" checked> jane doe"));
        subscription(path).body("filter.parties", equalTo(List.of("actor/jane-doe")));

        form(fields("en")).post(path).then().statusCode(200).body(not(containsString("jane doe")));
        subscription(path).body("filter.parties", nullValue());
    }

    @Test
    void what_is_wrong_is_said_and_what_was_filled_in_stays_and_is_not_saved() {
        var path = forms.subscribed();

        form(with(with(fields("tr"), "alerts", List.of()), "text", "lityum"))
                .post(path)
                .then()
                .statusCode(422)
                .body(allOf(containsString("role=\"alert\""), containsString("value=\"lityum\"")));

        subscription(path).body("alerts", equalTo(List.of("agreement.new"))).body("filter.text", nullValue());
    }

    @Test
    void what_fell_into_a_pause_is_told_on_the_page_and_sent_by_its_button() {
        var path = forms.subscribed();
        RestAssured.post(path + "/pause").then().statusCode(200);
        try (var ledger = new Ledger()) {
            ledger.post(agreement("signed", newSubject(), "BG", "CU"));
        }
        await().until(() -> RestAssured.get(path + "/data")
                        .jsonPath()
                        .getList("deliveries.findAll { it.alert == 'agreement.new' && it.state == 'cancelled' }")
                        .size()
                == 1);
        RestAssured.get(path).then().body(not(containsString(path + "/missed")));
        RestAssured.post(path + "/resume")
                .then()
                .body(allOf(
                        containsString("(örneğin duraklatmada): 1."),
                        containsString("action=\"" + path + "/missed\"")));

        RestAssured.post(path + "/missed")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Saklananlar yolda: 1."), not(containsString(path + "/missed"))));

        assertThat(forms.letters().to(forms.address(), 3)).hasSize(3);
    }

    @Test
    void a_link_that_somebody_else_has_is_replaced_by_one_that_comes_by_mail() {
        var path = forms.subscribed();
        var unsubscribe =
                forms.letters().link(forms.letters().to(forms.address(), 2).get(1), "/unsubscribe/");

        RestAssured.post(path + "/link").then().statusCode(200);

        RestAssured.get(path + "?lang=tr")
                .then()
                .statusCode(404)
                .body(allOf(
                        containsString("Yeniden abone olmanız gerekmez"),
                        containsString("href=\"/manage?lang=tr\""),
                        containsString("href=\"?lang=ms\""),
                        not(containsString("/subscribe"))));
        var fresh = forms.letters().link(forms.letters().to(forms.address(), 3).get(2), "/manage/");
        RestAssured.get(fresh).then().statusCode(200);
        RestAssured.get(unsubscribe).then().statusCode(200);
    }

    @Test
    void a_page_without_its_token_says_nothing() {
        forms.subscribed();

        for (var path : List.of("/manage/ent_m_x", "/manage/ent_m_x/data", "/manage/ent_m_x/delete")) {
            RestAssured.get(path).then().statusCode(404).body(not(containsString(forms.address())));
        }
        RestAssured.post("/manage/ent_m_x/pause").then().statusCode(404);
    }

    @Test
    void who_has_digests_sees_when_the_next_one_is_due_while_they_come() {
        var path = forms.subscribed();

        String next = subscription(path)
                .body("digest.on", equalTo("friday"))
                .extract()
                .path("nextDigest");

        var due = Instant.parse(next).atZone(ZoneId.of("Europe/Istanbul"));
        assertThat(due.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(due.toLocalTime()).isEqualTo(LocalTime.of(7, 30));
        RestAssured.get(path)
                .then()
                .body(containsString(due.getYear() + ", 07:30 (Europe/Istanbul), o zamana kadar haber varsa"));
        RestAssured.post(path + "/pause").then().body(not(containsString("Sonraki ileti")));
        subscription(path).body("nextDigest", nullValue());
        form(with(fields("en"), "every", "immediate")).post(path).then().body(not(containsString("Next mail")));
    }

    @Test
    void who_ended_a_subscription_by_the_link_of_a_mail_can_have_the_address_forgotten_there() {
        var path = forms.subscribed();
        var id = id(path);
        var unsubscribe =
                forms.letters().link(forms.letters().to(forms.address(), 2).get(1), "/unsubscribe/");

        RestAssured.given()
                .redirects()
                .follow(false)
                .post(unsubscribe + "/delete")
                .then()
                .statusCode(303)
                .header("Location", endsWith(unsubscribe));
        subscription(path).body("state", equalTo("active"));
        RestAssured.post(unsubscribe)
                .then()
                .body(allOf(
                        containsString("Adresiniz 30 gün sonra, isterseniz hemen silinir."),
                        containsString("href=\"" + unsubscribe + "/delete\""),
                        containsString("Yeniden abone ol")));
        RestAssured.get(unsubscribe + "/delete").then().statusCode(200).body(containsString("Bu geri alınamaz"));
        subscription(path).body("state", equalTo("unsubscribed"));
        RestAssured.post(unsubscribe + "/delete").then().statusCode(200).body(containsString("Adresiniz silindi"));

        RestAssured.get(unsubscribe + "/delete").then().statusCode(404);
        assertThat(jdbc.inTransaction(() -> jdbc.first(
                        "SELECT target IS NULL FROM subscription WHERE id = ?::uuid", row -> row.getBoolean(1), id)))
                .contains(true);
    }

    @Test
    void a_subscriber_can_take_everything_along_and_have_everything_forgotten() {
        var path = forms.subscribed();
        var id = id(path);
        await().untilAsserted(() -> RestAssured.get(path + "/data")
                .then()
                .header("Content-Disposition", containsString("attachment"))
                .body("channel.address", equalTo(forms.address()))
                .body("deliveries.alert", equalTo(List.of("subscription.confirmed", "subscription.confirm")))
                .body("deliveries.attempts.status.flatten()", equalTo(List.of(250, 250))));

        RestAssured.get(path + "/delete").then().statusCode(200);
        subscription(path).body("state", equalTo("active"));
        RestAssured.post(path + "/delete").then().statusCode(200);

        RestAssured.get(path).then().statusCode(404);
        var kept = jdbc.inTransaction(() -> jdbc.first(
                        "SELECT to_jsonb(s) FROM subscription s WHERE id = ?::uuid", row -> row.getString(1), id))
                .orElseThrow();
        assertThat(kept).contains("\"target\": null", "\"target_hash\": null", "\"words\": null");
    }
}
