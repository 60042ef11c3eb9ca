package dev.entente.query.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

import dev.entente.events.Kinds;
import dev.entente.events.Position;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.codec.StructuredMode;
import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class ViewApiTest {

    private static Position told = Position.START;

    /** The corpus, and some countries that nobody else speaks of. */
    @BeforeAll
    static void tell() throws IOException {
        try (var log = new EventLog();
                var corpus = new BufferedReader(new InputStreamReader(
                        Json.class.getResourceAsStream("/dev/entente/events/corpus/turkiye-malaysia-2024.ndjson"),
                        UTF_8))) {
            var position = Position.START;
            for (var line : corpus.lines().toList()) {
                var event = StructuredMode.read(Json.object(line));
                position = position.and(
                        log.append(event.subject().toString(), KafkaMode.headers(event), KafkaMode.value(event)));
            }
            position = position.and(statement(log, "s1", "2023", "IS", "supports"))
                    .and(statement(log, "s2", "2024-01-05", "IS", "supports"))
                    .and(statement(log, "s3", "2024-02", "FI", "supports"))
                    .and(statement(log, "s4", "2024-03", "FI", "opposes"))
                    .and(statement(log, "s5", "2024-02", "EE", "supports"))
                    .and(pact(log, "p1", "proposed", "2019-01", "NR", "PW"))
                    .and(pact(log, "p2", "signed", "2020-05-04", "NR", "PW", "KI"))
                    .and(pact(log, "p3", "enteredIntoForce", "2021", "NR", "PW", "KI"))
                    .and(log.append(
                            "untitled-1",
                            "agreement.ratified",
                            "agreement/untitled",
                            "{'occurred':'1931-05-04','summary':{'en':'Unnamed accord'}}"));
            told = position;
        }
    }

    @BeforeEach
    void wait_until_it_is_projected() {
        EventLog.isProjected(told);
    }

    private static Position statement(EventLog log, String id, String occurred, String country, String stance) {
        return log.append(
                id,
                "statement.made",
                "statement/" + id,
                "{'occurred':'" + occurred + "','title':{'en':'On whaling'},'speakers':[{'country':'" + country
                        + "'}],'addressees':[{'country':'LV'}],'position':{'issue':'whaling','stance':'" + stance
                        + "','of':'ban'}}");
    }

    private static Position pact(EventLog log, String id, String fact, String occurred, String... parties) {
        var countries =
                Stream.of(parties).map(party -> "{'country':'" + party + "'}").collect(Collectors.joining(","));
        return log.append(
                id,
                "agreement." + fact,
                "agreement/pact-of-some",
                "{'occurred':'" + occurred + "','title':{'en':'Pact'},'parties':[" + countries + "]}");
    }

    private static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }

    @Test
    void a_relation_tells_what_there_is_between_two_countries() {
        given().get("/relations/TR-MY")
                .then()
                .body("countries", equalTo(List.of("MY", "TR")))
                .body("counts.agreements", is(3))
                .body("counts.exercises", is(0))
                .body("counts.actors", is((Object) null))
                .body("agreementsInForce", is(3))
                .body("returnedVisits", is(1))
                .body(
                        "visits",
                        equalTo(List.of(
                                Map.of("from", "MY", "to", "TR", "count", 1),
                                Map.of("from", "TR", "to", "MY", "count", 1))))
                .body("lastContact.occurred", containsString("2024-08"))
                .body("positions[0].aligned", is(true))
                .body("activity.month", equalTo(List.of("2024-06", "2024-08")))
                .body("strength", greaterThan(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/timeline?q=unnamed", "/timeline?q=unnamed&lang=tr", "/search?q=unnamed&kind=agreement"})
    void a_title_that_is_not_known_is_left_out(String address) {
        assertThat(get(address).getMap("items[0]"))
                .containsEntry("subject", "agreement/untitled")
                .doesNotContainKey("title");
        assertThat(given().get("/timeline.ndjson?q=unnamed").asString()).doesNotContain("\"title\"");
    }

    @Test
    void a_relation_is_a_table_of_its_figures_too() {
        var table = given().get("/relations/TR-MY.csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(table.lines())
                .startsWith("figure,of,value", "counts,agreements,3")
                .contains(
                        "agreementsInForce,,3",
                        "visits,MY-TR,1",
                        "visits,TR-MY,1",
                        "returnedVisits,,1",
                        "aligned,israeli-palestinian-conflict,true",
                        "activity,2024-06,1")
                .anyMatch(row -> row.startsWith("positions,israeli-palestinian-conflict TR,"))
                .anyMatch(row -> row.matches("lastContact,[a-z]+/[^,]+,2024-08.*"));
    }

    @Test
    void the_history_of_an_item_is_a_table_too() {
        var address = "/visits/my-defence-minister-ankara-2024-06/history";
        var told = get(address).getMap("items[0]");

        assertThat(given().get(address + ".csv")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines())
                .startsWith("fact,type,subject,occurred,recorded,source,id,position,struck,struckBy.source,struckBy.id,"
                        + "reason,correctedTo.occurred,passedOver.detail,passedOver.by.source,passedOver.by.id")
                .element(1, InstanceOfAssertFactories.STRING)
                .startsWith("held,dev.entente.visit.held.v1,visit/my-defence-minister-ankara-2024-06,2024-06-11,")
                .contains(told.get("recorded") + "," + told.get("source") + "," + told.get("id"));
        given().get("/visits/never-heard-of/history.csv").then().statusCode(404);
    }

    @Test
    void both_orders_of_a_pair_are_one_relation() {
        assertThat(given().get("/relations/MY-TR").asString())
                .isEqualTo(given().get("/relations/TR-MY").asString());
    }

    @Test
    void a_relation_without_events_is_empty() {
        given().get("/relations/TV-VU")
                .then()
                .statusCode(200)
                .body("counts.visits", is(0))
                .body("visits", equalTo(List.of()))
                .body("strength", is(0))
                .body("lastContact", is((Object) null));
    }

    @ParameterizedTest
    @CsvSource({"TR-XX, XX", "TR-TR, TR", "TRMY, TRMY", "tr-my, tr"})
    void a_pair_that_is_none_is_refused_by_name(String pair, String named) {
        given().get("/relations/" + pair).then().statusCode(400).body("detail", containsString(named));
    }

    @Test
    void a_timeline_is_newest_first_and_pages_neither_skip_nor_repeat() {
        var whole = get("/relations/TR-MY/timeline?limit=500").<String>getList("items.id");
        var first = get("/relations/TR-MY/timeline?limit=7");
        var second = get("/relations/TR-MY/timeline?limit=500&cursor=" + first.getString("next"));

        assertThat(whole).hasSizeGreaterThan(15).doesNotHaveDuplicates();
        assertThat(first.<String>getList("items.id")).isEqualTo(whole.subList(0, 7));
        assertThat(second.<String>getList("items.id")).isEqualTo(whole.subList(7, whole.size()));
    }

    @Test
    void a_timeline_can_be_narrowed() {
        assertThat(get("/timeline?type=visit&countries=TR,MY").<String>getList("items.kind"))
                .hasSize(2)
                .containsOnly("visit");
        assertThat(get("/timeline?country=TR&until=2024-06-30&from=2024-06-01").<String>getList("items.occurred"))
                .contains("2024-06-11")
                .allMatch(occurred -> occurred.startsWith("2024-06") || occurred.startsWith("../"));
        assertThat(get("/timeline?lang=tr&country=TR").getList("items.title"))
                .isNotEmpty()
                .allMatch(String.class::isInstance);
    }

    @Test
    void the_name_of_a_fact_means_it_of_every_kind_that_has_it() {
        assertThat(get("/timeline?type=reported&countries=TR,MY").<String>getList("items.type"))
                .isNotEmpty()
                .containsOnly("dev.entente.agreement.reported.v1");
        assertThat(get("/timeline?type=held&countries=TR,MY&limit=500").<String>getList("items.type"))
                .contains("dev.entente.visit.held.v1", "dev.entente.meeting.held.v1")
                .allMatch(type -> type.endsWith(".held.v1"));
        assertThat(get("/statistics/activity?groupBy=type&type=reported&type=made&countries=TR,MY")
                        .<String>getList("items.type"))
                .containsExactly("dev.entente.agreement.reported.v1", "dev.entente.statement.made.v1");
        given().get("/timeline?type=married")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("nor a fact such as held"));
    }

    @Test
    void the_network_links_countries_that_share_enough() {
        given().get("/relations?minEvents=10")
                .then()
                .body("links.countries", hasItem(List.of("MY", "TR")))
                .body("nodes.country", hasItem("TR"));
        given().get("/relations?minEvents=1000")
                .then()
                .body("links.size()", is(0))
                .body("nodes.size()", is(0));
        assertThat(shared("/relations?from=2024-06-11&until=2024-06-11"))
                .isPositive()
                .isLessThan(shared("/relations"));
    }

    @Test
    void the_countries_of_the_network_are_a_list_and_a_table_of_their_own() {
        var network = get("/relations?country=PW");
        var alone = get("/relations/countries?country=PW");

        assertThat(alone.<Map<String, Object>>getList("items")).isNotEmpty().isEqualTo(network.getList("nodes"));
        assertThat(given().get("/relations/countries.csv?country=PW")
                        .then()
                        .statusCode(200)
                        .header("Content-Disposition", containsString("relations-countries.csv"))
                        .extract()
                        .asString()
                        .lines())
                .startsWith("country,count")
                .contains("PW," + network.getInt("nodes.find { it.country == 'PW' }.count"))
                .hasSize(alone.getList("items").size() + 1);
    }

    @Test
    void each_fact_counts_for_all_pairs_of_its_item_and_the_item_itself_once() {
        var network = get("/relations?country=PW");

        assertThat(link(network, "NR", "PW")).containsEntry("count", 3).containsEntry("strength", 3);
        assertThat(link(network, "KI", "PW")).containsEntry("count", 3).containsEntry("strength", 3);
        assertThat(link(get("/relations?country=PW&from=2021-06&until=2021-06"), "NR", "PW"))
                .containsEntry("count", 1)
                .containsEntry("strength", 3);
    }

    private static Map<String, Object> link(JsonPath network, String one, String other) {
        return network.getMap("links.find { it.countries == ['" + one + "', '" + other + "'] }");
    }

    private static int shared(String path) {
        return get(path).getInt("links.find { it.countries == ['MY', 'TR'] }.count");
    }

    @Test
    void the_latest_statement_decides_where_a_country_stands_and_since_when_and_says_nothing_of_its_addressees() {
        var answer = get("/positions?issue=whaling");

        assertThat(answer.<Map<String, Object>>getList("items"))
                .containsExactly(
                        Map.of(
                                "country",
                                "EE",
                                "stance",
                                "supports",
                                "of",
                                "ban",
                                "since",
                                "2024-02",
                                "statements",
                                List.of("statement/s5")),
                        Map.of(
                                "country",
                                "FI",
                                "stance",
                                "opposes",
                                "of",
                                "ban",
                                "since",
                                "2024-03",
                                "statements",
                                List.of("statement/s4")),
                        Map.of(
                                "country",
                                "IS",
                                "stance",
                                "supports",
                                "of",
                                "ban",
                                "since",
                                "2023",
                                "statements",
                                List.of("statement/s1", "statement/s2")));
        assertThat(answer.<List<String>>getList("aligned")).containsExactly(List.of("EE", "IS"));
    }

    @Test
    void issues_are_listed_with_whoever_has_taken_a_position() {
        var whaling = get("/issues").<String, Object>getMap("items.find { it.issue == 'whaling' }");

        assertThat(whaling)
                .isEqualTo(Map.of(
                        "issue",
                        "whaling",
                        "title",
                        Map.of("und", "Whaling"),
                        "statements",
                        5,
                        "countries",
                        List.of("EE", "FI", "IS")));
        assertThat(get("/issues?country=FI&country=EE&from=2024-03&lang=en").<Map<String, Object>>getList("items"))
                .containsExactly(Map.of(
                        "issue",
                        "whaling",
                        "title",
                        "Whaling",
                        "languages",
                        Map.of("title", "und"),
                        "statements",
                        1,
                        "countries",
                        List.of("FI")));
        assertThat(get("/issues?lang=tr").getString("items.find { it.issue == 'israeli-palestinian-conflict' }.title"))
                .isEqualTo("İsrail–Filistin çatışması");
        assertThat(get("/issues?asOf=2020-01-01T00:00:00Z").getList("items")).isEmpty();
        given().get("/positions").then().statusCode(400).body("errors[0].detail", containsString("/issues"));
        given().get("/positions?issue=On whaling").then().statusCode(400).body("detail", containsString("/issues"));
        var tag = given().get("/issues").header("ETag");
        given().header("If-None-Match", tag).get("/issues").then().statusCode(304);
    }

    @Test
    void activity_is_counted_by_what_is_asked_for() {
        assertThat(get("/statistics/activity?groupBy=month,country&countries=TR,MY")
                        .<Map<String, Object>>getList("items"))
                .contains(Map.of("month", "2024-06", "country", "TR", "count", 1));
        assertThat(get("/statistics/activity?country=IS").<Map<String, Object>>getList("items"))
                .containsExactly(Map.of("month", "2024-01", "count", 1));
        given().get("/statistics/activity?groupBy=colour").then().statusCode(400);
    }

    @Test
    void facts_without_a_sector_are_counted_by_sector_where_that_is_asked_for() {
        assertThat(get("/statistics/activity?groupBy=month,sector&country=PW").getList("items"))
                .isEmpty();
        assertThat(get("/statistics/activity?groupBy=month,sector&country=PW&incomplete=true")
                        .<Map<String, Object>>getList("items"))
                .containsExactly(
                        Map.of("month", "2019-01", "count", 1),
                        Map.of("month", "2020-05", "count", 1),
                        Map.of("count", 1));
        assertThat(given().get("/statistics/activity.csv?groupBy=month,sector&country=PW&incomplete=true")
                        .asString())
                .isEqualTo("month,sector,count\r\n2019-01,,1\r\n2020-05,,1\r\n,,1\r\n");
    }

    @Test
    void weeks_are_those_of_iso_8601_and_have_the_facts_of_which_the_day_is_known() {
        assertThat(get("/statistics/activity?groupBy=week,type&country=IS&country=PW")
                        .<Map<String, Object>>getList("items"))
                .containsExactly(
                        Map.of("week", "2020-W19", "type", "dev.entente.agreement.signed.v1", "count", 1),
                        Map.of("week", "2024-W01", "type", "dev.entente.statement.made.v1", "count", 1));
    }

    @Test
    void counts_and_links_are_tables_too_at_an_address_with_the_ending_of_one() {
        assertThat(given().get("/statistics/activity.csv?groupBy=month,type&country=IS")
                        .then()
                        .statusCode(200)
                        .header("Content-Disposition", containsString("statistics-activity.csv"))
                        .extract()
                        .asString())
                .isEqualTo("month,type,count\r\n2024-01,dev.entente.statement.made.v1,1\r\n");
        assertThat(given().header("Accept", "text/csv")
                        .get("/relations?country=NR")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .startsWith("country,partner,count,strength,sectors\r\n")
                .contains("NR,PW,3,3,");
    }

    @Test
    void the_earliest_moment_is_told_before_which_nothing_was_known() {
        var now = get("/positions/now");

        assertThat(Instant.parse(now.getString("since"))).isBefore(Instant.parse(now.getString("recorded")));
    }

    @Test
    void a_vague_date_says_between_which_days_it_may_be() {
        var vague = get("/timeline?countries=TR,MY&type=visit").getMap("items[0]");
        assertThat(vague)
                .containsEntry("occurred", "2024-08")
                .containsEntry("earliest", "2024-08-01")
                .containsEntry("latest", "2024-08-31");
        var open = get("/timeline?countries=TR,MY&limit=500").getMap("items.find { it.occurred == '../2024-08' }");
        assertThat(open).containsEntry("latest", "2024-08-31").doesNotContainKey("earliest");
    }

    @Test
    void descriptions_of_actors_count_as_activity_where_that_is_asked_for() {
        var described = "dev.entente.actor.described.v1";
        assertThat(get("/statistics/activity?groupBy=type&country=MY").<String>getList("items.type"))
                .isNotEmpty()
                .doesNotContain(described);
        for (var type : List.of("described", "actor", described)) {
            assertThat(get("/statistics/activity?groupBy=type&country=MY&type=" + type)
                            .<String>getList("items.type"))
                    .containsExactly(described);
        }
    }

    @ParameterizedTest
    @CsvSource({"anw, Anwar", "ibra, Ibrahim"})
    void who_has_not_finished_a_word_finds_what_begins_so_and_nothing_else(String word, String marked) {
        var found = get("/search?limit=500&q=" + word);
        assertThat(found.getString("items[0].subject")).isEqualTo("actor/anwar-ibrahim");
        assertThat(found.<String>getList("items.highlight")).allMatch(text -> text.contains("<mark>" + marked));
    }

    @Test
    void countries_tell_what_is_known_of_them() {
        given().get("/countries?lang=tr")
                .then()
                .body("items.find { it.code == 'MY' }.name", is("Malezya"))
                .body("items.find { it.code == 'MY' }.counts.agreements", is(3));
        given().get("/countries/MY").then().body("name.en", is("Malaysia")).body("partners[0].country", is("TR"));
        given().get("/countries/TV").then().statusCode(200).body("counts.visits", is(0));
        given().get("/countries/XX").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "Anvar, actor/anwar-ibrahim",
        "yasar guler, actor/yasar-guler",
        "Yaşr Güler, actor/yasar-guler",
        "ANWAR IBRAHIM, actor/anwar-ibrahim",
        "Anvar Ibrahm, actor/anwar-ibrahim",
        "anw ibra, actor/anwar-ibrahim",
        "the anwar and the ibrahim, actor/anwar-ibrahim"
    })
    void search_forgives_accents_aliases_and_small_errors(String words, String subject) {
        given().queryParam("q", words).get("/search").then().body("items.subject[0]", is(subject));
    }

    @Test
    void a_hit_is_marked_and_counted_and_searches_can_be_narrowed_and_paged() {
        given().get("/search?q=malaysia&kind=agreement&lang=en")
                .then()
                .body("items.kind.unique()", equalTo(List.of("agreement")))
                .body("items.highlight", hasItem(containsString("<mark>Malaysia")))
                .body("facets.kind.agreement", greaterThan(0))
                .body("facets.country.MY", greaterThan(0));
        var whole = get("/search?q=malaysia&limit=500").<String>getList("items.subject");
        given().get("/search?q=malaysia&limit=4")
                .then()
                .header("Link", matchesPattern("</search\\?q=malaysia&limit=4&cursor=[^>]+>; rel=\"next\""));
        var first = get("/search?q=malaysia&limit=4");
        var rest = get("/search?q=malaysia&limit=500&cursor=" + first.getString("next"));
        assertThat(first.<String>getList("items.subject")).isEqualTo(whole.subList(0, 4));
        assertThat(rest.<String>getList("items.subject")).isEqualTo(whole.subList(4, whole.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/search", "/search?q=---", "/positions", "/timeline?cursor=rubbish", "/relations?minEvents=0"})
    void views_refuse_what_they_cannot_use(String path) {
        given().get(path).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void every_kind_of_the_contract_has_its_collection() {
        Kinds.all()
                .forEach(kind -> given().get("/" + kind.collection())
                        .then()
                        .statusCode(200)
                        .body("items.size()", greaterThan(-1)));
    }

    @Test
    void the_description_of_the_api_names_exactly_the_parameters_that_are_read() {
        var api = given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract();
        var paths = api.jsonPath().<String, Map<String, Map<String, List<Map<String, Object>>>>>getMap("paths");
        assertThat(paths).containsKeys("/agreements", "/visits/{id}", "/relations/{pair}", "/search");
        paths.entrySet()
                .removeIf(entry -> entry.getKey().startsWith("/problems")
                        || !entry.getValue().containsKey("get"));
        paths.forEach((path, item) -> {
            var parameters = item.get("get").getOrDefault("parameters", List.of());
            var described = parameters.stream()
                    .filter(parameter -> parameter.get("in").equals("query"))
                    .map(parameter -> (String) parameter.get("name"))
                    .toList();
            assertThat(read(path)).as(path).containsExactlyInAnyOrderElementsOf(described);
        });
    }

    @Test
    void the_description_of_the_api_tells_each_collection_s_own_forms_and_refusals() {
        var paths = given().get("/q/openapi?format=json")
                .jsonPath()
                .<String, Map<String, Map<String, Object>>>getMap("paths");
        paths.keySet()
                .removeIf(path ->
                        path.contains("{") || path.matches("/(problems|admin|changes|events|positions|search).*"));
        assertThat(paths).hasSizeGreaterThan(10);
        paths.forEach((path, item) -> {
            var answers = ((Map<?, ?>) item.get("get").get("responses"));
            assertThat(answers.keySet()).as(path).isEqualTo(Set.of("200", "304", "400", "406", "503", "504"));
            var forms = ((Map<?, ?>) ((Map<?, ?>) answers.get("200")).get("content")).keySet();
            for (var form : List.of(
                    "application/json", "text/csv", "application/x-ndjson", "application/atom+xml", "text/calendar")) {
                given().accept(form)
                        .get(path)
                        .then()
                        .statusCode(forms.contains(form) ? 200 : 406)
                        .contentType(forms.contains(form) ? form : "application/problem+json");
            }
        });
        assertThat(paths.get("/visits").get("get").get("summary").toString())
                .startsWith("Visits")
                .contains("calendar");
        assertThat(paths.get("/agreements").get("get").get("summary").toString())
                .startsWith("Agreements")
                .doesNotContain("calendar");
    }

    /** The refusal of an unknown parameter lists those that are known. */
    private static List<String> read(String path) {
        var address = path.replace("{id}", "x").replace("{pair}", "TR-MY").replace("{code}", "TR");
        var problem = Operator.call()
                .get(address + "?nonsense=1")
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        String detail = problem.getString("errors.find { it.parameter == 'nonsense' }.detail");
        var known = detail.substring(detail.indexOf("known are") + "known are".length())
                .strip();
        return known.isEmpty() ? List.of() : List.of(known.split(", "));
    }

    @Test
    void the_examples_of_the_guide_run() throws IOException, InterruptedException {
        var script = Path.of("..", "docs", "examples", "query.sh").toString();
        var process = new ProcessBuilder("bash", script).redirectErrorStream(true);
        process.environment().put("ENTENTE", "http://127.0.0.1:" + RestAssured.port);
        process.environment().put("SECONDS_TO_LISTEN", "1");

        var running = process.start();
        var output = new String(running.getInputStream().readAllBytes(), UTF_8);

        assertThat(running.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("BEGIN:VCALENDAR", "<feed", "id,subject,title", "\"aligned\"", "actor/anwar-ibrahim")
                .contains("colour", "retry: 2000");
    }
}
