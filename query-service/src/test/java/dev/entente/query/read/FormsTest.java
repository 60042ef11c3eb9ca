package dev.entente.query.read;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

/** In which form an answer is, and at which address. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class FormsTest extends FormsTestBase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/agreements | text/calendar, application/json;q=0.5 | application/json",
                "/agreements | text/* | text/csv",
                "/visits | text/*;q=0.5, text/calendar | text/calendar",
                "/visits | application/*, application/json;q=0 | application/x-ndjson",
                "/agreements | '' | application/json",
                "/timeline | text/csv;q=0.9, application/json;q=0.8 | text/csv",
                "/relations/TO-WS/timeline | application/x-ndjson | application/x-ndjson",
                "/countries | text/html, */*;q=0.1 | application/json"
            })
    void the_form_is_what_the_caller_likes_best_of_those_that_there_are(String path, String accept, String form) {
        var answer = given().header("Accept", accept)
                .get(path)
                .then()
                .statusCode(200)
                .extract();

        assertThat(answer.contentType()).startsWith(form);
        assertThat(answer.header("Vary")).isEqualTo("Accept, Accept-Encoding, Origin");
    }

    @ParameterizedTest
    @CsvSource({
        "/agreements, application/json;q=0",
        "/countries, application/json;q=0",
        "/agreements, text/calendar",
        "/timeline, application/atom+xml"
    })
    void what_is_not_accepted_is_not_given(String path, String accept) {
        given().header("Accept", accept).get(path).then().statusCode(406).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/visits, application/json; text/csv; application/x-ndjson; application/atom+xml; text/calendar",
        "/agreements, application/json; text/csv; application/x-ndjson; application/atom+xml",
        "/relations/TO-WS/timeline, application/json; text/csv; application/x-ndjson",
        "/relations/TO-WS, application/json; text/csv",
        "/agreements/forms-1/history, application/json; text/csv",
        "/agreements/forms-1, application/json",
        "/issues, application/json"
    })
    void who_accepts_nothing_that_there_is_hears_what_there_is(String path, String forms) {
        given().accept("image/png")
                .get(path)
                .then()
                .statusCode(406)
                .body("forms", equalTo(List.of(forms.split("; ", -1))))
                .body("detail", containsString(forms.replace(";", ",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/nowhere/x", "/nowhere/x/history", "/a/b/c/d", "/relations/TR-MY/visits"})
    void who_looks_for_nothing_that_there_is_hears_where_there_is_something(String path) {
        var described =
                given().get("/q/openapi?format=json").jsonPath().<String, Object>getMap("paths").keySet().stream()
                        .filter(address -> !address.matches("/(admin|problems).*"))
                        .map(address -> address.replaceFirst("^/[a-z]+(?=/\\{id})", "/{collection}"))
                        .collect(Collectors.toSet());

        var told = given().get(path).then().statusCode(404).extract().jsonPath().<String>getList("addresses");

        assertThat(told).containsExactlyInAnyOrderElementsOf(described);
    }

    @ParameterizedTest
    @CsvSource({
        "/visits.pdf, /visits has csv; ndjson; atom; ics",
        "/agreements.ics, /agreements has csv; ndjson; atom",
        "/timeline.atom, /timeline has csv; ndjson",
        "/relations/TO-WS/timeline.atom, /relations/TO-WS/timeline has csv; ndjson",
        "/countries.csv, /countries has none"
    })
    void who_asks_for_an_ending_that_an_address_does_not_have_hears_which_it_has(String path, String told) {
        var answer = given().get(path).then().statusCode(404).contentType("application/problem+json");

        answer.body("detail", containsString(told.split(" has ", -1)[0]));
        answer.body(
                "endings",
                equalTo(Stream.of(told.split(" has ", -1)[1].split("; ", -1))
                        .filter(ending -> !ending.equals("none"))
                        .toList()));
    }

    @ParameterizedTest
    @CsvSource({"/agreement/x, /agreements/x", "/visit, /visits", "/actor/y/history, /actors/y/history"})
    void who_takes_a_subject_for_an_address_hears_where_the_item_is(String path, String meant) {
        given().get(path)
                .then()
                .statusCode(404)
                .body("detail", containsString("Did you mean " + meant + "?"))
                .body("addresses.size()", greaterThan(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/timeline?countries=TO,WS", "/relations/TO-WS/timeline?lang=tr"})
    void timelines_are_streamed_as_tables_and_lines(String path) {
        var entries = get("application/json", path + "&limit=500").jsonPath().<String>getList("items.id");
        assertThat(entries).hasSize(7);

        var rows = get("text/csv", path).asString().lines().toList();
        var lines = get("application/x-ndjson", path)
                .asString()
                .lines()
                .map(Json::object)
                .toList();

        assertThat(rows.getFirst())
                .isEqualTo("subject,kind,type,occurred,earliest,latest,title,countries,sectors,source,id");
        assertThat(rows.stream()
                        .skip(1)
                        .map(row -> row.substring(row.lastIndexOf(',') + 1))
                        .toList())
                .isEqualTo(entries);
        assertThat(rows).anyMatch(row -> row.contains(path.contains("lang=tr") ? "Anlaşma 1" : "Pact <1> & more"));
        assertThat(lines).extracting(line -> line.path("id").asText()).isEqualTo(entries);
        given().accept("text/csv").get(path + "&limit=3").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/agreements, csv, text/csv, agreements.csv",
        "/visits, ics, text/calendar, visits.ics",
        "/agreements, atom, application/atom+xml, agreements.atom",
        "/relations/TO-WS/timeline, ndjson, application/x-ndjson, relations-TO-WS-timeline.ndjson",
        "/relations/TO-WS, csv, text/csv, relations-TO-WS.csv"
    })
    void each_form_has_an_address_that_a_link_can_name(String path, String ending, String form, String name) {
        var query = path.startsWith("/relations") ? "?sector=energy" : "?country=TO";
        var saved = given().accept("text/html, */*")
                .get(path + "." + ending + query)
                .then()
                .statusCode(200)
                .contentType(form)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .extract()
                .asString();

        assertThat(saved.replace(path + "." + ending, path))
                .isEqualTo(given().accept(form).get(path + query).asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/agreements.ics", "/agreements.pdf", "/agreements/forms-1.csv", "/countries.csv"})
    void no_address_names_a_form_that_there_is_not(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/agreements.csv?limit=20", "/timeline.ndjson?cursor=x", "/visits.ics?count=exact"})
    void what_has_no_pages_says_so(String path) {
        given().get(path).then().statusCode(400).body("detail", containsString("has everything at once"));
    }

    @Test
    void a_refusal_is_not_saved_as_a_file() {
        given().get("/agreements.csv?nonsense=1")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Content-Disposition", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "2, 2", "3, 1", "4, 0"})
    void items_can_be_narrowed_to_what_several_publishers_report(int publishers, int found) {
        get("application/json", "/agreements?countries=TO,WS&count=exact&corroboration=" + publishers)
                .then()
                .body("count", is(found))
                .body("items.findAll { it.corroboration.publishers < " + publishers + " }", equalTo(List.of()));
        given().get("/agreements?corroboration=many").then().statusCode(400);
    }
}
