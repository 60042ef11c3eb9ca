package dev.entente.notification;

import java.util.Collections;
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
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.entente.local.Platform;
import dev.entente.local.PlatformResource;
import dev.entente.notification.secret.Tokens;
import dev.entente.notification.secret.Tokens.Purpose;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Forms.fields;
import static dev.entente.notification.support.Forms.form;
import static dev.entente.notification.support.Forms.with;
import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** What people see on pages while the database is away, and of what else goes wrong there. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class AwayPagesTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Inject
    Tokens tokens;

    private static void ready(int status) {
        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == status);
    }

    private static RequestSpecification browser(RequestSpecification request, String language) {
        return request.accept(BROWSER).header("Accept-Language", language);
    }

    private static String page(int status, Response answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        return answer.asString();
    }

    private static String away(Response answer) {
        var page = page(503, answer);
        assertThat(answer.header("Retry-After")).isNotBlank();
        return page;
    }

    @Test
    void who_sends_a_form_while_the_database_is_away_sees_a_page_that_keeps_what_was_filled_in() {
        var filledIn = with(with(fields("tr"), "address", "reader@example.org"), "text", "\"deep sea\"");
        Platform.running().postgres().stop();
        try {
            ready(503);
            assertThat(away(browser(form(filledIn), "en").post("/subscribe")))
                    .contains("lang=\"tr\"", "Henüz hiçbir şey kaydedilmedi", "Yeniden dene")
                    .contains("name=\"address\" value=\"reader@example.org\"")
                    .contains("name=\"text\" value=\"&quot;deep sea&quot;\"")
                    .contains("name=\"all\" value=\"BG\"", "name=\"all\" value=\"CU\"");
            assertThat(away(browser(form(Map.of("address", "reader@example.org")), "ms")
                            .post("/manage")))
                    .contains("Tiada apa-apa disimpan", "name=\"address\" value=\"reader@example.org\"");
            form(filledIn).post("/subscribe").then().statusCode(503).contentType("application/problem+json");
        } finally {
            Platform.running().postgres().start();
        }
        ready(200);
    }

    @Test
    void who_follows_a_link_of_a_mail_while_the_database_is_away_sees_a_page_and_programs_the_document() {
        Platform.running().postgres().stop();
        try {
            ready(503);
            for (var path : List.of(
                    "/confirm/" + tokens.issue(Purpose.CONFIRM, UUID.randomUUID(), 0),
                    "/manage/" + tokens.issue(Purpose.MANAGE, UUID.randomUUID(), 0) + "/pause",
                    "/unsubscribe/" + tokens.issue(Purpose.UNSUBSCRIBE, UUID.randomUUID(), 0))) {
                var shown = path.replace("/pause", "");
                assertThat(away(browser(RestAssured.given(), "en").get(shown)))
                        .contains("Nothing was stored or changed yet", "<a href=\"\">Try again</a>");
                assertThat(away(browser(RestAssured.given(), "en").post(path))).contains("Try again</button>");
                RestAssured.get(shown).then().statusCode(503).contentType("application/problem+json");
            }
        } finally {
            Platform.running().postgres().start();
        }
        ready(200);
    }

    @Test
    void what_is_wrong_with_a_request_of_a_browser_is_told_by_a_page() {
        var many = browser(form(with(fields("en"), "all", Collections.nCopies(600, "BG"))), "en");
        assertThat(page(400, many.post("/subscribe"))).contains("This cannot be used", "/subscribe?lang=en");
        var large = browser(form(Map.of("address", "x".repeat(300_000))), "tr");
        assertThat(page(413, large.post("/subscribe"))).contains("burada alınandan fazla");
        assertThat(page(405, browser(RestAssured.given(), "ms").get("/manage/ent_m_x/pause")))
                .contains("Ini tidak boleh digunakan");
        var document = browser(RestAssured.given().contentType("text/plain").body("x"), "en");
        assertThat(page(415, document.post("/manage"))).contains("This cannot be used");
    }

    @Test
    void what_is_for_programs_stays_a_document_in_a_browser() {
        browser(RestAssured.given(), "en")
                .get("/admin/deliveries")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @BeforeEach
    @AfterEach
    void isReady() {
        ready(200);
    }
}
