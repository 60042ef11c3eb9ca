package dev.entente.notification.subscription;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Letters;
import dev.entente.notification.support.Surroundings;
import dev.entente.notification.support.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class ForgettingTest {

    @Inject
    Forgetting forgetting;

    @Inject
    Jdbc jdbc;

    @Inject
    TestClock clock;

    private final String address = "reader-" + UUID.randomUUID() + "@example.org";
    private final Letters letters = new Letters();

    @BeforeEach
    void open() {
        letters.open();
    }

    @AfterEach
    void close() {
        letters.close();
        clock.reset();
    }

    private String subscribe() {
        return RestAssured.given()
                .contentType("application/json")
                .body(Api.email(address, "en", "NP", "BT"))
                .post("/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Optional<String> kept(String subscription) {
        return jdbc.inTransaction(() -> jdbc.first(
                "SELECT id FROM subscription WHERE id = ?::uuid AND target IS NOT NULL",
                row -> row.getString(1),
                subscription));
    }

    private void after(Duration time) {
        clock.advance(time);
        forgetting.run();
    }

    @Test
    void who_never_confirmed_is_forgotten() {
        var id = subscribe();

        after(Duration.ofDays(31));
        assertThat(kept(id)).isPresent();
        after(Duration.ofDays(2));
        assertThat(kept(id)).isEmpty();
    }

    @Test
    void who_ended_a_subscription_is_forgotten_a_month_after() {
        var id = subscribe();
        letters.confirm(address);
        clock.advance(Duration.ofDays(100));
        var alert = letters.to(address, 2).get(1);
        RestAssured.post(letters.link(alert, "/unsubscribe/")).then().statusCode(200);

        after(Duration.ofDays(29));
        assertThat(kept(id)).isPresent();
        after(Duration.ofDays(2));
        assertThat(kept(id)).isEmpty();
    }

    @Test
    void whoever_writes_deliveries_meanwhile_stands_not_in_the_way_nor_is_stood_in_the_way_of() {
        var id = subscribe();

        jdbc.inTransaction(() -> {
            jdbc.query("SELECT 1 FROM subscription WHERE id = ?::uuid FOR KEY SHARE", row -> null, id);
            after(Duration.ofDays(33));
            return null;
        });

        assertThat(kept(id)).isEmpty();
    }

    @Test
    void who_is_subscribed_is_not() {
        var id = subscribe();
        letters.confirm(address);

        after(Duration.ofDays(1000));

        assertThat(kept(id)).isPresent();
    }
}
