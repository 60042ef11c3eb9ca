package dev.entente.query.read;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;

import dev.entente.events.Position;
import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What operators see and do. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class AdminApiTest {

    private static EventLog log;

    @Inject
    DataSource database;

    @BeforeAll
    static void open() {
        log = new EventLog();
    }

    @AfterAll
    static void close() {
        log.close();
    }

    private static String data(String title) {
        return "{'occurred':'2024-03-05','title':{'en':'" + title + "'},'parties':[{'country':'PT'},{'country':'IE'}]}";
    }

    private static Position sign(String id, String agreement, String title) {
        return log.append(id, "agreement.signed", "agreement/" + agreement, data(title));
    }

    private static RequestSpecification with(String scope) {
        return Operator.with(scope);
    }

    private static RequestSpecification operator() {
        return Operator.call();
    }

    /** A read at least at the position, after it was reached, however long that takes on a busy machine. */
    private static RequestSpecification at(Position position) {
        EventLog.isProjected(position);
        return reading(position);
    }

    private static RequestSpecification reading(Position position) {
        return given().header("Entente-Min-Position", position.token());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/verify",
        "GET, /admin/parked",
        "POST, /admin/parked/MC4x/replay",
        "GET, /admin/rebuild",
        "POST, /admin/rebuild",
        "POST, /admin/rebuild/swap",
        "GET, /admin/rebuild/differences",
        "DELETE, /admin/rebuild"
    })
    void only_operators_are_let_in(String method, String path) {
        given().request(method, path).then().statusCode(401).contentType("application/problem+json");
        with("events:write").request(method, path).then().statusCode(403).contentType("application/problem+json");
        with("administrator").request(method, path).then().statusCode(403);
        given().header("Authorization", "Bearer nonsense")
                .request(method, path)
                .then()
                .statusCode(401);
    }

    @Test
    void scopes_are_also_taken_from_lists_and_from_the_claim_scp() {
        Operator.with("scp", "events:read admin").get("/admin/parked").then().statusCode(200);
        for (var claim : List.of("scope", "scp")) {
            Operator.with(claim, List.of("events:read", "admin"))
                    .get("/admin/parked")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void a_rebuild_runs_beside_what_serves_and_then_serves_itself_under_other_tags() {
        var position = sign("admin-1", "admin-1", "Rebuilt");
        var before =
                at(position).get("/agreements/admin-1").then().statusCode(200).extract();

        var id = operator()
                .post("/admin/rebuild")
                .then()
                .statusCode(202)
                .body("state", is("running"))
                .extract()
                .path("id");
        until(() -> rebuildIs("swapped"));

        operator()
                .get("/admin/rebuild")
                .then()
                .body("id", is(id))
                .body("percent", is(100.0f))
                .body("differences", is(0));
        given().header("If-None-Match", before.header("ETag"))
                .get("/agreements/admin-1")
                .then()
                .statusCode(200)
                .header("ETag", not(before.header("ETag")))
                .body("title.en", is("Rebuilt"));
        until(() -> given().get("/q/metrics").asString().contains("\nentente_rebuild_percent 100.0"));
    }

    @Test
    void verification_tells_a_checksum_and_finds_what_is_not_as_the_log_has_it() throws SQLException {
        at(sign("admin-2", "admin-2", "Verified"))
                .get("/agreements/admin-2")
                .then()
                .statusCode(200);
        operator()
                .get("/admin/verify")
                .then()
                .statusCode(200)
                .body("agrees", is(true))
                .body("checksum", matchesPattern("[0-9a-f]{64}"))
                .body("differences", empty());
        execute("update version set title = 'bent' where subject = 'agreement/admin-2'");

        operator()
                .get("/admin/verify")
                .then()
                .body("agrees", is(false))
                .body("expected", notNullValue())
                .body("differences.subject", is(List.of("agreement/admin-2")));

        operator().post("/admin/rebuild").then().statusCode(202);
        until(() -> rebuildIs("compared"));
        operator()
                .get("/admin/rebuild/differences")
                .then()
                .body("items", hasSize(1))
                .body("items[0].subject", is("agreement/admin-2"))
                .body("items[0].old.title", is("bent"))
                .body("items[0].made.title", is("verified"));
        operator().post("/admin/rebuild/swap").then().statusCode(202);
        until(() -> rebuildIs("swapped"));
        operator().get("/admin/verify").then().body("agrees", is(true));
        operator().post("/admin/rebuild/swap").then().statusCode(409);
        operator().delete("/admin/rebuild").then().statusCode(409);
    }

    @Test
    void a_verification_can_be_asked_for_without_waiting() {
        at(sign("admin-5", "admin-5", "Verified later"));
        until(() -> operator()
                        .header("Prefer", "respond-async, wait=1")
                        .get("/admin/verify")
                        .statusCode()
                != 409);

        until(() -> "done".equals(operator().get("/admin/verify/latest").path("state")));
        var begun = operator()
                .header("Prefer", "respond-async")
                .get("/admin/verify")
                .then()
                .statusCode(202)
                .header("Preference-Applied", "respond-async")
                .body("state", is("running"))
                .extract();
        until(() -> "done".equals(operator().get(begun.header("Location")).path("state")));

        operator()
                .get(begun.header("Location"))
                .then()
                .body("id", is(begun.<String>path("id")))
                .body("percent", is(100.0f))
                .body("agrees", is(true))
                .body("checksum", matchesPattern("[0-9a-f]{64}"))
                .body("$", not(hasKey("expected")));
        operator().get("/admin/verify/0").then().statusCode(404);
        operator().get("/admin/verify/nonsense").then().statusCode(404);
        operator().get("/admin/verify").then().statusCode(200).body("$", not(hasKey("expected")));
    }

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
        at(last).get("/agreements/admin-4").then().statusCode(404).body("parked", hasSize(3));

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

    private static boolean rebuildIs(String state) {
        return operator().get("/admin/rebuild").path("state").equals(state);
    }

    private static void until(BooleanSupplier condition) {
        var deadline = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var any = connection.createStatement()) {
            any.execute(statement);
        }
    }
}
