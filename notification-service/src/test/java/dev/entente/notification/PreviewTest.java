package dev.entente.notification;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Hooks;
import dev.entente.notification.support.Surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

/** What a filter would have let through. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class PreviewTest {

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
    void the_preview_shows_what_a_filter_would_have_matched() {
        hooks.subscribe();
        var subject = hooks.sign().subject().toString();
        hooks.alerts(1);

        Api.with(Api.jwt("subscriptions:write"))
                .body(Map.of("filter", Map.of("countries", Map.of("all", List.of("DK", "EE")))))
                .post("/subscriptions/preview")
                .then()
                .statusCode(200)
                .body("items.subject", hasItem(subject));
    }

    @Test
    void the_preview_goes_on_where_there_is_more() {
        hooks.subscribe();
        for (var time = 0; time < 51; time++) {
            hooks.sign();
        }
        hooks.alerts(51);
        var body = Map.of("filter", Map.of("countries", Map.of("all", List.of("DK", "EE"))));

        var first = Api.with(Api.jwt("subscriptions:write"))
                .body(body)
                .post("/subscriptions/preview")
                .jsonPath();
        var next = Api.with(Api.jwt("subscriptions:write"))
                .body(body)
                .post("/subscriptions/preview?cursor=" + first.getString("next"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(first.getList("items")).hasSize(50);
        assertThat(next.getList("items.subject", String.class))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(first.getList("items.subject", String.class));
    }
}
