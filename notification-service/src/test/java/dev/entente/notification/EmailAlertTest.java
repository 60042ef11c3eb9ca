package dev.entente.notification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Dkim;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Letters;
import dev.entente.notification.support.Surroundings;
import dev.entente.notification.support.TestClock;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class EmailAlertTest {

    private final String address = "reader-" + UUID.randomUUID() + "@example.org";
    private final Letters letters = new Letters();
    private Ledger ledger;

    @Inject
    TestClock clock;

    @BeforeEach
    void open() {
        letters.open();
        ledger = new Ledger();
    }

    @AfterEach
    void close() {
        ledger.close();
        letters.close();
        clock.reset();
    }

    private String sign() {
        var signed = agreement("signed", newSubject(), "PL", "UY");
        ledger.post(signed);
        return signed.subject().toString();
    }

    private String confirmationPath(String of) {
        return letters.link(letters.to(of, 1).getFirst(), "/confirm/");
    }

    private void subscribe(String address, String language) {
        RestAssured.given()
                .contentType("application/json")
                .body(Api.email(address, language, "PL", "UY"))
                .post("/subscriptions")
                .then()
                .statusCode(201)
                .body("state", equalTo("pending"))
                .body("size()", equalTo(2));
    }

    private void subscribeAndConfirm(String address, String language) {
        subscribe(address, language);
        RestAssured.post(confirmationPath(address)).then().statusCode(200);
        letters.to(address, 2);
    }

    @Test
    void only_a_post_confirms_and_only_once() {
        subscribe(address, "en");
        var path = confirmationPath(address);

        assertThat(letters.text(letters.to(address, 1).getFirst()))
                .contains("Entente · ", "All of these countries: Poland, Uruguay", "good for 48 hours");
        RestAssured.get(path).then().statusCode(200).contentType("text/html").body(containsString("Poland, Uruguay"));
        sign();
        RestAssured.get(path).then().statusCode(200);
        RestAssured.post(path).then().statusCode(200);
        RestAssured.post(path).then().statusCode(404);
        var after = sign();

        var mails = letters.to(address, 3);
        assertThat(letters.text(mails.get(2))).contains(after);
        assertThat(mails).hasSize(3);
    }

    @Test
    void an_alert_is_in_the_readers_language_and_says_how_to_end_it() {
        subscribeAndConfirm(address, "tr");

        var subject = sign();

        var alert = letters.to(address, 3).get(2);
        for (var part : List.of(letters.text(alert), letters.html(alert))) {
            assertThat(part)
                    .contains(
                            "Anlaşma " + subject,
                            "Polonya",
                            "Uruguay",
                            "5 Mart 2024",
                            "https://press.example.org/port",
                            Surroundings.DASHBOARD + "/?item=" + subject);
        }
        assertThat(letters.text(alert)).contains("Geçmişiyle birlikte görün", subject + "&lang=tr");
        assertThat(letters.header(alert, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(letters.header(alert, "Message-ID")).matches("<[0-9a-f-]{36}@entente.example.org>");
    }

    @Test
    void an_alert_says_why_it_comes() {
        subscribeAndConfirm(address, "en");

        sign();

        var alert = letters.to(address, 3).get(2);
        for (var part : List.of(letters.text(alert), letters.html(alert))) {
            assertThat(part)
                    .contains(
                            "new agreements",
                            "All of these countries",
                            "Poland, Uruguay",
                            "if something that I was told of is corrected or taken back",
                            letters.link(alert, "/unsubscribe/"));
        }
    }

    @Test
    void what_an_event_says_makes_no_markup_and_no_header() {
        subscribeAndConfirm(address, "en");
        var hostile = "<script>alert(1)</script>\r\nBcc: spy@example.org\r\n\r\n<b>&amp;";

        ledger.post(Ledger.titled(agreement("signed", newSubject(), "PL", "UY"), "en", hostile));

        var alert = letters.to(address, 3).get(2);
        assertThat(letters.html(alert)).doesNotContain("<script", "<b>").contains("&lt;script&gt;", "&amp;amp;");
        assertThat(letters.html(alert)).as("in a direction of its own").contains("<h2 dir=\"auto\">&lt;script&gt;");
        assertThat(letters.has(alert, "Bcc")).isFalse();
        assertThat(letters.subject(alert))
                .isEqualTo("New agreement: <script>alert(1)</script> Bcc: spy@example.org <b>&amp;");
    }

    @Test
    void mails_on_one_agreement_belong_together_and_a_retraction_follows() {
        subscribeAndConfirm(address, "en");
        var signed = agreement("signed", newSubject(), "PL", "UY");
        ledger.post(signed);
        letters.to(address, 3);

        ledger.post(Ledger.correction(signed, "contract"));
        ledger.post(Ledger.retraction(signed));

        var mails = letters.to(address, 5).subList(2, 5);
        assertThat(mails)
                .extracting(letters::subject)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("New agreement"),
                        second -> assertThat(second).startsWith("Corrected"),
                        third -> assertThat(third).startsWith("Retracted"));
        assertThat(letters.text(mails.get(2))).contains("a hoax", "Last known status: ");
        assertThat(mails)
                .extracting(mail -> letters.header(mail, "References"))
                .containsOnly(letters.header(mails.getFirst(), "References"));
        assertThat(mails).extracting(mail -> letters.header(mail, "Message-ID")).doesNotHaveDuplicates();
    }

    @Test
    void mails_are_signed_with_the_configured_key() throws Exception {
        subscribeAndConfirm(address, "en");
        sign();

        for (var mail : letters.to(address, 3)) {
            assertThat(Dkim.verifiedHeaders(letters.raw(mail))).contains("from", "to", "subject", "message-id");
        }
        assertThat(Dkim.verifiedHeaders(letters.raw(letters.to(address, 3).get(2))))
                .contains("list-unsubscribe", "list-unsubscribe-post");
    }

    @Test
    void a_confirmation_link_expires() {
        subscribe(address, "en");
        var path = confirmationPath(address);

        clock.advance(Duration.ofHours(49));

        RestAssured.get(path).then().statusCode(404);
        RestAssured.post(path).then().statusCode(404);
    }

    @Test
    void who_does_not_want_to_be_asked_is_asked_no_more_for_a_year() {
        subscribe(address, "en");
        var refuse = letters.link(letters.to(address, 1).getFirst(), "/refuse/");
        RestAssured.get(refuse).then().statusCode(200);
        RestAssured.post(confirmationPath(address)).then().statusCode(200);
        letters.to(address, 2);
        RestAssured.post(refuse).then().statusCode(404);

        subscribe(address, "en");
        RestAssured.post(letters.link(letters.to(address, 3).get(2), "/refuse/"))
                .then()
                .statusCode(200);
        subscribe(address, "en");
        clock.advance(Duration.ofDays(366));
        subscribe(address, "en");

        assertThat(letters.to(address, 4)).hasSize(4);
    }

    @Test
    void unsubscribing_by_one_click_ends_the_mails_and_looking_at_the_page_does_not() {
        subscribeAndConfirm(address, "en");
        sign();
        var link = letters.header(letters.to(address, 3).get(2), "List-Unsubscribe");
        var path = link.replaceAll("^<https?://[^/]+", "").replace(">", "");

        RestAssured.get(path).then().statusCode(200);
        sign();
        letters.to(address, 4);
        RestAssured.given()
                .contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .accept("application/json") // as programs do that look for no page
                .post(path)
                .then()
                .statusCode(200);
        RestAssured.get(path)
                .then()
                .body(allOf(containsString("You are unsubscribed"), containsString("Subscribe again")));
        sign();
        var witness = "witness-" + UUID.randomUUID() + "@example.org";
        subscribeAndConfirm(witness, "en");
        var last = sign();
        assertThat(letters.text(letters.to(witness, 3).get(2))).contains(last);

        assertThat(letters.to(address, 4)).hasSize(4);
    }

    @Test
    void mails_wait_for_a_mail_server_that_is_down_and_arrive_once() {
        letters.close();
        var addresses = IntStream.range(0, 12)
                .mapToObj(reader -> "reader-" + reader + "-" + address)
                .toList();
        addresses.forEach(each -> subscribe(each, "en"));

        letters.open();

        addresses.forEach(each -> letters.to(each, 1));
        assertThat(addresses).allSatisfy(each -> assertThat(letters.count(each)).isEqualTo(1));
    }

    @Test
    void an_address_is_not_flooded_with_requests_to_confirm() {
        for (var time = 0; time < 8; time++) {
            subscribe(address, "en");
        }

        assertThat(letters.to(address, 5)).hasSize(5);
    }
}
