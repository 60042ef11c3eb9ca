package dev.entente.query.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.entente.events.Position;
import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** Feeds, calendars, and what is asked of collections without a body. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class FormsTest {

    private static final String ATOM = "application/atom+xml";
    private static final String CALENDAR = "text/calendar";

    private static EventLog log;
    private static Position told = Position.START;

    /** Three agreements, two visits and an exercise between countries of which nobody else speaks. */
    @BeforeAll
    static void tell() {
        log = new EventLog();
        for (var number = 1; number <= 3; number++) {
            append(
                    "forms-" + number,
                    "agreement.signed",
                    "agreement/forms-" + number,
                    "'title':{'en':'Pact <" + number + "> & more\\u0001','tr':'Anla\\u015fma " + number
                            + "'},'summary':{'en':'All of it'},'sectors':['energy'],'parties':[{'country':'TO'},"
                            + "{'country':'WS'}],'evidence':[" + evidence(number) + "]");
        }
        append(
                "forms-visit-1",
                "visit.announced",
                "visit/forms-1",
                "'title':{'en':'A long; very, " + "very ".repeat(30) + "long visit'},'host':{'country':'TO'},"
                        + "'visitors':[{'country':'WS'}],'place':{'country':'TO','name':'Nuku\\u02bbalofa',"
                        + "'latitude':-21.133,'longitude':-175.2}");
        append(
                "forms-visit-1b",
                "visit.held",
                "visit/forms-1",
                "'title':{'en':'A long; very, long visit','tr':'" + "Çok uzun, güçlü İşbirliği ziyareti ".repeat(9)
                        + "'},'host':{'country':'TO'},'visitors':[{'country':'WS'}]");
        append(
                "forms-visit-2",
                "visit.announced",
                "visit/forms-2",
                "'title':{'en':'Sh\\u0007ort'},'summary':{'en':'One\\rATTENDEE:mailto:x@example.org'},'host':{'country':'WS'},'visitors':[{'country':'TO'}]");
        append("forms-visit-2b", "visit.cancelled", "visit/forms-2", "");
    }

    @AfterAll
    static void close() {
        log.close();
    }

    private static String evidence(int publishers) {
        return String.join(
                ",",
                IntStream.range(0, publishers)
                        .mapToObj(number -> "{'url':'https://press.example.org/" + number + "','publisher':'Paper "
                                + number + "','kind':'press'}")
                        .toList());
    }

    private static void append(String id, String type, String subject, String more) {
        var data = "{'occurred':'2024-08'" + (more.isEmpty() ? "" : "," + more) + "}";
        told = told.and(log.append(id, type, subject, data));
    }

    private static Response get(String mediaType, String path) {
        EventLog.isProjected(told);
        return given().header("Entente-Min-Position", told.token())
                .urlEncodingEnabled(false)
                .accept(mediaType)
                .get(path)
                .then()
                .statusCode(200)
                .contentType(mediaType)
                .extract()
                .response();
    }

    private static Document feed(Response response) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(response.asByteArray()));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not well-formed: " + response.asString(), e);
        }
    }

    private static List<Element> all(Document feed, String name) {
        var found = feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    private static List<String> texts(Document feed, String name) {
        return all(feed, name).stream().map(Element::getTextContent).toList();
    }

    @Test
    void a_feed_has_the_newest_first_under_names_that_stay_with_links_to_read_on() {
        var feed = feed(get(ATOM, "/agreements?countries=TO,WS&lang=en"));

        assertThat(texts(feed, "id").subList(1, 4))
                .containsExactly(
                        "tag:entente.dev,2024:agreement/forms-3",
                        "tag:entente.dev,2024:agreement/forms-2",
                        "tag:entente.dev,2024:agreement/forms-1");
        assertThat(texts(feed, "title")).contains("Pact <3> & more");
        assertThat(texts(feed, "updated").getFirst())
                .isEqualTo(texts(feed, "updated").get(1));
        assertThat(all(feed, "link"))
                .anyMatch(link -> link.getAttribute("rel").equals("alternate")
                        && link.getAttribute("href").endsWith("/agreements/forms-3"))
                .anyMatch(link -> link.getAttribute("rel").equals("via")
                        && link.getAttribute("title").equals("Paper 0"));
        assertThat(texts(feed(get(ATOM, "/agreements?countries=TO,WS&lang=tr")), "title"))
                .contains("Anlaşma 3");
    }

    @Test
    void a_feed_leads_to_the_list_that_it_is_of_with_its_filters() {
        for (var address : List.of(
                "/agreements?countries=TO,WS&lang=en",
                "/agreements?countries=TO,WS&limit=2&lang=en",
                "/agreements.atom?countries=TO,WS&lang=en")) {
            var alternate = all(feed(get(ATOM, address)), "link").stream()
                    .filter(link -> link.getAttribute("rel").equals("alternate"))
                    .map(link -> link.getAttribute("href").replaceFirst("https?://[^/]+", ""))
                    .findFirst();
            assertThat(alternate)
                    .as(address)
                    .hasValueSatisfying(list -> assertThat(list)
                            .startsWith("/agreements?countries=")
                            .endsWith("&lang=en")
                            .doesNotContain("limit"));
            assertThat(given().urlEncodingEnabled(false)
                            .get(alternate.get())
                            .jsonPath()
                            .getList("items"))
                    .hasSize(3);
        }
        assertThat(all(feed(get(ATOM, "/exercises")), "link"))
                .anyMatch(link -> link.getAttribute("href").endsWith("/exercises"));
    }

    @Test
    void a_feed_is_read_on_page_by_page() {
        var first = get(ATOM, "/agreements?countries=TO,WS&limit=2");
        var next = all(feed(first), "link").stream()
                .filter(link -> link.getAttribute("rel").equals("next"))
                .findFirst()
                .orElseThrow();

        var second = feed(get(ATOM, next.getAttribute("href").replaceFirst("https?://[^/]+", "")));

        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(texts(second, "id")).endsWith("tag:entente.dev,2024:agreement/forms-1");
        assertThat(all(second, "entry")).hasSize(1);
    }

    @Test
    void a_feed_that_is_asked_for_by_its_file_s_name_stays_under_that_name() {
        var first = given().get("/agreements.atom?countries=TO,WS&limit=2&lang=en");

        var links = all(feed(first), "link").stream()
                .filter(link -> List.of("self", "next").contains(link.getAttribute("rel")))
                .map(link -> link.getAttribute("href").replaceFirst("https?://[^/]+", ""))
                .toList();

        assertThat(links.getFirst()).startsWith("/agreements.atom?countries=").endsWith("&limit=2&lang=en");
        assertThat(links.getLast()).startsWith("/agreements.atom?").contains("cursor=");
        assertThat(first.header("Link")).startsWith("</agreements.atom?");
        assertThat(all(feed(given().urlEncodingEnabled(false).get(links.getLast())), "entry"))
                .hasSize(1);
    }

    @Test
    void a_feed_without_entries_is_a_feed() {
        assertThat(all(feed(get(ATOM, "/programmes?countries=TO,WS")), "entry")).isEmpty();
    }

    private static Calendar calendar(Response response) {
        try {
            return new CalendarBuilder().build(new StringReader(new String(response.asByteArray(), UTF_8)));
        } catch (IOException | ParserException e) {
            throw new AssertionError("no calendar: " + response.asString(), e);
        }
    }

    private static VEvent entry(Calendar calendar, String uid) {
        return calendar.getComponents("VEVENT").stream()
                .map(VEvent.class::cast)
                .filter(event -> event.getUid().orElseThrow().getValue().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void visits_are_a_calendar_of_all_days_that_their_dates_may_mean() {
        var response = get(CALENDAR, "/visits?countries=TO,WS");
        var visit = entry(calendar(response), "visit/forms-1@entente.dev");

        for (var language : List.of("", "&lang=tr")) {
            var lines = new String(
                    get(CALENDAR, "/visits?countries=TO,WS" + language).asByteArray(), UTF_8);
            assertThat(lines.split("\r\n")).allMatch(line -> line.getBytes(UTF_8).length <= 75);
            assertThat(lines.replace("\r\n ", "")).doesNotContain("\ufffd");
        }
        assertThat(calendar(get(CALENDAR, "/visits?countries=TO,WS&lang=tr")).toString())
                .contains("Çok uzun\\, güçlü İşbirliği ziyareti ".repeat(9).strip());
        assertThat(visit.<LocalDate>getDateTimeStart().getDate()).isEqualTo(LocalDate.of(2024, 8, 1));
        assertThat(visit.<LocalDate>getDateTimeEnd().getDate()).isEqualTo(LocalDate.of(2024, 9, 1));
        assertThat(visit.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(visit.getSequence().getSequenceNo()).isPositive();
        assertThat(visit.getSummary().getValue()).startsWith("A long; very, ");
        assertThat(visit.getLocation().getValue()).endsWith("Tonga");
        assertThat(visit.getUrl().getValue()).endsWith("/visits/forms-1");
        assertThat(visit.getLastModified()).isNotNull();
        assertThat(visit.validate(true).hasErrors()).isFalse();
        var cancelled = entry(calendar(response), "visit/forms-2@entente.dev");
        assertThat(cancelled.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(cancelled.getSummary().getValue()).isEqualTo("Short");
        assertThat(cancelled.getDescription().getValue()).startsWith("OneATTENDEE:mailto:x@example.org");
        assertThat(response.asString().replace("\r\n", "")).doesNotContain("\r");
    }

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

    @Test
    void what_is_not_planned_and_held_has_no_calendar() {
        given().accept(CALENDAR).get("/agreements").then().statusCode(406);
        assertThat(calendar(get(CALENDAR, "/exercises?countries=TO,WS")).getComponents("VEVENT"))
                .isEmpty();
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
