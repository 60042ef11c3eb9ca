package dev.entente.notification;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Receiver;
import dev.entente.notification.support.Surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** What an operator can do for who asks what is kept of an address, or to be forgotten. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class ErasureTest {

    @Inject
    Jdbc jdbc;

    private static RequestSpecification operator(Map<String, String> who) {
        return Api.with(Api.jwt("admin", "olga")).body(who);
    }

    private long rowsWithAnAddress(String id) {
        return jdbc.inTransaction(() -> jdbc.query(
                        "SELECT count(*) FROM subscription WHERE id = ? AND (target IS NOT NULL OR target_hash IS NOT NULL)",
                        row -> row.getLong(1),
                        UUID.fromString(id)))
                .getFirst();
    }

    @Test
    void all_of_an_address_is_found_exported_and_deleted_and_the_log_says_so_without_it() {
        var address = "Reader-" + UUID.randomUUID() + "@Example.org";
        var id = Api.subscribe(Api.email(address, "en", "BG", "CU"))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var who = Map.of("address", address.toLowerCase(Locale.ROOT));
        var log = new Log();
        var logger = Logger.getLogger("dev.entente.notification.web.SubscriberResource");
        logger.addHandler(log);
        try {
            operator(who)
                    .post("/admin/subscribers/find")
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(id)))
                    .body("items[0].channel.address", equalTo(address))
                    .body("items[0].state", equalTo("pending"));
            operator(who)
                    .post("/admin/subscribers/export")
                    .then()
                    .statusCode(200)
                    .body("subscriptions.id", equalTo(List.of(id)))
                    .body("subscriptions[0].deliveries", hasSize(1));

            operator(who)
                    .post("/admin/subscribers/delete")
                    .then()
                    .statusCode(200)
                    .body("deleted", equalTo(List.of(id)));
        } finally {
            logger.removeHandler(log);
        }

        operator(who).post("/admin/subscribers/find").then().statusCode(200).body("items", empty());
        operator(who).post("/admin/subscribers/delete").then().statusCode(200).body("deleted", empty());
        assertThat(rowsWithAnAddress(id)).isZero();
        assertThat(log.lines)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("olga", id).doesNotContainIgnoringCase(address));
    }

    @Test
    void a_receiver_of_webhooks_is_found_by_its_url() {
        try (var receiver = new Receiver()) {
            var url = receiver.url("/" + UUID.randomUUID());
            var first = Api.subscribed(Api.webhook(url, List.of("agreement.new"), "BG", "CU"));
            var second = Api.subscribed(Api.webhook(url, List.of("agreement.new"), "BG", "CU"));

            operator(Map.of("url", url))
                    .post("/admin/subscribers/delete")
                    .then()
                    .statusCode(200)
                    .body("deleted", containsInAnyOrder(first.id(), second.id()));

            first.call().get("/subscriptions/" + first.id()).then().statusCode(404);
        }
    }

    @Test
    void it_takes_an_operator_and_one_address() {
        for (var call : List.of("find", "export", "delete")) {
            var path = "/admin/subscribers/" + call;
            Api.with(Api.jwt("subscriptions:write"))
                    .body(Map.of("address", "a@example.org"))
                    .post(path)
                    .then()
                    .statusCode(403)
                    .body("scope", equalTo("admin"));
            operator(Map.of()).post(path).then().statusCode(400);
            operator(Map.of("url", "https://a b")).post(path).then().statusCode(400);
            operator(Map.of("address", "a@example.org", "url", "https://a.example.org"))
                    .post(path)
                    .then()
                    .statusCode(400);
        }
    }

    private static final class Log extends Handler {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage().formatted(line.getParameters()));
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
