package dev.entente.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Letters;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class PagesTest {

    @Inject
    Jdbc jdbc;

    private final String address = "reader-" + UUID.randomUUID() + "@example.org";
    private final Letters letters = new Letters();

    @BeforeEach
    void open() {
        letters.open();
    }

    @AfterEach
    void close() {
        letters.close();
    }

    private static RequestSpecification form(Map<String, ?> fields) {
        return RestAssured.given()
                .contentType("application/x-www-form-urlencoded")
                .formParams(fields);
    }

    /** Fields of a subscription to agreements of Bulgaria and Cuba. */
    private static Map<String, Object> fields(String language) {
        return Map.of(
                "language",
                language,
                "all",
                List.of("BG", "CU", ""),
                "any",
                List.of("", ""),
                "sectors",
                List.of("energy"),
                "text",
                "",
                "alerts",
                List.of("agreement.new"),
                "followUps",
                "on",
                "every",
                "week",
                "at",
                "07:30",
                "on",
                "friday");
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        var all = new java.util.HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    @Test
    void a_link_fills_in_what_it_asks_for_and_what_it_says_wrong_is_told() {
        RestAssured.given()
                .queryParam("all", "BG", "CU")
                .queryParam("sectors", "energy")
                .queryParam("instruments", "treaty")
                .queryParam("text", "deep sea")
                .queryParam("alerts", "agreement.new", "agreement.statusChanged")
                .get("/subscribe?lang=en")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("value=\"BG\" selected"),
                        containsString("value=\"CU\" selected"),
                        containsString("value=\"energy\" checked"),
                        containsString("value=\"treaty\" checked"),
                        containsString("value=\"deep sea\""),
                        containsString("value=\"agreement.statusChanged\" checked")));
        RestAssured.given()
                .queryParam("sectors", "magic")
                .queryParam("text", "\"><b>bold")
                .get("/subscribe?lang=en")
                .then()
                .statusCode(200)
                .body(allOf(containsString("role=\"alert\""), not(containsString("<b>"))));
    }

    @Test
    void another_language_keeps_what_a_link_filled_in() {
        RestAssured.given()
                .queryParam("all", "BG", "CU")
                .queryParam("text", "deep & sea")
                .get("/subscribe?lang=en")
                .then()
                .body(containsString("href=\"?lang=tr&amp;all=BG&amp;all=CU&amp;text=deep+%26+sea\""));
    }

    @Test
    void what_fell_into_a_pause_is_told_on_the_page_and_sent_by_its_button() {
        var path = subscribed();
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

        RestAssured.post(path + "/missed").then().statusCode(200).body(not(containsString(path + "/missed")));

        assertThat(letters.to(address, 3)).hasSize(3);
    }

    /** The path of the page on which the subscription is managed. */
    private String subscribed() {
        form(with(with(fields("tr"), "address", address), "zone", "Europe/Istanbul"))
                .post("/subscribe")
                .then()
                .statusCode(200)
                .body(containsString("E-postanıza bakın"));
        RestAssured.post(letters.link(letters.to(address, 1).getFirst(), "/confirm/"))
                .then()
                .statusCode(200);
        return letters.link(letters.to(address, 2).get(1), "/manage/");
    }

    private static String token(String path) {
        return path.replace("/manage/", "");
    }

    private static io.restassured.response.ValidatableResponse subscription(String path) {
        return Api.with(token(path)).get("/subscriptions/" + id(path)).then().statusCode(200);
    }

    private static String id(String path) {
        return RestAssured.get(path + "/data").jsonPath().getString("id");
    }

    @ParameterizedTest
    @CsvSource({
        "en, News of cooperation by e-mail, Türkiye",
        "tr, İş birliği haberleri e-postayla, Türkiye",
        "ms, Berita kerjasama melalui e-mel, Turkiye"
    })
    void the_form_is_in_the_language_that_is_asked_for_or_read(String language, String title, String country) {
        RestAssured.get("/subscribe?lang=" + language)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(allOf(
                        containsString(title),
                        containsString("<html lang=\"" + language),
                        not(containsString("<script"))));
        RestAssured.given()
                .header("Accept-Language", "de, " + language + ";q=0.5")
                .get("/subscribe")
                .then()
                .header("Content-Language", language);
    }

    @Test
    void who_fills_in_the_form_is_asked_to_confirm_and_then_has_what_was_filled_in() {
        var path = subscribed();

        subscription(path)
                .body("state", equalTo("active"))
                .body("language", equalTo("tr"))
                .body("filter.countries.all", equalTo(List.of("BG", "CU")))
                .body("filter.sectors", equalTo(List.of("energy")))
                .body("followUps", equalTo(true))
                .body(
                        "digest",
                        equalTo(Map.of("every", "week", "at", "07:30", "zone", "Europe/Istanbul", "on", "friday")));
        RestAssured.get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body(allOf(
                        containsString("value=\"BG\" selected"),
                        containsString("value=\"energy\" checked"),
                        containsString("value=\"07:30\""),
                        containsString("value=\"friday\" selected"),
                        containsString(address)));
    }

    @Test
    void what_is_wrong_is_said_in_the_language_and_what_was_filled_in_stays() {
        form(with(with(fields("ms"), "address", "<b>nobody\"@"), "alerts", List.of()))
                .post("/subscribe")
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("Ini bukan alamat e-mel"),
                        containsString("Tandakan sekurang-kurangnya satu"),
                        containsString("value=\"&lt;b&gt;nobody&quot;@\""),
                        containsString("value=\"CU\" selected")));
    }

    @ParameterizedTest
    @CsvSource({
        "en, Agreements, Visits, Transfers, 'Kinds of agreement are chosen, but no alerts on agreements.'",
        "tr, Anlaşmalar, Ziyaretler, Teslimatlar, 'Anlaşma türü seçildi, ama anlaşmalarla ilgili uyarı seçilmedi.'",
        "ms, Perjanjian, Lawatan, Pemindahan, 'Jenis perjanjian dipilih, tetapi tiada makluman tentang perjanjian.'"
    })
    void what_to_be_told_of_is_chosen_kind_by_kind(
            String language, String agreements, String visits, String transfers, String complaint) {
        RestAssured.get("/subscribe?alerts=visit.new&alerts=transfer.statusChanged&lang=" + language)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("<legend>" + agreements + "</legend>"),
                        containsString("<legend>" + visits + "</legend>"),
                        containsString("<legend>" + transfers + "</legend>"),
                        containsString("value=\"visit.new\" checked"),
                        containsString("value=\"transfer.statusChanged\" checked"),
                        not(containsString("value=\"agreement.new\" checked"))));
        form(with(
                        with(with(fields(language), "alerts", List.of("visit.new")), "instruments", List.of("treaty")),
                        "address",
                        address))
                .post("/subscribe")
                .then()
                .statusCode(422)
                .body(containsString(complaint));
    }

    @Test
    void a_form_that_is_none_is_refused_and_is_no_failure() {
        RestAssured.given()
                .contentType("application/x-www-form-urlencoded")
                .body("address=%ZZ")
                .post("/subscribe")
                .then()
                .statusCode(400)
                .body("detail", containsString("%"));
    }

    @Test
    void on_its_page_a_subscription_is_changed_to_visits_and_transfers() {
        var path = subscribed();

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
    void a_preview_needs_no_address_and_shows_what_was_there_before() {
        try (var ledger = new Ledger()) {
            var signed = agreement("signed", newSubject(), "BG", "CU");
            ledger.post(signed);
            await().until(() -> form(with(with(fields("en"), "preview", "1"), "address", ""))
                    .post("/subscribe")
                    .asString()
                    .contains("Pact " + signed.subject()));
        }
    }

    @Test
    void a_link_that_somebody_else_has_is_replaced_by_one_that_comes_by_mail() {
        var path = subscribed();
        var unsubscribe = letters.link(letters.to(address, 2).get(1), "/unsubscribe/");

        RestAssured.post(path + "/link").then().statusCode(200);

        RestAssured.get(path).then().statusCode(404);
        var fresh = letters.link(letters.to(address, 3).get(2), "/manage/");
        RestAssured.get(fresh).then().statusCode(200);
        RestAssured.get(unsubscribe).then().statusCode(200);
    }

    @Test
    void a_subscription_is_changed_paused_resumed_and_tested_on_its_page() {
        var path = subscribed();

        form(with(with(fields("en"), "every", "immediate"), "any", List.of("FI")))
                .post(path)
                .then()
                .statusCode(200)
                .body(containsString("Saved."));
        subscription(path)
                .body("language", equalTo("en"))
                .body("digest", equalTo("immediate"))
                .body("filter.countries.any", equalTo(List.of("FI")));
        RestAssured.post(path + "/pause").then().statusCode(200);
        subscription(path).body("state", equalTo("paused"));
        RestAssured.post(path + "/resume").then().statusCode(200);
        subscription(path).body("state", equalTo("active"));
        RestAssured.post(path + "/test").then().statusCode(200);
        assertThat(letters.subject(letters.to(address, 3).get(2))).isEqualTo("Test of your subscription");
    }

    @Test
    void a_page_without_its_token_says_nothing() {
        subscribed();

        for (var path : List.of("/manage/ent_m_x", "/manage/ent_m_x/data", "/manage/ent_m_x/delete")) {
            RestAssured.get(path).then().statusCode(404).body(not(containsString(address)));
        }
        RestAssured.post("/manage/ent_m_x/pause").then().statusCode(404);
    }

    @Test
    void a_subscriber_can_take_everything_along_and_have_everything_forgotten() {
        var path = subscribed();
        var id = id(path);
        await().until(() -> List.of(250, 250)
                .equals(RestAssured.get(path + "/data").jsonPath().getList("deliveries.attempts.status.flatten()")));
        RestAssured.get(path + "/data")
                .then()
                .header("Content-Disposition", containsString("attachment"))
                .body("channel.address", equalTo(address))
                .body("deliveries.alert", equalTo(List.of("subscription.confirmed", "subscription.confirm")));

        RestAssured.get(path + "/delete").then().statusCode(200);
        subscription(path).body("state", equalTo("active"));
        RestAssured.post(path + "/delete").then().statusCode(200);

        RestAssured.get(path).then().statusCode(404);
        var kept = jdbc.inTransaction(() -> jdbc.first(
                        "SELECT to_jsonb(s) FROM subscription s WHERE id = ?::uuid", row -> row.getString(1), id))
                .orElseThrow();
        assertThat(kept).contains("\"target\": null", "\"target_hash\": null", "\"words\": null");
    }

    @Test
    void links_are_mailed_to_who_has_subscriptions_and_the_answer_is_the_same_to_who_has_none() {
        var path = subscribed();
        var stranger = "stranger-" + UUID.randomUUID() + "@example.org";

        var known = form(Map.of("address", address, "language", "en")).post("/manage");
        var unknown = form(Map.of("address", stranger, "language", "en")).post("/manage");

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(200);
        assertThat(unknown.asString()).isEqualTo(known.asString());
        assertThat(letters.link(letters.to(address, 3).get(2), "/manage/")).isEqualTo(path);
        assertThat(letters.count(stranger)).isZero();
    }

    @Test
    void subscribing_an_address_that_is_subscribed_answers_like_any_other() {
        subscribed();
        var stranger = "stranger-" + UUID.randomUUID() + "@example.org";

        var known = form(with(fields("en"), "address", address)).post("/subscribe");
        var unknown = form(with(fields("en"), "address", stranger)).post("/subscribe");

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(200);
        assertThat(unknown.asString()).isEqualTo(known.asString());
    }

    @Test
    void a_client_that_causes_too_many_mails_has_to_wait_and_others_have_not() {
        var path = subscribed();
        var client = "203.0.113.7";
        var statuses = new java.util.ArrayList<Integer>();
        for (var time = 0; time <= Surroundings.REQUESTS_PER_CLIENT; time++) {
            statuses.add(form(Map.of("address", "x-" + time + "@example.org"))
                    .header("X-Forwarded-For", client)
                    .post("/manage")
                    .statusCode());
        }

        assertThat(statuses).endsWith(200, 429).containsOnlyOnce(429);
        RestAssured.given()
                .header("X-Forwarded-For", client)
                .contentType("application/json")
                .body(Api.email(address, "en", "BG", "CU"))
                .post("/subscriptions")
                .then()
                .statusCode(429)
                .header("Retry-After", "3600");
        Api.with(token(path))
                .header("X-Forwarded-For", client)
                .post("/subscriptions/" + id(path) + "/test")
                .then()
                .statusCode(429);
        form(Map.of("address", address))
                .header("X-Forwarded-For", "203.0.113.8")
                .post("/manage")
                .then()
                .statusCode(200);
    }
}
