package dev.entente.query.read;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

/** What filters let through. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class FilteredTest {

    private static Position tell(EventLog log, String id, String type, String occurred, String more) {
        return log.append(
                id,
                type,
                type.substring(0, type.indexOf('.')) + "/" + id,
                "{'occurred':'" + occurred + "','title':{'en':'Reefs " + id + "'},'sectors':['environment']," + more
                        + "'evidence':[{'url':'https://press.example.org/r','publisher':'Reef Post','kind':'press'}]}");
    }

    private static Position reefs() {
        try (var log = new EventLog()) {
            var told = tell(
                            log,
                            "reef-1",
                            "agreement.signed",
                            "2023-05-01",
                            "'place':{'country':'KI','name':'Tarawa'},'parties':[{'country':'KI','actor':'actor/reef-minister'},{'country':'NR'}],")
                    .and(tell(
                            log,
                            "reef-2",
                            "meeting.held",
                            "2023-07",
                            "'format':'call','participants':[{'country':'KI'},{'country':'NR'}],"))
                    .and(
                            tell(
                                    log,
                                    "reef-3",
                                    "statement.made",
                                    "2023-08",
                                    "'medium':'press','speakers':[{'country':'NR'}],'position':{'issue':'reefs','stance':'supports','of':'ban'},"));
            EventLog.isProjected(told);
            return told;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/timeline?country=KI, 2",
        "/timeline?country=KI&actor=reef-minister, 1",
        "/timeline?country=KI&place=tarawa, 1",
        "/timeline?country=KI&publisher=Reef Post, 2",
        "/timeline?country=KI&publisher=Nobody, 0",
        "/timeline?country=KI&corroboration=1, 2",
        "/timeline?country=KI&corroboration=2, 0",
        "/timeline?country=KI&q=reefs, 2",
        "/timeline?country=KI&q=forests, 0",
        "/timeline?country=KI&asOf=2020-01-01T00:00:00Z, 0",
        "/relations/KI-NR/timeline?from=2023-07, 1",
        "/relations/KI-NR/timeline?actor=actor/reef-minister, 1",
        "/agreements?country=KI&place=KI, 1",
        "/search?q=reefs&country=KI, 2",
        "'/search?q=reefs&countries=KI,NR&until=2023-06', 1",
        "/search?q=reefs&country=KI&place=tarawa, 1",
        "/search?q=reef-1&country=KI&sector=energy, 0",
        "/positions?issue=reefs, 1",
        "/positions?issue=reefs&country=KI, 0",
        "/positions?issue=reefs&until=2023-07, 0",
        "/positions?issue=reefs&asOf=2020-01-01T00:00:00Z, 0",
        "/countries?asOf=2020-01-01T00:00:00Z, 0",
        "/statistics/activity?country=KI, 2",
        "/statistics/activity?country=KI&publisher=Nobody, 0",
        "/statistics/activity?country=KI&asOf=2020-01-01T00:00:00Z, 0"
    })
    void a_filter_lets_through_what_it_says(String address, int found) {
        given().header("Entente-Min-Position", reefs().token())
                .get(address)
                .then()
                .statusCode(200)
                .body("items.size()", is(found));
    }

    private static Position visits() {
        try (var log = new EventLog()) {
            return tell(
                            log,
                            "way-1",
                            "visit.held",
                            "2024-01",
                            "'host':{'country':'BV'},'visitors':[{'country':'IO'},{'country':'IO','person':'A. Guest'}],")
                    .and(tell(
                            log,
                            "way-2",
                            "visit.announced",
                            "2024-02",
                            "'host':{'country':'IO'},'visitors':[{'country':'BV'}],"))
                    .and(tell(
                            log,
                            "way-3",
                            "visit.held",
                            "2024-03",
                            "'host':{'country':'BV'},'visitors':[{'country':'UM'},{'country':'IO'}],"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "host=BV, visit/way-3 visit/way-1",
        "visitor=IO, visit/way-3 visit/way-1",
        "host=BV&visitor=IO, visit/way-3 visit/way-1",
        "host=BV&visitor=UM, visit/way-3",
        "host=IO&visitor=BV, visit/way-2",
        "host=IO&visitor=UM, ''",
        "'host=BV&visitor=IO&countries=BV,UM', visit/way-3",
        "host=BV&visitor=IO&status=held&until=2024-02, visit/way-1"
    })
    void visits_are_told_apart_by_who_went_where(String filters, String subjects) {
        var found = given().header("Entente-Min-Position", visits().token())
                .get("/visits?" + filters + "&count=exact")
                .jsonPath();

        assertThat(String.join(" ", found.<String>getList("items.subject"))).isEqualTo(subjects);
        assertThat(found.getInt("count"))
                .isEqualTo(found.getList("items.subject").size());
    }

    @Test
    void a_relation_can_be_asked_of_some_sectors_and_a_time_and_as_of_a_moment() {
        var position = reefs();

        for (var narrowed : List.of("?sector=energy", "?until=2022", "?asOf=2020-01-01T00:00:00Z")) {
            given().header("Entente-Min-Position", position.token())
                    .get("/relations/KI-NR" + narrowed)
                    .then()
                    .body("counts.agreements", is(0))
                    .body("activity", equalTo(List.of()))
                    .body("strength", is(0));
            given().get("/relations" + narrowed).then().body("links.find { it.countries == ['KI', 'NR'] }", is((Object)
                    null));
        }
        given().get("/relations/KI-NR?sector=environment&from=2023-07")
                .then()
                .body("counts.agreements", is(0))
                .body("counts.meetings", is(1))
                .body("activity.month", equalTo(List.of("2023-07")));
        given().get("/relations?country=KI&publisher=Reef Post")
                .then()
                .body("links.countries", equalTo(List.of(List.of("KI", "NR"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/statistics/activity?country=KI | groupBy=month&groupBy=type | groupBy=month,type",
                "/timeline?limit=10 | countries=KI&countries=NR | countries=KI,NR"
            })
    void a_list_with_commas_may_as_well_be_repeated(String address, String repeated, String listed) {
        var position = reefs().token();
        var items = given().header("Entente-Min-Position", position)
                .get(address + "&" + listed)
                .jsonPath()
                .getList("items");

        assertThat(given().get(address + "&" + repeated).jsonPath().getList("items"))
                .isNotEmpty()
                .isEqualTo(items);
    }

    @Test
    void what_is_found_is_counted_where_that_is_asked_for() {
        given().header("Entente-Min-Position", reefs().token())
                .get("/search?q=reefs&country=KI&count=exact&limit=1")
                .then()
                .body("count", is(2))
                .body("items.size()", is(1))
                .body("facets.sector.environment", is(2));
    }

    @ParameterizedTest
    @CsvSource({
        "agreements signing, forms of English words",
        "anlaşmaları, forms of Turkish words",
        "mempertahankan latihan, forms of Malay words",
        "fabrika, a word of which the rules leave less than of its plural"
    })
    void words_are_found_in_their_forms(String words, String why) {
        try (var log = new EventLog()) {
            var position = log.append(
                    "forms-of-words",
                    "agreement.signed",
                    "agreement/forms-of-words",
                    "{'occurred':'2024','title':{'en':'Signed agreement','tr':'\\u0130mzalanan anla\\u015fmalar ve fabrikalar\\u0131',"
                            + "'ms':'Melatih pertahanan'},'parties':[{'country':'AX'},{'country':'FO'}]}");
            for (var path : List.of("/agreements", "/search")) {
                given().header("Entente-Min-Position", position.token())
                        .queryParam("q", words)
                        .queryParam("country", "AX")
                        .get(path)
                        .then()
                        .body("items.subject", equalTo(List.of("agreement/forms-of-words")));
            }
            given().queryParam("q", words)
                    .queryParam("country", "AX")
                    .get("/search")
                    .then()
                    .body("items[0].highlight", containsString("<mark>"));
            given().queryParam("q", '"' + words + '"')
                    .queryParam("country", "AX")
                    .get("/search")
                    .then()
                    .body("items.size()", is(0));
        }
    }

    @ParameterizedTest
    @CsvSource({"fishing, Fisheries", "seker pancari, Şekerpancarı", "ŞEKER pancarı fisheries, Şekerpancarı"})
    void what_is_written_otherwise_is_found_by_search_and_marked(String words, String marked) {
        try (var log = new EventLog()) {
            var position = log.append(
                    "otherwise",
                    "agreement.signed",
                    "agreement/otherwise",
                    "{'occurred':'2024','title':{'en':'Fisheries and sugar','tr':'\\u015eekerpancar\\u0131 ve fisheries'},"
                            + "'parties':[{'country':'PM'},{'country':'PN'}]}");
            given().header("Entente-Min-Position", position.token())
                    .queryParam("q", words)
                    .queryParam("country", "PM")
                    .get("/search")
                    .then()
                    .body("items.subject", equalTo(List.of("agreement/otherwise")))
                    .body("items[0].highlight", containsString("<mark>" + marked + "</mark>"));
        }
    }
}
