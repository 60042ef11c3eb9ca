package dev.entente.query.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class ItemApiTest {

    private static EventLog log;

    @BeforeAll
    static void open() {
        log = new EventLog();
    }

    @AfterAll
    static void close() {
        log.close();
    }

    private static String signed(String title, String countries, String more) {
        var parties = countries.replaceAll("[A-Z]{2}", "{'country':'$0'}");
        return "{'occurred':'2024-03-05','title':{'en':'" + title + "'},'parties':[" + parties + "]" + more + "}";
    }

    private static Position sign(String id, String title, String more) {
        return log.append(id, "agreement.signed", "agreement/" + id, signed(title, "CL,NZ", more));
    }

    private static Response at(Position position, String path) {
        EventLog.isProjected(position);
        return given().header("Entente-Min-Position", position.token()).get(path);
    }

    @Test
    void a_receipt_shows_what_its_event_made() {
        var position = sign("receipt", "Receipt", ",'instrument':'treaty'");

        at(position, "/agreements/receipt")
                .then()
                .statusCode(200)
                .header("Entente-Position", notNullValue())
                .body("subject", is("agreement/receipt"))
                .body("status", is("signed"))
                .body("instrument", is("treaty"))
                .body("countries", equalTo(List.of("CL", "NZ")))
                .body("events[0].position", is(position.token()));
    }

    @Test
    void a_position_that_does_not_arrive_is_waited_for_and_then_said_to_be_missing() {
        given().header("Entente-Min-Position", Position.of(0, 999_999_999L).token())
                .get("/agreements")
                .then()
                .statusCode(504)
                .body("type", is("/problems/not-yet"));
    }

    @Test
    void an_answer_that_the_caller_has_is_not_sent_again_until_something_happened() {
        var tag = at(sign("tag", "Tag", ""), "/agreements/tag").header("ETag");

        given().header("If-None-Match", "\"other\", " + tag)
                .get("/agreements/tag")
                .then()
                .statusCode(304)
                .header("ETag", is(tag));

        var later = sign("tag-later", "Later", "");
        given().header("If-None-Match", tag)
                .header("Entente-Min-Position", later.token())
                .get("/agreements/tag")
                .then()
                .statusCode(200)
                .header("ETag", not(tag));
    }

    @Test
    void an_item_whose_facts_are_all_taken_back_is_gone_with_the_reason_and_its_history() {
        sign("hoax", "Hoax", "");
        var position = log.append(
                "hoax-retraction",
                "report.retracted",
                "agreement/hoax",
                "{'retracts':{'source':'" + EventLog.SOURCE + "','id':'hoax'},'reason':'it was a hoax.'}");

        at(position, "/agreements/hoax")
                .then()
                .statusCode(410)
                .header("Entente-Position", notNullValue())
                .body("reason", is("it was a hoax."))
                .body("detail", containsString("was taken back: it was a hoax. See /agreements"))
                .body("history", is("/agreements/hoax/history"));
        given().get("/agreements/hoax/history")
                .then()
                .statusCode(200)
                .body("items.find { it.id == 'hoax' }.struck", is(true))
                .body("items.find { it.id == 'hoax' }.struckBy.id", is("hoax-retraction"));
    }

    @Test
    void an_item_that_is_another_leads_there_and_both_have_one_history() {
        sign("one", "One", "");
        sign("same", "Same", "");
        var position = log.append(
                "merge",
                "report.sameAs",
                "agreement/one",
                "{'same':['agreement/one','agreement/same'],'keep':'agreement/one'}");

        given().redirects()
                .follow(false)
                .header("Entente-Min-Position", position.token())
                .get("/agreements/same?lang=tr")
                .then()
                .statusCode(308)
                .header("Location", "/agreements/one?lang=tr");
        for (var id : List.of("one", "same")) {
            given().get("/agreements/" + id + "/history")
                    .then()
                    .body("items.subject.unique().sort()", equalTo(List.of("agreement/one", "agreement/same")));
        }
    }

    @Test
    void what_was_believed_can_be_asked_for_as_of_then() {
        var first = at(sign("story", "As first told", ""), "/agreements/story").jsonPath();
        var position = log.append(
                "story-correction",
                "report.corrected",
                "agreement/story",
                "{'corrects':{'source':'" + EventLog.SOURCE + "','id':'story'},'data':"
                        + signed("As it was", "CL,NZ", "") + ",'reason':'A slip'}");

        at(position, "/agreements/story").then().body("title.en", is("As it was"));
        given().get("/agreements/story/history")
                .then()
                .body("items.struck", equalTo(List.of(true, false)))
                .body("items[0].data.title.en", is("As first told"))
                .body("items[0].correctedTo.title.en", is("As it was"))
                .body("items[0].reason", is("A slip"));
        var then = first.getString("lastChanged");
        given().get("/agreements/story?asOf=" + then).then().body("title.en", is("As first told"));
        given().get("/agreements/story?asOf=2020-01-01T00:00:00Z").then().statusCode(404);
        given().get("/agreements/story/history?asOf=" + then).then().body("items.struck", equalTo(List.of(false)));
    }

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
                .body("count", org.hamcrest.Matchers.greaterThanOrEqualTo(2))
                .extract()
                .header("Link");

        assertThat(link).matches("</agreements\\?.*country=NZ.*cursor=.*>; rel=\"next\"");
        given().urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200);
        given().get("/agreements?count=estimated").then().body("count", notNullValue());
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
    void a_form_that_cannot_be_made_is_refused() {
        given().accept("image/png").get("/agreements").then().statusCode(406).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/nothing/at-all",
                "/agreements/never-heard-of",
                "/agreements/-/history",
                "/agreements/a/b/c"
            })
    void what_is_unknown_is_not_found(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agreements/never-heard-of",
                "/agreements/never-heard-of?asOf=2020-01-01T00:00:00Z",
                "/agreements/-",
                "/agreements/-/history",
                "/agreements/never-heard-of/history.csv",
                "/countries/XX",
                "/events?source=nobody&id=nothing"
            })
    void that_something_is_not_known_is_said_of_a_position(String path) {
        given().get(path).then().statusCode(404).header("Entente-Position", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "/agreements?colour=red, colour",
        "/agreements?country=XX, country",
        "/agreements?status=held, status",
        "/visits?instrument=treaty, instrument",
        "/visits?issue=a, issue",
        "/statements?issue=Foo, issue",
        "/visits?status=signed, status",
        "/agreements?type=held, type",
        "/agreements?actor=not an actor, actor",
        "/agreements?sort=colour, sort",
        "/agreements?cursor=rubbish, cursor",
        "/agreements?count=some, count",
        "/agreements?lang=en_GB!, lang",
        "/agreements?q=---, q",
        "/agreements/a?country=TR, country",
        "/agreements/a/history?lang=tr, lang"
    })
    void a_parameter_that_cannot_be_used_is_named(String path, String parameter) {
        given().get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", equalTo(List.of(parameter)));
    }

    @Test
    void a_collection_has_texts_in_one_language_where_that_is_asked_for() {
        var position = sign("language", "Language", "");
        var titles = at(position, "/agreements?lang=ms&country=NZ").jsonPath().getList("items.title");
        assertThat(new HashSet<>(titles)).contains("Language").allMatch(String.class::isInstance);
    }
}
