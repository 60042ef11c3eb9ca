package dev.entente.query.read;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

/** What operators see and do. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class AdminApiTest extends AdminTestBase {

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
        Operator.with("events:write")
                .request(method, path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        Operator.with("administrator").request(method, path).then().statusCode(403);
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
    void what_has_stood_still_for_long_still_ends_in_the_future() throws SQLException {
        var half = "1000, 1000, 0, now() - interval '1 hour', now() - interval '50 minutes'";
        execute("insert into rebuild (state, projection, swap, events, archived, folded, started, updated, taken_up)"
                + " values ('running', '999 of nobody here', true, " + half + ", now() - interval '1 hour')");
        execute("insert into verification (state, events, archived, folded, started, updated) values ('running', "
                + half + ")");
        try {
            for (var address : List.of("/admin/rebuild", "/admin/verify/latest")) {
                var before = Instant.now();
                var told = operator()
                        .get(address)
                        .then()
                        .statusCode(200)
                        .body("state", is("running"))
                        .extract();
                assertThat(Instant.parse(told.path("eta"))).as(address).isAfter(before);
            }
        } finally {
            operator().delete("/admin/rebuild").then().statusCode(204);
            execute("update verification set state = 'failed' where state = 'running'");
        }
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
}
