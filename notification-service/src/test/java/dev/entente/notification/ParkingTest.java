package dev.entente.notification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Receiver;
import dev.entente.notification.support.Receiver.Received;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class ParkingTest {

    @Inject
    Jdbc jdbc;

    private final String hook = "/" + UUID.randomUUID();
    private Receiver receiver;
    private Ledger ledger;

    @BeforeEach
    void open() {
        receiver = new Receiver();
        ledger = new Ledger();
        Api.subscribed(Api.webhook(receiver.url(hook), List.of("agreement.new"), "HR", "UY"));
    }

    @AfterEach
    void close() {
        ledger.close();
        receiver.close();
    }

    private Position sign(String subject) {
        return ledger.post(agreement("signed", subject, "HR", "UY"));
    }

    private List<String> alerted(int count) {
        await().until(() -> receiver.alerts(hook).size() >= count);
        return receiver.alerts(hook).stream().map(Received::subject).toList();
    }

    @Test
    void a_record_that_cannot_be_applied_is_parked_alone_and_told_to_its_topic() {
        var poison = newSubject();
        execute("ALTER TABLE event ADD CONSTRAINT trap CHECK (subject <> '" + poison + "') NOT VALID");
        try {
            var good = new HashSet<String>();
            for (var number = 0; number < 8; number++) {
                good.add(newSubject());
            }
            good.stream().limit(4).forEach(this::sign);
            var parked = sign(poison);
            good.stream().skip(4).forEach(this::sign);

            assertThat(alerted(8)).containsExactlyInAnyOrderElementsOf(good);
            var told = ledger.toldOf(parked);
            assertThat(told.key()).isEqualTo(poison.getBytes(UTF_8));
            assertThat(header(told, "ce_subject")).isEqualTo(poison);
            assertThat(header(told, "entente-parked-by")).isEqualTo("notification-service");
            assertThat(header(told, "entente-parked-reason"))
                    .startsWith("could not be applied")
                    .contains("trap");
        } finally {
            execute("ALTER TABLE event DROP CONSTRAINT trap");
        }
    }

    @Test
    void what_was_parked_is_seen_by_the_operator_and_told_once_when_it_is_replayed() {
        var poison = newSubject();
        var other = newSubject();
        var parked = "";
        execute("ALTER TABLE event ADD CONSTRAINT trap CHECK (subject <> '" + poison + "') NOT VALID");
        try {
            var position = sign(poison);
            sign(other);
            assertThat(alerted(1)).containsExactly(other);
            ledger.toldOf(position);
            parked = position.token();
            operator()
                    .get("/admin/parked/" + parked)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(parked))
                    .body("position", equalTo(parked))
                    .body("subject", equalTo(poison))
                    .body("source", equalTo(Ledger.SOURCE))
                    .body("event", notNullValue())
                    .body("reason", containsString("trap"));
            operator().get("/admin/parked?limit=500").then().statusCode(200).body("items.id", hasItem(parked));
            operator()
                    .post("/admin/parked/" + parked + "/replay")
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("reason", containsString("trap"));
        } finally {
            execute("ALTER TABLE event DROP CONSTRAINT trap");
        }

        operator()
                .post("/admin/parked/" + parked + "/replay")
                .then()
                .statusCode(200)
                .body("status", equalTo("read"));

        assertThat(alerted(2)).containsExactly(other, poison);
        operator().post("/admin/parked/" + parked + "/replay").then().statusCode(404);
        operator().get("/admin/parked/" + parked).then().statusCode(404);
        var last = newSubject();
        sign(last);
        assertThat(alerted(3)).containsExactly(other, poison, last);
    }

    @Test
    void of_what_is_known_as_told_a_replay_tells_nobody() {
        var subject = newSubject();
        execute(
                "ALTER TABLE event ADD CONSTRAINT trap CHECK (type <> 'dev.entente.agreement.initialled.v1') NOT VALID");
        Position parked;
        try {
            parked = ledger.post(agreement("initialled", subject, "HR", "UY"));
            ledger.toldOf(parked);
            sign(subject);
            assertThat(alerted(1)).containsExactly(subject);
        } finally {
            execute("ALTER TABLE event DROP CONSTRAINT trap");
        }

        operator().post("/admin/parked/" + parked.token() + "/replay").then().statusCode(200);

        var last = newSubject();
        sign(last);
        assertThat(alerted(2)).containsExactly(subject, last);
    }

    @Test
    void only_operators_see_what_is_parked_page_by_page() {
        Api.with(Api.jwt("subscriptions:write"))
                .get("/admin/parked")
                .then()
                .statusCode(403)
                .body("scope", equalTo("admin"));
        var parked = List.of(ledger.postGarbageOf(newSubject()), ledger.postGarbageOf(newSubject()));
        parked.forEach(ledger::toldOf);

        var first = operator()
                .get("/admin/parked?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract();
        operator()
                .get("/admin/parked?limit=1&cursor=" + first.path("next"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items.id", not(hasItem(first.<String>path("items[0].id"))));
        operator().get("/admin/parked?cursor=nonsense").then().statusCode(400);
        operator().post("/admin/parked/nonsense/replay").then().statusCode(404);
    }

    private static RequestSpecification operator() {
        return Api.with(Api.jwt("admin"));
    }

    @Test
    void headers_of_any_form_stop_nobody() {
        var subject = newSubject();
        var foreign = new HashMap<String, byte[]>();
        foreign.put("ce_subject", subject.getBytes(UTF_8));
        foreign.put("ce_id", null);
        foreign.put("ce_", new byte[] {0, -1});
        foreign.put("ce_Trace Parent \u00e9", new byte[] {-1});
        foreign.put("ce_specversion", "0.3-wip".getBytes(UTF_8));
        foreign.put("content-type", null);
        var parked = ledger.post(subject, foreign, "{}".getBytes(UTF_8));
        foreign.put("ce_subject", null);
        ledger.post(subject, foreign, null);

        sign(subject);

        assertThat(alerted(1)).containsExactly(subject);
        assertThat(header(ledger.toldOf(parked), "entente-parked-reason")).startsWith("not a valid event");
    }

    private void execute(String statement) {
        jdbc.inTransaction(() -> jdbc.update(statement));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
