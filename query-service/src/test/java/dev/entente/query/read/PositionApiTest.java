package dev.entente.query.read;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class PositionApiTest extends ViewTestBase {

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
    void the_earliest_moment_is_told_before_which_nothing_was_known() {
        var now = get("/positions/now");

        assertThat(Instant.parse(now.getString("since"))).isBefore(Instant.parse(now.getString("recorded")));
    }
}
