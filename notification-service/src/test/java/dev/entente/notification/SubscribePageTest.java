package dev.entente.notification;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Forms;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Forms.fields;
import static dev.entente.notification.support.Forms.form;
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

/** The form by which readers of mails subscribe. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class SubscribePageTest {

    private Forms forms;

    @BeforeEach
    void open() {
        forms = new Forms();
    }

    @AfterEach
    void close() {
        forms.close();
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
    void who_opens_the_address_alone_comes_to_the_form_and_a_wrong_one_is_told_by_a_page() {
        RestAssured.given()
                .redirects()
                .follow(false)
                .get("/?lang=tr")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/subscribe?lang=tr"));
        RestAssured.given()
                .accept("text/html,*/*;q=0.8")
                .get("/abonelik?lang=tr")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(allOf(containsString("Burada bir şey yok"), containsString("/subscribe?lang=tr")));
        RestAssured.get("/abonelik").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void who_fills_in_the_form_is_asked_to_confirm_and_then_has_what_was_filled_in() {
        var path = forms.subscribed();

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
                        containsString(forms.address())));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | all     | XX         | All of these countries: “XX” is not known here, and is left out.
            tr | sectors | nope       | Sektörler: “nope” burada bilinmiyor ve dikkate alınmadı.
            ms | parties | Jane Doe   | Salah satu orang atau organisasi ini: “Jane Doe” tidak dikenali di sini dan diketepikan.
            """)
    void what_a_link_asks_for_that_there_is_not_is_told_by_its_field(
            String language, String field, String value, String told) {
        RestAssured.given()
                .queryParam("lang", language)
                .queryParam(field, value)
                .get("/subscribe")
                .then()
                .statusCode(200)
                .body(allOf(containsString(told), not(containsString("value=\"" + value + "\""))));
    }

    @Test
    void people_that_a_link_names_are_asked_for_unless_the_reader_does_not_want_that() {
        RestAssured.given()
                .queryParam("parties", "actor/jane-doe", "actor/omv")
                .get("/subscribe?lang=en")
                .then()
                .body(allOf(
                        containsString("One of these people or organizations"),
                        containsString("name=\"parties\" value=\"actor/jane-doe\" checked> jane doe"),
                        containsString("parties=actor%2Fjane-doe&amp;parties=actor%2Fomv")));
        form(with(with(fields("en"), "address", forms.address()), "parties", List.of("actor/jane-doe")))
                .post("/subscribe")
                .then()
                .statusCode(200);

        assertThat(forms.letters().text(forms.letters().to(forms.address(), 1).getFirst()))
                .contains("One of these people or organizations: as filled in")
                .doesNotContain("jane");
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
                        forms.address()))
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
    void a_form_with_thousands_of_values_is_refused_also_where_they_are_the_same() {
        var many = Collections.nCopies(3000, "BG");
        form(with(with(fields("en"), "all", many), "address", forms.address()))
                .post("/subscribe")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("500"));
        RestAssured.given()
                .queryParam("all", many.subList(0, 600))
                .get("/subscribe")
                .then()
                .statusCode(400);

        assertThat(forms.letters().count(forms.address())).isZero();
    }

    @Test
    void a_preview_needs_no_address_and_shows_what_was_there_before() {
        try (var ledger = new Ledger()) {
            var signed = agreement("signed", newSubject(), "BG", "CU");
            ledger.post(signed);
            await().untilAsserted(() -> form(with(with(fields("en"), "preview", "1"), "address", ""))
                    .post("/subscribe")
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString("formaction=\"/subscribe#preview\""),
                            containsString("id=\"preview\""),
                            containsString("A new agreement has been recorded."),
                            containsString("<bdi><strong>Pact " + signed.subject()))));
        }
    }
}
