package dev.entente.query.read;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** What is told beside an answer, or asked without its body. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class HeadersTest extends FormsTestBase {

    @Test
    void an_address_that_is_too_long_is_refused_with_a_reason() {
        given().get("/timeline?" + "country=TR&".repeat(500) + "limit=1").then().statusCode(200);
        given().get("/timeline?" + "country=TR&".repeat(900) + "limit=1")
                .then()
                .statusCode(414)
                .contentType("application/problem+json")
                .body("detail", containsString("8192"));
    }

    @ParameterizedTest
    @CsvSource({
        "/agreements, application/json",
        "/agreements, text/csv",
        "/relations/TO-WS, application/json",
        "/timeline, application/x-ndjson"
    })
    void who_asks_for_what_was_known_before_anything_was_hears_since_when_something_is(String path, String form) {
        var since = given().accept(form)
                .get(path + "?asOf=2020-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .extract()
                .header("Entente-Known-Since");

        assertThat(Instant.parse(since)).isAfter(Instant.parse("2024-01-01T00:00:00Z"));
        given().accept(form)
                .get(path + "?asOf=" + since)
                .then()
                .statusCode(200)
                .header("Entente-Known-Since", nullValue());
        given().accept(form).get(path).then().header("Entente-Known-Since", nullValue());
    }

    @Test
    void an_item_of_which_nothing_was_known_yet_says_as_of_when() {
        given().get("/agreements/forms-1?asOf=2020-01-01T00:00:00Z")
                .then()
                .statusCode(404)
                .body("detail", containsString("As of 2020-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "strong", "W/\"x\", weak"})
    void a_tag_is_known_by_what_it_says_however_it_is_written(String form) {
        var tag = get("application/json", "/visits?countries=TO,WS").header("ETag");

        given().header("If-None-Match", form.replace("strong", tag.substring(2)).replace("weak", tag))
                .urlEncodingEnabled(false)
                .get("/visits?countries=TO,WS")
                .then()
                .statusCode(304)
                .header("Vary", "Accept, Accept-Encoding, Origin");
    }

    @Test
    void another_question_has_another_tag_where_the_path_has_parameters_as_well() {
        var first = get("application/json", "/agreements;a?country=TO&limit=1");

        given().header("If-None-Match", first.header("ETag"))
                .urlEncodingEnabled(false)
                .get("/agreements;a?country=MY&limit=1")
                .then()
                .statusCode(200);
        assertThat(first.header("Link")).startsWith("</agreements;a?country=TO&limit=1&cursor=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%7Bfoo%7D",
                "/%7Bfoo%7D/x",
                "/codes/%7Bx%7D",
                "/%7Bx%7D.csv",
                "/agreements.%7Bx%7D",
                "/%7B:%7D",
                "/%ff/x",
                "/%7Bfoo%0aERROR%7D?x=%0a"
            })
    void a_path_is_no_template(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void what_old_clients_accept_is_read() {
        given().accept("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2")
                .get("/agreements")
                .then()
                .statusCode(200)
                .contentType("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "/agreements/never-heard-of, 404",
        "/positions/now, 304",
        "/agreements/forms-1, 304",
        "/agreements?colour=red, 400"
    })
    void who_has_any_answer_is_told_where_there_is_none(String path, int status) {
        given().header("If-None-Match", "*").get(path).then().statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "application/x-ndjson", ATOM, CALENDAR})
    void a_head_tells_what_a_get_would_without_the_body(String mediaType) {
        var get = get(mediaType, "/visits?countries=TO,WS");

        var head = given().header("Entente-Min-Position", told.token())
                .urlEncodingEnabled(false)
                .accept(mediaType)
                .head("/visits?countries=TO,WS");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.asByteArray()).isEmpty();
        assertThat(head.contentType()).isEqualTo(get.contentType());
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        given().header("If-None-Match", get.header("ETag"))
                .urlEncodingEnabled(false)
                .accept(mediaType)
                .get("/visits?countries=TO,WS")
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @CsvSource({
        "/agreements/forms-1, 200",
        "/agreements/never-heard-of, 404",
        "/agreements/never-heard-of/history, 404",
        "/events?source=s&id=never-heard-of, 404"
    })
    void nobody_keeps_an_answer_without_asking_again_also_where_there_is_nothing_yet(String path, int status) {
        given().get(path).then().statusCode(status).header("Cache-Control", "no-cache");
    }

    @Test
    void only_what_is_made_to_be_embedded_may_be_framed_by_those_who_are_named() {
        given().get("/?embed=map")
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("frame-ancestors 'self' https://news.example.org")));
        given().get("/?relation=TR-MY")
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("frame-ancestors 'self'"), not(containsString("news"))));
    }

    @Test
    void the_page_is_told_where_one_subscribes() {
        given().get("/dashboard/settings.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .body("subscribe", is("https://alerts.example.org/subscribe"));
    }

    @Test
    void options_tell_the_methods_and_pages_of_other_origins_may_ask() {
        given().options("/agreements")
                .then()
                .statusCode(200)
                .header("Allow", allOf(containsString("GET"), containsString("HEAD"), containsString("OPTIONS")));
        given().header("Origin", "https://desk.example.org")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "Entente-Min-Position")
                .options("/agreements")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("https://desk.example.org"));
    }

    @Test
    void pages_of_other_origins_see_what_they_need_and_may_not_change_anything() {
        given().header("Origin", "https://desk.example.org")
                .get("/agreements")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Access-Control-Expose-Headers",
                        allOf(containsString("Retry-After"), containsString("Content-Disposition")));
        given().header("Origin", "https://desk.example.org")
                .header("Access-Control-Request-Method", "DELETE")
                .options("/admin/rebuild")
                .then()
                .header("Access-Control-Allow-Methods", not(containsString("DELETE")));
        given().get("/nowhere").then().statusCode(404).header("X-Content-Type-Options", "nosniff");
    }
}
