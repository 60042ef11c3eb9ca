package dev.entente.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Forms;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Forms.fields;
import static dev.entente.notification.support.Forms.form;
import static dev.entente.notification.support.Forms.id;
import static dev.entente.notification.support.Forms.subscription;
import static dev.entente.notification.support.Forms.token;
import static dev.entente.notification.support.Forms.with;
import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** What can be done with a subscription that has ended, and what not; and what is done in the moment in which it is forgotten. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class EndedTest {

    private static final String ENDED = "Artık uyarı gelmeyecek";

    @Inject
    Jdbc jdbc;

    private Forms forms;

    @BeforeEach
    void open() {
        forms = new Forms();
    }

    @AfterEach
    void close() {
        forms.close();
    }

    /** The path of the page of a subscription that was ended by the link of a mail. */
    private String unsubscribed() {
        var path = forms.subscribed();
        var mail = forms.letters().to(forms.address(), 2).get(1);
        RestAssured.post(forms.letters().link(mail, "/unsubscribe/")).then().statusCode(200);
        return path;
    }

    /** What the page at the mailed link can still do. */
    private void canBeTakenAlongAndDeleted(int mail) {
        var path =
                forms.letters().link(forms.letters().to(forms.address(), mail).get(mail - 1), "/manage/");
        RestAssured.get(path + "/data").then().statusCode(200).body("state", equalTo("unsubscribed"));
        RestAssured.post(path + "/delete").then().statusCode(200);
        RestAssured.get(path).then().statusCode(404);
    }

    @Test
    void who_has_unsubscribed_gets_a_new_link_to_take_along_and_delete_what_is_kept() {
        var path = unsubscribed();

        RestAssured.post(path + "/link").then().statusCode(200);

        RestAssured.get(path).then().statusCode(404);
        canBeTakenAlongAndDeleted(3);
    }

    @Test
    void a_new_token_of_what_has_ended_is_mailed() {
        var path = unsubscribed();

        Api.with(token(path))
                .post("/subscriptions/" + id(path) + "/rotate-token")
                .then()
                .statusCode(202);

        canBeTakenAlongAndDeleted(3);
    }

    @Test
    void links_are_mailed_to_who_has_unsubscribed_and_lost_them() {
        unsubscribed();

        form(Map.of("address", forms.address(), "language", "tr"))
                .post("/manage")
                .then()
                .statusCode(200);

        canBeTakenAlongAndDeleted(3);
    }

    @Test
    void what_has_ended_says_so_where_it_is_to_go_on() {
        var path = unsubscribed();

        for (var answer : List.of(
                form(with(fields("en"), "any", List.of("FI"))).post(path),
                RestAssured.post(path + "/test"),
                RestAssured.post(path + "/pause"),
                RestAssured.post(path + "/resume"))) {
            answer.then().statusCode(409).body(allOf(containsString(ENDED), not(containsString("role=\"status\""))));
        }

        subscription(path).body("language", equalTo("tr"));
        assertThat(due(id(path), "alert = 'test'")).isZero();
    }

    @Test
    void a_link_that_was_asked_for_comes_although_all_ends_meanwhile() {
        var path = forms.subscribed();
        var mail = forms.letters().to(forms.address(), 2).get(1);
        var id = id(path);
        forms.letters().close();

        RestAssured.post(path + "/link").then().statusCode(200);
        RestAssured.post(forms.letters().link(mail, "/unsubscribe/")).then().statusCode(200);

        assertThat(due(id, "alert = 'subscription.links'")).isOne();
        forms.letters().open();
        canBeTakenAlongAndDeleted(1);
    }

    @Test
    void what_is_done_while_the_subscriber_is_forgotten_finds_nothing_and_leaves_nothing() throws Exception {
        var path = forms.subscribed();
        var id = id(path);
        var api = "/subscriptions/" + id;
        var mail = forms.letters().to(forms.address(), 2).get(1);
        var unsubscribe = forms.letters().link(mail, "/unsubscribe/");
        var calls = List.<Supplier<Response>>of(
                () -> form(with(fields("en"), "text", "lithium")).post(path),
                () -> RestAssured.post(path + "/pause"),
                () -> RestAssured.post(path + "/test"),
                () -> RestAssured.post(path + "/link"),
                () -> RestAssured.post(unsubscribe),
                () -> Api.with(token(path)).body(Map.of("language", "en")).patch(api),
                () -> Api.with(token(path)).post(api + "/test"),
                () -> Api.with(token(path)).post(api + "/rotate-token"));

        var answers = whileItIsForgotten(id, calls);

        assertThat(answers).extracting(Response::statusCode).containsOnly(404);
        assertThat(due(id, "true")).isZero();
        assertThat(jdbc.inTransaction(() -> jdbc.first(
                        "SELECT words IS NULL AND digest_next IS NULL AND secret IS NULL FROM subscription WHERE id = ?",
                        row -> row.getBoolean(1),
                        UUID.fromString(id))))
                .contains(true);
    }

    /** The answers to calls that have found the subscription, and wait for who forgets it. */
    private List<Response> whileItIsForgotten(String id, List<Supplier<Response>> calls) throws Exception {
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var forgetting = pool.submit(() -> jdbc.inTransaction(() -> {
                jdbc.update("""
                        UPDATE subscription SET state = 'unsubscribed', target = NULL, target_hash = NULL, words = NULL,
                          digest_next = NULL, receiver = '', generation = generation + 1, manager = manager + 1,
                          deleted_at = now() WHERE id = ?""", UUID.fromString(id));
                held.countDown();
                go.await();
                return null;
            }));
            held.await();
            var answers = calls.stream().map(call -> pool.submit(call::get)).toList();
            await().until(() -> waitingForLocks() >= calls.size());
            go.countDown();
            forgetting.get();
            var got = new java.util.ArrayList<Response>();
            for (Future<Response> answer : answers) {
                got.add(answer.get());
            }
            return got;
        }
    }

    private long waitingForLocks() {
        return jdbc.inTransaction(() -> jdbc.query(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND wait_event_type = 'Lock' AND query ILIKE '%subscription%for%update%'",
                        row -> row.getLong(1)))
                .getFirst();
    }

    private long due(String id, String which) {
        return jdbc.inTransaction(() -> jdbc.query(
                        "SELECT count(*) FROM delivery WHERE state = 'due' AND subscription_id = ? AND " + which,
                        row -> row.getLong(1),
                        UUID.fromString(id)))
                .getFirst();
    }
}
