package dev.entente.notification;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Hooks;
import dev.entente.notification.support.Surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Who may call what, how subscriptions are changed, and what is told of what is wrong. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class SubscriptionApiTest {

    private Hooks hooks;

    @BeforeEach
    void open() {
        hooks = new Hooks();
    }

    @AfterEach
    void close() {
        hooks.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"alerts\":[\"agreement.new\"]} | /channel",
                "{\"channel\":{\"type\":\"webhook\",\"url\":\"ftp://127.0.0.1/\"}} | /channel/url",
                "{\"channel\":{\"type\":\"webhook\",\"url\":\"http://127.1/\"}} | /channel/url",
                "{\"channel\":{\"type\":\"webhook\",\"url\":\"http://127.0.0.1/\"},\"alerts\":[\"agreement.celebrated\"]} | /alerts/0",
                "{\"channel\":{\"type\":\"webhook\",\"url\":\"http://127.0.0.1/\"},\"colour\":\"red\"} | /colour",
                "{\"channel\":{\"type\":\"email\",\"address\":\"nobody at nowhere\"}} | /channel/address",
                "{\"channel\":{\"type\":\"email\",\"address\":\"a@example.org\"},\"language\":\"tlh\"} | /language",
                "{\"channel\":{\"type\":\"email\",\"address\":\"a@example.org\"},\"filter\":{\"countries\":{\"all\":[\"TR\",\"XX\"]}}} | /filter/countries/all/1",
                "{\"channel\":{\"type\":\"email\",\"address\":\"a@example.org\"},\"filter\":{\"text\":\"port\\u0000\"}} | /filter/text",
                "{\"channel\":{\"type\":\"email\",\"address\":\"a@example.org\"},\"filter\":{\"parties\":[\"actor/\\u0000\"]}} | /filter/parties/0",
                "{\"channel\":{\"type\":\"email\",\"address\":\"a@example.org\"},\"filter\":{\"text\":\"-- !\"}} | /filter/text"
            })
    void what_is_wrong_is_told_with_its_place(String body, String pointer) {
        Api.subscribe(body).then().statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void a_webhook_needs_a_token_with_the_scope_and_a_subscription_its_own_token() {
        var body = hooks.body();
        var mine = hooks.subscribe();
        var other = hooks.witness();

        RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post("/subscriptions")
                .then()
                .statusCode(401);
        Api.with(Api.jwt("events:write"))
                .body(body)
                .post("/subscriptions")
                .then()
                .statusCode(403);
        RestAssured.get("/subscriptions/" + mine.id()).then().statusCode(401);
        other.call().get("/subscriptions/" + mine.id()).then().statusCode(404);
        Api.with("no.such.jwt").get("/subscriptions/" + mine.id()).then().statusCode(401);
        Api.with(Api.jwt("events:write"))
                .post("/subscriptions/" + mine.id() + "/rotate-secret")
                .then()
                .statusCode(403);
        Api.with(Api.jwt("subscriptions:write"))
                .get("/subscriptions/" + mine.id())
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channel\":{\"type\":\"sms\",\"number\":\"1\"}}",
                "{\"channel\":{\"type\":\"sms\"},\"alerts\":[\"agreement.new\"]}"
            })
    void who_names_a_channel_that_there_is_not_is_told_those_that_there_are_also_without_a_token(String body) {
        RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post("/subscriptions")
                .then()
                .statusCode(422)
                .body(
                        "errors.find { it.pointer == '/channel/type' }.detail",
                        equalTo("is no type of channel; there are email, webhook"));
    }

    @ParameterizedTest
    @CsvSource({
        "since=2024-01-01T00:00:00Z&status=cancelled, status",
        "since=%2B300000-01-01T00:00:00Z, since",
        "since=-5000-01-01T00:00:00Z, since",
        "since=2024-01-01T00:00:00Z&since=2025-01-01T00:00:00Z, since",
        "state=cancelled, since"
    })
    void a_parameter_that_is_unknown_or_cannot_be_used_is_named_and_nothing_is_sent_again(String query, String named) {
        var mine = hooks.subscribe();
        mine.call()
                .urlEncodingEnabled(false)
                .post("/subscriptions/" + mine.id() + "/replay?" + query)
                .then()
                .statusCode(400)
                .body("errors.parameter", equalTo(List.of(named)));
        Api.with(Api.jwt("admin"))
                .urlEncodingEnabled(false)
                .post("/admin/deliveries/replay?" + (query.contains("state=") ? query : query + "&state=failed"))
                .then()
                .statusCode(400)
                .body("errors.parameter", equalTo(List.of(named)));
    }

    @Test
    void a_parameter_that_is_given_twice_is_named() {
        var mine = hooks.subscribe();

        for (var name : List.of("limit", "state")) {
            mine.call()
                    .get("/subscriptions/" + mine.id() + "/deliveries?" + name + "=1&" + name + "=2")
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", equalTo(List.of(name)))
                    .body("errors[0].detail", equalTo("is given 2 times; once is enough"));
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a\0b", "a\nb"})
    void a_token_that_names_nobody_registers_no_receiver_and_none_is_called(String subject) {
        Api.with(Api.jwt("subscriptions:write", subject))
                .body(hooks.body())
                .post("/subscriptions")
                .then()
                .statusCode(403)
                .body("detail", containsString("'sub'"));

        assertThat(hooks.requests()).isEmpty();
    }

    @Test
    void where_it_is_does_not_depend_on_the_host_that_a_caller_names() {
        var evil = Api.with(Api.jwt("subscriptions:write")).header("Host", "evil.example");

        var made = evil.body(hooks.body())
                .post("/subscriptions")
                .then()
                .statusCode(201)
                .extract();

        assertThat(made.header("Location")).isEqualTo("/subscriptions/" + made.path("id"));
    }

    @Test
    void a_merge_patch_changes_only_what_it_says() {
        var subscribed = hooks.subscribe();
        var patch = subscribed.call().contentType("application/merge-patch+json");

        patch.body("{\"filter\":{\"sectors\":[\"energy\"]}}")
                .patch("/subscriptions/" + subscribed.id())
                .then()
                .statusCode(200)
                .body("filter.countries.all", equalTo(List.of("DK", "EE")))
                .body("filter.sectors", equalTo(List.of("energy")));
        subscribed
                .call()
                .contentType("application/merge-patch+json")
                .body("{\"filter\":{\"countries\":null}}")
                .patch("/subscriptions/" + subscribed.id())
                .then()
                .statusCode(200)
                .body("filter.countries", anEmptyMap())
                .body("filter.sectors", equalTo(List.of("energy")));
    }

    @Test
    void two_changes_at_once_are_both_made() throws Exception {
        var subscribed = hooks.subscribe();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var time = 0; time < 20; time++) {
                var language = time % 2 == 0 ? "tr" : "ms";
                var state = time % 2 == 0 ? "paused" : "active";
                var changes = List.<Map<String, Object>>of(Map.of("language", language), Map.of("state", state));
                var answers = changes.stream()
                        .map(change -> pool.submit(() -> subscribed
                                .call()
                                .body(change)
                                .patch("/subscriptions/" + subscribed.id())
                                .statusCode()))
                        .toList();
                for (var answer : answers) {
                    assertThat(answer.get()).isEqualTo(200);
                }
                subscribed
                        .call()
                        .get("/subscriptions/" + subscribed.id())
                        .then()
                        .body("language", equalTo(language))
                        .body("state", equalTo(state));
            }
        }
    }

    @Test
    void the_operators_list_needs_the_operators_scope() {
        RestAssured.get("/admin/deliveries").then().statusCode(401);
        Api.with(Api.jwt("events:write")).get("/admin/deliveries").then().statusCode(403);
        Api.with(Api.jwt("scp", "events:read admin", "operator"))
                .get("/admin/deliveries")
                .then()
                .statusCode(200);
        for (var claim : List.of("scope", "scp")) {
            Api.with(Api.jwt(claim, List.of("events:read", "admin"), "operator"))
                    .get("/admin/deliveries")
                    .then()
                    .statusCode(200);
        }
        Api.with(Api.jwt("admin")).get("/admin/deliveries").then().statusCode(200);
    }
}
