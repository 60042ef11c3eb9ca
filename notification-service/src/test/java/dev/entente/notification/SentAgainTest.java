package dev.entente.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;

import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Api.Subscribed;
import dev.entente.notification.support.Hooks;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** However often something is sent to a webhook, it is neither asked for without end, nor told. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class SentAgainTest {

    private static final int ATTEMPTS = 5000;
    private static final int LARGEST_PAGE = 20_000;

    @Inject
    Jdbc jdbc;

    private Hooks hooks;

    @BeforeEach
    void open() {
        hooks = new Hooks();
    }

    @AfterEach
    void close() {
        hooks.close();
    }

    /** The delivery of an alert that has arrived. */
    private String delivered(Subscribed subscribed) {
        hooks.sign();
        var id = hooks.alerts(1).getFirst().id();
        await().until(() -> "delivered"
                .equals(subscribed
                        .call()
                        .get("/subscriptions/" + subscribed.id() + "/deliveries")
                        .path("items[0].state")));
        return id;
    }

    private static List<Integer> statuses(Subscribed subscribed, String path) {
        var statuses = new ArrayList<Integer>();
        for (var time = 0; time <= Surroundings.REPEATS; time++) {
            statuses.add(subscribed.call().post(path).statusCode());
        }
        return statuses;
    }

    @Test
    void who_asks_too_often_for_what_was_sent_has_to_wait() {
        var subscribed = hooks.subscribe();
        var other = hooks.witness();
        var delivery = delivered(subscribed);
        var since = "/replay?since=2124-01-01T00:00:00Z";

        for (var path :
                List.of("/subscriptions/" + subscribed.id() + since, "/deliveries/" + delivery + "/redeliver")) {
            assertThat(statuses(subscribed, path)).endsWith(202, 429).containsOnlyOnce(429);
            var wait = subscribed
                    .call()
                    .post(path)
                    .then()
                    .statusCode(429)
                    .extract()
                    .header("Retry-After");
            assertThat(Integer.parseInt(wait)).isBetween(3000, 3601);
        }
        other.call().post("/subscriptions/" + other.id() + since).then().statusCode(202);
    }

    @Test
    void who_asks_too_often_on_the_page_is_told_so_by_a_page() {
        var missed = "/manage/" + hooks.subscribe().token() + "/missed";
        for (var time = 0; time < Surroundings.REPEATS; time++) {
            RestAssured.post(missed).then().statusCode(200);
        }

        var wait = RestAssured.post(missed)
                .then()
                .statusCode(429)
                .contentType(ContentType.HTML)
                .body(containsString("What is kept was asked for too often"))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(3000, 3601);
    }

    @Test
    void of_very_many_attempts_the_latest_are_told_and_how_many_there_were() {
        var subscribed = hooks.subscribe();
        var delivery = UUID.fromString(delivered(subscribed));
        jdbc.inTransaction(() -> jdbc.update("""
                INSERT INTO attempt (delivery_id, at, status, latency_ms, answer)
                SELECT ?, now(), 500, n, repeat('x', 1024) FROM generate_series(1, ?) n ORDER BY n""", delivery, ATTEMPTS));

        for (var path : List.of("/deliveries", "/export")) {
            var items = path.equals("/export") ? "deliveries" : "items";
            var page = subscribed.call().get("/subscriptions/" + subscribed.id() + path);
            page.then()
                    .statusCode(200)
                    .body(items + "[0].attemptsMade", equalTo(ATTEMPTS + 1))
                    .body(items + "[0].attempts", hasSize(10))
                    .body(items + "[0].attempts[0].latencyMs", equalTo(ATTEMPTS - 9))
                    .body(items + "[0].attempts[9].latencyMs", equalTo(ATTEMPTS));
            assertThat(page.asString().length()).isLessThan(LARGEST_PAGE);
        }
        Api.with(Api.jwt("admin"))
                .get("/admin/deliveries?limit=500")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + delivery + "' }.attempts", hasSize(10));
        jdbc.inTransaction(() -> jdbc.update("DELETE FROM attempt WHERE delivery_id = ? AND status = 500", delivery));
    }
}
