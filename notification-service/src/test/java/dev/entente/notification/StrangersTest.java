package dev.entente.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Forms;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Forms.fields;
import static dev.entente.notification.support.Forms.form;
import static dev.entente.notification.support.Forms.id;
import static dev.entente.notification.support.Forms.token;
import static dev.entente.notification.support.Forms.with;
import static org.assertj.core.api.Assertions.assertThat;

/** What strangers cannot find out by the pages, nor cause. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class StrangersTest {

    private Forms forms;

    @BeforeEach
    void open() {
        forms = new Forms();
    }

    @AfterEach
    void close() {
        forms.close();
    }

    @Test
    void links_are_mailed_to_who_has_subscriptions_and_the_answer_is_the_same_to_who_has_none() {
        var path = forms.subscribed();
        var stranger = "stranger-" + UUID.randomUUID() + "@example.org";

        var known = form(Map.of("address", forms.address(), "language", "en")).post("/manage");
        var unknown = form(Map.of("address", stranger, "language", "en")).post("/manage");

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(200);
        assertThat(unknown.asString()).isEqualTo(known.asString());
        assertThat(forms.letters().link(forms.letters().to(forms.address(), 3).get(2), "/manage/"))
                .isEqualTo(path);
        assertThat(forms.letters().count(stranger)).isZero();
    }

    @Test
    void subscribing_an_address_that_is_subscribed_answers_like_any_other() {
        forms.subscribed();
        var stranger = "stranger-" + UUID.randomUUID() + "@example.org";

        var known = form(with(fields("en"), "address", forms.address())).post("/subscribe");
        var unknown = form(with(fields("en"), "address", stranger)).post("/subscribe");

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(200);
        assertThat(unknown.asString()).isEqualTo(known.asString());
    }

    @Test
    void a_client_that_causes_too_many_mails_has_to_wait_and_others_have_not() {
        var path = forms.subscribed();
        var client = "203.0.113.7";
        var statuses = new ArrayList<Integer>();
        for (var time = 0; time <= Surroundings.REQUESTS_PER_CLIENT; time++) {
            statuses.add(form(Map.of("address", "x-" + time + "@example.org"))
                    .header("X-Forwarded-For", client)
                    .post("/manage")
                    .statusCode());
        }

        assertThat(statuses).endsWith(200, 429).containsOnlyOnce(429);
        RestAssured.given()
                .header("X-Forwarded-For", client)
                .contentType("application/json")
                .body(Api.email(forms.address(), "en", "BG", "CU"))
                .post("/subscriptions")
                .then()
                .statusCode(429)
                .header("Retry-After", "3600");
        Api.with(token(path))
                .header("X-Forwarded-For", client)
                .post("/subscriptions/" + id(path) + "/test")
                .then()
                .statusCode(429);
        var delivery = Api.with(token(path))
                .get("/subscriptions/" + id(path) + "/deliveries")
                .path("items[0].id");
        for (var again : List.of(
                "/deliveries/" + delivery + "/redeliver",
                "/subscriptions/" + id(path) + "/replay?since=2024-01-01T00:00:00Z")) {
            Api.with(token(path))
                    .header("X-Forwarded-For", client)
                    .post(again)
                    .then()
                    .statusCode(429);
        }
        RestAssured.given()
                .header("X-Forwarded-For", client)
                .post(path + "/missed")
                .then()
                .statusCode(429);
        form(Map.of("address", forms.address()))
                .header("X-Forwarded-For", "203.0.113.8")
                .post("/manage")
                .then()
                .statusCode(200);
    }
}
