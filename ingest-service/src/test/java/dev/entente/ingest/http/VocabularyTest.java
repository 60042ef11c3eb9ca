package dev.entente.ingest.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.code.CodeLists;
import dev.entente.events.schema.Schemas;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class VocabularyTest {

    @Test
    void every_type_has_its_schema_at_the_address_that_is_listed() {
        var index = given().get("/schemas")
                .then()
                .statusCode(200)
                .body("items", hasSize(Schemas.published().types().size()));
        for (var at = 0; at < Schemas.published().types().size(); at++) {
            given().get(index.extract().<String>path("items[" + at + "].href"))
                    .then()
                    .statusCode(200)
                    .contentType("application/schema+json")
                    .body("'$schema'", equalTo("https://json-schema.org/draft/2020-12/schema"))
                    .body("title", equalTo(index.extract().path("items[" + at + "].type")));
        }
    }

    @Test
    void every_code_has_its_name_in_three_languages() {
        given().get("/codes")
                .then()
                .statusCode(200)
                .body("items", hasSize(CodeLists.all().size()));
        given().get("/codes/sectors")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("defence-industry", "military", "other"))
                .body("items[0].name.en", notNullValue())
                .body("items[0].name.tr", notNullValue())
                .body("items[0].name.ms", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/schemas", "/schemas/dev.entente.visit.held.v1", "/codes", "/codes/countries"})
    void what_a_client_has_is_not_sent_again(String path) {
        var tag = given().get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age=3600"))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag).get(path).then().statusCode(304).header("ETag", tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/schemas", "/codes/sectors"})
    void pages_of_other_origins_read_them_and_send_no_events(String path) {
        var origin = "https://desk.example.org";
        given().header("Origin", origin)
                .get(path)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(origin));
        given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .options("/events")
                .then()
                .header("Access-Control-Allow-Methods", not(containsString("POST")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/schemas/dev.entente.nothing.v1", "/codes/nothing"})
    void an_unknown_name_is_not_found(String path) {
        Posting.problem(given().get(path), 404).body("detail", containsString("nothing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health/live",
                "/q/health/ready",
                "/q/health/started",
                "/q/metrics",
                "/q/openapi",
                "/q/swagger-ui/"
            })
    void the_house_is_in_order(String path) {
        given().get(path).then().statusCode(200);
    }
}
