package dev.entente.query.read;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.events.Position;
import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

/** What operators see of what cannot be handled, and do with it. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class ParkedApiTest extends AdminTestBase {

    @Test
    void a_poisoned_event_is_parked_alone_its_item_says_so_and_after_the_fix_it_takes_its_place() throws SQLException {
        execute("alter table event add constraint poison check (id <> 'admin-3-b') not valid");
        var proposed = log.append("admin-3-a", "agreement.proposed", "agreement/admin-3", data("Proposed"));
        var poisoned = sign("admin-3-b", "admin-3", "Signed");
        var last = log.append("admin-3-c", "agreement.enteredIntoForce", "agreement/admin-3", "{'occurred':'2024-04'}");
        assertThat(proposed).isNotEqualTo(last);

        var tag = at(last).get("/agreements/admin-3")
                .then()
                .statusCode(200)
                .body("events.id", is(List.of("admin-3-a", "admin-3-c")))
                .body("parked.id", is(List.of("admin-3-b")))
                .body("parked[0].reason", containsString("poison"))
                .extract()
                .header("ETag");
        collectionsSayParked(List.of("admin-3-b"));
        given().get("/agreements/admin-3/history")
                .then()
                .statusCode(200)
                .body("items.id", is(List.of("admin-3-a", "admin-3-c")))
                .body("parked.id", is(List.of("admin-3-b")))
                .body("parked[0].reason", containsString("poison"));
        var id = operator()
                .get("/admin/parked?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("items.find { it.event == 'admin-3-b' }.id");
        assertThat(id).isEqualTo(poisoned.token());
        operator()
                .post("/admin/parked/" + id + "/replay")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("reason", containsString("poison"));
        execute("alter table event drop constraint poison");

        operator()
                .post("/admin/parked/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("status", is("projected"));

        given().header("If-None-Match", tag)
                .get("/agreements/admin-3")
                .then()
                .statusCode(200)
                .body("events.id", is(List.of("admin-3-a", "admin-3-b", "admin-3-c")))
                .body("parked", nullValue());
        collectionsSayParked(null);
        given().get("/agreements/admin-3/history")
                .then()
                .body("items.id", is(List.of("admin-3-a", "admin-3-b", "admin-3-c")))
                .body("parked", nullValue());
        given().queryParam("source", EventLog.SOURCE)
                .queryParam("id", "admin-3-b")
                .get("/events")
                .then()
                .body("status", is("projected"));
        operator().post("/admin/parked/" + id + "/replay").then().statusCode(404);
        operator().post("/admin/parked/nonsense/replay").then().statusCode(404);
        operator().get("/admin/verify").then().body("agrees", is(true));
    }

    private static void collectionsSayParked(List<String> ids) {
        var address = "/agreements?country=PT";
        var parked = ids == null ? nullValue() : is(ids);
        given().get(address).then().body("items.find { it.id == 'admin-3' }.parked?.id", parked);
        given().get(address + "&countries=PT,IE&lang=en")
                .then()
                .body("items.find { it.id == 'admin-3' }.parked?.id", parked);
        given().get(address + "&asOf=2024-10-01T00:00:00Z").then().body("items", empty());
        var line = given().accept("application/x-ndjson")
                .get(address)
                .asString()
                .lines()
                .map(Json::object)
                .filter(item -> item.get("id").asText().equals("admin-3"))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("parked").findValuesAsText("id")).isEqualTo(ids == null ? List.of() : ids);
    }

    /** No ingest service lets such an event through, but others may write to the log. */
    @Test
    void an_event_that_is_far_too_long_is_parked_alone_and_what_comes_behind_it_is_seen() {
        log.append(
                "admin-long",
                "statement.made",
                "statement/admin-long",
                "{'occurred':'2024-03','speakers':[{'country':'PT'}],'position':{'issue':'a" + "-a".repeat(50_000)
                        + "','stance':'supports','of':'b'}}");
        var next = sign("admin-behind", "admin-behind", "Signed");

        at(next).get("/agreements/admin-behind").then().statusCode(200);
        given().get("/statements/admin-long").then().statusCode(404).body("parked.id", is(List.of("admin-long")));
    }

    @Test
    void what_is_parked_is_listed_page_by_page_also_where_nothing_else_is_known_of_it() {
        var last = Position.START;
        for (var number = 0; number < 3; number++) {
            last = log.append(
                    "agreement/admin-4",
                    Map.of(
                            "ce_id",
                            ("admin-4-" + number).getBytes(UTF_8),
                            "ce_subject",
                            "agreement/admin-4".getBytes(UTF_8)),
                    "{no".getBytes(UTF_8));
        }
        for (var address :
                List.of("/agreements/admin-4", "/agreements/admin-4/history", "/agreements/admin-4/history.csv")) {
            at(last).get(address).then().statusCode(404).body("parked", hasSize(3));
        }

        var first = operator()
                .get("/admin/parked?limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .extract();
        var second = operator()
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("next"))
                .get("/admin/parked")
                .then()
                .statusCode(200)
                .extract();
        assertThat(second.<List<String>>path("items.id"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(first.<List<String>>path("items.id"));
        operator().get("/admin/parked?colour=red").then().statusCode(400);
    }
}
