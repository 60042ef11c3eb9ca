package dev.entente.notification;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Hooks;
import dev.entente.notification.support.Signatures;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Secrets, key pairs and tokens, and what comes after them. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class KeysTest {

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

    @Test
    void after_a_rotation_the_keys_of_before_and_the_new_ones_sign() throws Exception {
        var before = hooks.subscribeWithPair();

        var now = before.call()
                .post("/subscriptions/" + before.id() + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        before.call().post("/subscriptions/" + before.id() + "/test").then().statusCode(202);

        await().until(() -> hooks.requests().size() == 2);
        var test = hooks.requests().getLast();
        assertThat(test.header("webhook-signature").split(" ")).hasSize(4);
        Signatures.verify(test, before.secret());
        Signatures.verify(test, now.getString("secret"));
        assertThat(Signatures.isSigned(test, before.publicKey())).isTrue();
        assertThat(Signatures.isSigned(test, now.getString("publicKey"))).isTrue();
        before.call()
                .get("/subscriptions/" + before.id())
                .then()
                .body("publicKey", equalTo(now.getString("publicKey")));
    }

    @Test
    void a_day_after_a_rotation_only_the_new_keys_sign() throws Exception {
        var before = hooks.subscribeWithPair();
        var secret = before.call()
                .post("/subscriptions/" + before.id() + "/rotate-secret")
                .jsonPath()
                .getString("secret");
        var left = jdbc.inTransaction(() -> jdbc.query(
                "UPDATE subscription SET previous_until = previous_until - interval '24 hours' WHERE id = ?"
                        + " RETURNING previous_until",
                row -> Jdbc.instant(row, "previous_until"),
                UUID.fromString(before.id())));
        assertThat(left.getFirst()).isBetween(Instant.now().minusSeconds(60), Instant.now());

        before.call().post("/subscriptions/" + before.id() + "/test").then().statusCode(202);

        await().until(() -> hooks.requests().size() == 2);
        var test = hooks.requests().getLast();
        assertThat(test.header("webhook-signature").split(" ")).hasSize(2);
        Signatures.verify(test, secret);
    }

    @Test
    void who_asks_for_no_key_pair_has_none() {
        var subscribed = hooks.subscribe();

        assertThat(subscribed.publicKey()).isNull();
        assertThat(hooks.requests().getFirst().header("webhook-signature"))
                .startsWith("v1,")
                .doesNotContain(" ");
    }

    @Test
    void a_management_token_can_be_replaced_and_the_one_of_before_is_no_longer_good() {
        var before = hooks.subscribe();

        var token = before.call()
                .post("/subscriptions/" + before.id() + "/rotate-token")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("managementToken");

        before.call().get("/subscriptions/" + before.id()).then().statusCode(404);
        Api.with(token)
                .get("/subscriptions/" + before.id())
                .then()
                .statusCode(200)
                .body("state", equalTo("active"));
    }
}
