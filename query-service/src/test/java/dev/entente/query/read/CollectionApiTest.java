package dev.entente.query.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

/** Lists of items: filters, orders, pages and forms. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class CollectionApiTest extends AgreementsTestBase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country=PE | letter contract",
                "countries=CL,PE | letter contract",
                "sector=space&sector=health | letter contract",
                "status=inForce | contract",
                "instrument=treaty | treaty",
                "type=signed | treaty",
                "type=dev.entente.agreement.proposed.v1 | letter",
                "actor=actor/filter-actor | treaty",
                "actor=filter-actor | treaty",
                "place=Viña del Mar | letter",
                "place=CL | letter",
                "from=2022&until=2022-05-10 | letter",
                "until=2021-03 | treaty",
                "from=2023-02 |",
                "q=windmills | treaty",
                "q=-windmills accord | letter contract"
            })
    void filters_find_what_they_name(String query, String found) {
        var position = Position.START
                .and(log.append(
                        "treaty",
                        "agreement.signed",
                        "agreement/f-treaty",
                        filtered("Windmills accord", "CL,NZ", "2021-03", "treaty", "energy", ",'extra':{}")))
                .and(log.append(
                        "letter",
                        "agreement.proposed",
                        "agreement/f-letter",
                        filtered(
                                "Accord",
                                "CL,PE",
                                "2022-05-10/2022-05-12",
                                "letter-of-intent",
                                "space",
                                ",'place':{'country':'CL','name':'Viña del Mar'}")))
                .and(log.append(
                        "contract",
                        "agreement.enteredIntoForce",
                        "agreement/f-contract",
                        filtered("Accord", "CL,NZ,PE", "2023-01-31", "contract", "health", "")));

        var wanted = found == null ? List.<String>of() : List.of(found.split(" "));
        var items = at(position, "/agreements?publisher=Filter Gazette&" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("items.id");
        assertThat(items)
                .containsExactlyInAnyOrderElementsOf(
                        wanted.stream().map(id -> "f-" + id).toList());
    }

    private static String filtered(
            String title, String countries, String occurred, String instrument, String sector, String more) {
        return signed(title, countries, more)
                .replace("2024-03-05", occurred)
                .replace(
                        "{'country':'NZ'}",
                        "{'country':'NZ'" + (instrument.equals("treaty") ? ",'actor':'actor/filter-actor'" : "") + "}")
                .replaceFirst(
                        "\\{",
                        "{'instrument':'" + instrument + "','sectors':['" + sector + "'],'evidence':[{'url':"
                                + "'https://press.example.org/f','publisher':'Filter Gazette'}],");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-occurred", "occurred", "known", "-known", "title"})
    void pages_neither_skip_nor_repeat_in_any_order(String sort) {
        var positions = IntStream.range(0, 11)
                .mapToObj(number -> sign(
                        "page-" + number,
                        "Title " + number % 3,
                        ",'evidence':[{'url':'https://press.example.org/p','publisher':'Page Gazette'}]"))
                .reduce(Position.START, Position::and);
        var path = "/agreements?publisher=Page Gazette&sort=" + sort;
        var whole = at(positions, path).jsonPath().<String>getList("items.id");

        assertThat(whole).hasSize(11);
        assertThat(paged(path + "&limit=2")).isEqualTo(whole);
    }

    private static List<String> paged(String path) {
        var seen = new ArrayList<String>();
        var next = "";
        while (next != null) {
            JsonPath page = given().get(path + (next.isEmpty() ? "" : "&cursor=" + next))
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            next = page.getString("next");
        }
        return seen;
    }

    @Test
    void a_page_links_to_the_next_and_counts_on_request() {
        var position = sign("link-1", "Link", "").and(sign("link-2", "Link", ""));

        var link = at(position, "/agreements?limit=1&count=exact&country=NZ")
                .then()
                .body("count", greaterThanOrEqualTo(2))
                .extract()
                .header("Link");

        assertThat(link).matches("</agreements\\?.*country=NZ.*cursor=.*>; rel=\"next\"");
        given().urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200);
        given().get("/agreements?count=estimated").then().body("count", notNullValue());
        at(position, "/agreements?count=estimated&country=NZ&from=0001&limit=1")
                .then()
                .body("count", greaterThanOrEqualTo(2));
        at(position, "/agreements?count=estimated&q=nothing-is-called-so")
                .then()
                .body("count", is(0));
    }

    @Test
    void the_whole_collection_is_a_table_and_a_stream_of_lines() {
        var position = sign("forms", "=Forms", "");

        given().accept("text/csv")
                .header("Entente-Min-Position", position.token())
                .get("/agreements?country=NZ")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Entente-Position", notNullValue())
                .header("ETag", notNullValue())
                .body(containsString("\nforms,agreement/forms,'=Forms,signed,"));
        var lines = given().accept("application/x-ndjson").get("/agreements?country=NZ&lang=en");
        assertThat(lines.asString().lines())
                .allSatisfy(line ->
                        assertThat(new JsonPath(line).getString("title")).isNotEmpty())
                .anySatisfy(line ->
                        assertThat(new JsonPath(line).getString("title")).isEqualTo("=Forms"));
    }

    @Test
    void the_table_that_the_caller_has_is_not_sent_again() {
        var tag = given().accept("text/csv").get("/visits").header("ETag");
        given().accept("text/csv")
                .header("If-None-Match", tag)
                .get("/visits")
                .then()
                .statusCode(304);
        given().header("If-None-Match", tag).get("/visits").then().statusCode(200);
    }

    @Test
    void a_collection_has_texts_in_one_language_where_that_is_asked_for() {
        var position = sign("language", "Language", "");
        var titles = at(position, "/agreements?lang=ms&country=NZ").jsonPath().getList("items.title");
        assertThat(new HashSet<>(titles)).contains("Language").allMatch(String.class::isInstance);
    }
}
