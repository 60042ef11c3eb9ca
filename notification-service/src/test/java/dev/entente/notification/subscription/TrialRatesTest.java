package dev.entente.notification.subscription;

import java.net.URI;
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
import io.restassured.response.Response;

import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Api.Subscribed;
import dev.entente.notification.support.Hooks;
import dev.entente.notification.support.Surroundings;
import dev.entente.notification.support.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class TrialRatesTest {

    @Inject
    TrialRates trials;

    @Inject
    Jdbc jdbc;

    @Inject
    TestClock clock;

    private final String owner = "owner-" + UUID.randomUUID();
    private Hooks hooks;

    @BeforeEach
    void open() {
        hooks = new Hooks();
    }

    @AfterEach
    void close() {
        hooks.close();
        clock.reset();
        jdbc.inTransaction(() -> jdbc.update("DELETE FROM asked WHERE what LIKE 'tests of %'"));
    }

    /** Counts as many tests as there may be, all to one host or each to another. */
    private void useUp(String name, String host) {
        jdbc.inTransaction(() -> {
            for (var number = 0; number < Surroundings.TRIALS; number++) {
                trials.count(
                        Optional.of(name),
                        new Channel.Webhook(URI.create("https://" + host.replace("{n}", "h" + number) + "/hook")));
            }
            return null;
        });
    }

    private Response register(String name) {
        return Api.with(Api.jwt("subscriptions:write", name)).body(hooks.body()).post("/subscriptions");
    }

    private static void isToldToWait(Response answer) {
        answer.then().statusCode(429);
        assertThat(Long.parseLong(answer.header("Retry-After"))).isBetween(1L, 3600L);
    }

    @Test
    void an_owner_who_has_had_as_many_tests_as_there_may_be_waits_and_others_do_not() {
        useUp(owner, "{n}.example.org");

        isToldToWait(register(owner));

        assertThat(hooks.requests()).as("tests that were sent").isEmpty();
        register("another " + owner).then().statusCode(201);
        clock.advance(Duration.ofMinutes(61));
        register(owner).then().statusCode(201);
    }

    @Test
    void a_host_gets_as_many_tests_as_there_may_be_whoever_asks_for_them() {
        var made = register(owner).then().statusCode(201).extract().jsonPath();
        var subscribed =
                new Subscribed(made.getString("id"), made.getString("managementToken"), made.getString("secret"), null);
        var sent = hooks.requests().size();
        jdbc.inTransaction(() -> jdbc.update("DELETE FROM asked WHERE what LIKE 'tests of %'"));
        useUp("another " + owner, "127.0.0.1");

        isToldToWait(register(owner));
        isToldToWait(subscribed.call().post("/subscriptions/" + subscribed.id() + "/test"));
        var page = RestAssured.post("/manage/" + subscribed.token() + "/test");
        isToldToWait(page);

        page.then().contentType("text/html").body(containsString("Too many tests"));
        assertThat(hooks.requests()).hasSize(sent);
    }
}
