package dev.entente.notification.web;

import java.io.ByteArrayOutputStream;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.support.Api.Subscribed;
import dev.entente.notification.support.Hooks;
import dev.entente.notification.support.Surroundings;

import static org.assertj.core.api.Assertions.assertThat;

/** All that is kept of a subscriber, however much that is. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class ExportTest {

    private static final int MANY = 1300;

    @Inject
    Jdbc jdbc;

    @Inject
    Export export;

    @Inject
    Managing managing;

    private Hooks hooks;
    private Subscribed subscribed;

    @BeforeEach
    void open() {
        hooks = new Hooks();
        subscribed = hooks.subscribe();
        jdbc.inTransaction(() -> jdbc.update(
                "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, next_attempt_at,"
                        + " created_at, finished_at) SELECT gen_random_uuid(), s.id, 'agreement/a' || n, 'agreement.new',"
                        + " 'en', 'r', 'delivered', now(), now(), now()"
                        + " FROM subscription s, generate_series(1, ?) n WHERE s.id = ? ORDER BY n",
                MANY,
                id()));
    }

    @AfterEach
    void close() {
        jdbc.inTransaction(() -> jdbc.update("DELETE FROM delivery WHERE subscription_id = ?", id()));
        hooks.close();
    }

    private UUID id() {
        return UUID.fromString(subscribed.id());
    }

    @Test
    void everything_that_was_sent_is_in_it_once_the_latest_first() {
        var answer = subscribed.call().get("/subscriptions/" + subscribed.id() + "/export");

        answer.then().statusCode(200).contentType("application/json");
        var all = Json.object(answer.asByteArray());
        assertThat(all.path("id").asText()).isEqualTo(subscribed.id());
        assertThat(all.at("/channel/url").asText()).isEqualTo(hooks.url());
        assertThat(all.path("deliveries")
                        .valueStream()
                        .map(each -> each.path("subject").asText()))
                .hasSize(MANY)
                .doesNotHaveDuplicates()
                .startsWith("agreement/a1300", "agreement/a1299")
                .endsWith("agreement/a2", "agreement/a1");
    }

    @Test
    void it_is_written_while_it_is_read_and_not_first_gathered() throws Exception {
        var written = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                if (size() == 0) {
                    jdbc.inTransaction(() -> jdbc.update(
                            "DELETE FROM delivery WHERE subscription_id = ? AND subject = 'agreement/a1'", id()));
                }
                super.write(bytes, from, length);
            }
        };
        var shown = Json.MAPPER.createObjectNode().put("id", subscribed.id());

        export.write(shown, managing.find(id()).orElseThrow(), written);

        assertThat(Json.object(written.toByteArray()).path("deliveries").valueStream())
                .extracting(each -> each.path("subject").asText())
                .hasSize(MANY - 1)
                .endsWith("agreement/a3", "agreement/a2");
    }
}
