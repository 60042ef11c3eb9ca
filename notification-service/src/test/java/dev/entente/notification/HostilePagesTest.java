package dev.entente.notification;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;

import dev.entente.events.code.CodeLists;
import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Surroundings;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** What anybody may send without a token. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class HostilePagesTest {

    /** More than the service has workers. */
    private static final int SENDERS = 260;

    private static final int LARGEST_PAGE = 500_000;

    @Inject
    Jdbc jdbc;

    private final List<Socket> senders = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (var sender : senders) {
            sender.close();
        }
    }

    private void sendSlowly(String path, String type) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        senders.add(socket);
        socket.getOutputStream()
                .write("POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: 200000\r\n\r\n{"
                        .formatted(path, type)
                        .getBytes(US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({
        "/subscriptions, application/json",
        "/subscribe, application/x-www-form-urlencoded",
    })
    void who_sends_slowly_keeps_no_worker_from_others(String path, String type) throws IOException {
        for (var number = 0; number < SENDERS; number++) {
            sendSlowly(path, type);
        }

        RestAssured.given()
                .config(RestAssuredConfig.config()
                        .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 30_000)))
                .get("/manage")
                .then()
                .statusCode(200);
    }

    @Test
    void very_many_countries_make_a_page_that_can_be_loaded_and_none_is_lost() {
        var countries = CodeLists.countries().codes();

        var page = RestAssured.given()
                .queryParam("all", countries)
                .get("/subscribe")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(page.length()).isLessThan(LARGEST_PAGE);
        assertThat(countries)
                .allSatisfy(code -> assertThat(page)
                        .containsAnyOf(
                                "<option value=\"" + code + "\" selected>",
                                "name=\"all\" value=\"" + code + "\" checked>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscribe", "/manage", "/manage/ent_m_x", "/nowhere", "/"})
    void what_a_program_says_wrongly_of_languages_is_passed_over(String path) {
        var page = RestAssured.given()
                .header("Accept-Language", "en;q=abc, tr;q=0.5")
                .header("Accept", "text/html")
                .get(path);

        assertThat(page.statusCode()).isIn(200, 404);
        assertThat(page.header("Content-Language")).isEqualTo("tr");
    }

    private static ValidatableResponse preview(String client) {
        return RestAssured.given()
                .header("X-Forwarded-For", client)
                .contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("all", "BG", "alerts", "agreement.new", "preview", "1"))
                .post("/subscribe")
                .then();
    }

    @Test
    void a_client_that_previews_too_often_has_to_wait_and_others_have_not() {
        preview("203.0.113.77").statusCode(200);
        jdbc.inTransaction(() -> jdbc.update("""
                INSERT INTO asked (what, who, at)
                SELECT what, who, at
                FROM (SELECT * FROM asked WHERE what = 'preview' ORDER BY at DESC LIMIT 1) AS last,
                  generate_series(2, ?)""", Surroundings.PREVIEWS_PER_CLIENT));

        preview("203.0.113.77").statusCode(429).header("Retry-After", "3600");
        preview("203.0.113.78").statusCode(200);
    }

    @Test
    void the_secret_of_a_link_is_not_among_the_metrics() {
        RestAssured.put("/manage/ent_m_SECRET").then().statusCode(405);
        RestAssured.put("/manage/ent_m_SECRET/pause").then().statusCode(405);
        RestAssured.given()
                .contentType("application/octet-stream")
                .body(new byte[300_000])
                .post("/manage/ent_m_SECRET")
                .then()
                .statusCode(413);

        RestAssured.get("/q/metrics")
                .then()
                .body(allOf(containsString("uri=\"/{unrouted}\""), not(containsString("SECRET"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=====", "&&&==&"})
    void a_form_that_is_none_is_refused_and_is_no_failure(String body) {
        for (var path : List.of("/subscribe", "/manage")) {
            RestAssured.given()
                    .contentType("application/x-www-form-urlencoded")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(400);
        }
    }
}
