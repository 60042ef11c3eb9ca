package dev.entente.query.read;

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
class StatisticsApiTest extends ViewTestBase {

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
}
