package dev.entente.query.read;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;

import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class RelationApiTest extends ViewTestBase {

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
                .body("lastContact.occurred", is("2024-08"))
                .body("lastContact.subject", is("meeting/tr-my-air-force-chief-2024-08"))
                .body("positions[0].aligned", is(true))
                .body("activity.month", equalTo(List.of("2024-06", "2024-08")))
                // agreements 3 x 3, visits and meetings 7 x 2, transfers 2, statements 4, programmes 2
                .body("strength", is(31));
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
                .contains("lastContact,meeting/tr-my-air-force-chief-2024-08,2024-08");
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
    void the_network_links_countries_that_share_enough() {
        var events = shared("/relations");
        given().get("/relations?minEvents=" + events)
                .then()
                .body("links.countries", hasItem(List.of("MY", "TR")))
                .body("nodes.country", hasItem("TR"));
        given().get("/relations?minEvents=" + (events + 1))
                .then()
                .body("links.countries", not(hasItem(List.of("MY", "TR"))));
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
    void countries_tell_what_is_known_of_them() {
        given().get("/countries?lang=tr")
                .then()
                .body("items.find { it.code == 'MY' }.name", is("Malezya"))
                .body("items.find { it.code == 'MY' }.counts.agreements", is(3));
        given().get("/countries/MY").then().body("name.en", is("Malaysia")).body("partners[0].country", is("TR"));
        given().get("/countries/TV").then().statusCode(200).body("counts.visits", is(0));
        given().get("/countries/XX").then().statusCode(404);
    }
}
