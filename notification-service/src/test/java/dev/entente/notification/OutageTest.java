package dev.entente.notification;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import dev.entente.local.Platform;
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
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class OutageTest {

    private static final Duration LONGEST_READINESS = Duration.ofMillis(2_500);

    @Inject
    Jdbc jdbc;

    @Inject
    AgroalDataSource database;

    @Inject
    Flyway flyway;

    @Inject
    MeterRegistry metrics;

    private final String hook = "/" + UUID.randomUUID();

    private Api.Subscribed subscribe(Receiver receiver) {
        return Api.subscribed(Api.webhook(receiver.url(hook), List.of("agreement.new"), "NO", "FI"));
    }

    private String sign(Ledger ledger) {
        var signed = agreement("signed", newSubject(), "NO", "FI");
        ledger.post(signed);
        return signed.subject().toString();
    }

    private List<String> subjects(Receiver receiver, int count) {
        await().until(() -> receiver.alerts(hook).size() >= count);
        return receiver.alerts(hook).stream().map(Received::subject).toList();
    }

    private static void ready(int status) {
        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == status);
    }

    @Test
    void what_is_posted_while_the_database_is_down_is_alerted_once_when_it_is_back() {
        try (var receiver = new Receiver();
                var ledger = new Ledger()) {
            var subscribed = subscribe(receiver);
            var before = sign(ledger);
            subjects(receiver, 1);

            Platform.running().postgres().stop();
            var meanwhile = sign(ledger);
            ready(503);
            subscribed
                    .call()
                    .get("/subscriptions/" + subscribed.id())
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue());
            assertThat(RestAssured.get("/q/health/ready").asString()).contains("\"name\": \"database\"");
            Platform.running().postgres().start();

            var after = sign(ledger);
            assertThat(subjects(receiver, 3)).containsExactlyInAnyOrder(before, meanwhile, after);
            ready(200);
        }
    }

    /** What readiness says, which it does in time: who asks gives up after a few seconds. */
    private static Response readiness() {
        var began = System.nanoTime();
        var answer = RestAssured.get("/q/health/ready");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST_READINESS);
        return answer;
    }

    /** A transaction that asks the database something before it falls silent, and again when it has. */
    private CompletableFuture<Void> underWay(CountDownLatch begun, CountDownLatch silent) {
        return CompletableFuture.runAsync(() -> jdbc.inTransaction(() -> {
            jdbc.query("SELECT 1", row -> null);
            begun.countDown();
            silent.await();
            return jdbc.query("SELECT 1", row -> null);
        }));
    }

    @Test
    void migrations_may_take_as_long_as_they_take_and_other_statements_may_not() throws Exception {
        try (var migrating = flyway.getConfiguration().getDataSource().getConnection();
                var other = database.getConnection()) {
            assertThat(migrating.getNetworkTimeout()).isZero();
            assertThat(other.getNetworkTimeout()).isEqualTo(Surroundings.LONGEST_SILENCE_OF_DATABASE * 1000);
        }
    }

    @Test
    void a_database_that_hangs_ends_what_is_under_way_and_is_told_by_readiness_and_all_goes_on_when_it_answers_again()
            throws Exception {
        ready(200);
        var begun = new CountDownLatch(1);
        var silent = new CountDownLatch(1);
        var underWay = underWay(begun, silent);
        begun.await();
        Platform.running().postgres().freeze();
        silent.countDown();
        try {
            var hanging = readiness();
            assertThat(hanging.statusCode()).isEqualTo(503);
            assertThat(hanging.<String>path("checks.find { it.name == 'database' }.data.missing"))
                    .isNotBlank();
            RestAssured.get("/q/health/live").then().statusCode(200);
            assertThat(underWay)
                    .failsWithin(Duration.ofSeconds(3 * Surroundings.LONGEST_SILENCE_OF_DATABASE))
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(SocketTimeoutException.class);
        } finally {
            Platform.running().postgres().thaw();
        }
        ready(200);
    }

    @Test
    void readiness_says_in_time_that_kafka_hangs() {
        readyWhileKafkaAnswers(true);
        Platform.running().kafka().freeze();
        try {
            var hanging = readiness();
            assertThat(hanging.statusCode()).isEqualTo(200);
            assertThat(hanging.<Boolean>path("checks.find { it.name == 'kafka' }.data.answers"))
                    .isFalse();
        } finally {
            Platform.running().kafka().thaw();
        }
        readyWhileKafkaAnswers(true);
    }

    @Test
    void a_database_that_stops_amid_deliveries_loses_none_and_changes_no_id() {
        try (var receiver = new Receiver();
                var ledger = new Ledger()) {
            subscribe(receiver);
            var signed = new HashSet<String>();
            for (var time = 0; time < 300; time++) {
                signed.add(sign(ledger));
            }
            subjects(receiver, 1);

            Platform.running().postgres().stop();
            Platform.running().postgres().start();

            await().until(() -> new HashSet<>(subjects(receiver, 1)).containsAll(signed));
            assertThat(receiver.alerts(hook).stream().map(Received::id).distinct())
                    .hasSize(300);
        }
    }

    /** Waits until the service is ready and says so of Kafka; the database may be just back from another test. */
    private static void readyWhileKafkaAnswers(boolean answers) {
        await().until(() -> {
            var ready = RestAssured.get("/q/health/ready");
            return ready.statusCode() == 200
                    && Boolean.valueOf(answers).equals(ready.path("checks.find { it.name == 'kafka' }.data.answers"));
        });
    }

    @Test
    void while_kafka_is_down_subscribers_are_served_and_afterwards_told_and_what_became_of_alerts_is_published() {
        var before = failedReports();
        readyWhileKafkaAnswers(true);
        try (var receiver = new Receiver()) {
            subscribe(receiver);
            Platform.running().kafka().stop();
            readyWhileKafkaAnswers(false);

            RestAssured.get("/subscribe").then().statusCode(200);
            var meanwhile = "/" + UUID.randomUUID();
            var subscribed = Api.subscribed(Api.webhook(receiver.url(meanwhile), List.of("agreement.new"), "NO", "FI"));
            subscribed.call().get("/subscriptions/" + subscribed.id()).then().statusCode(200);
            jdbc.inTransaction(() -> jdbc.update("""
                    INSERT INTO alert_progress (source, event_id, subject, dirty)
                    SELECT 'https://press.example.org/outage', 'outage-' || number, 'agreement/outage', true
                    FROM generate_series(1, 1000) AS number"""));
            await().until(() -> failedReports() > before);
            Platform.running().kafka().start();
            readyWhileKafkaAnswers(true);

            try (var ledger = new Ledger()) {
                var after = sign(ledger);
                assertThat(subjects(receiver, 1)).containsExactly(after);
                await().until(() -> !receiver.alerts(meanwhile).isEmpty());
                assertThat(receiver.alerts(meanwhile))
                        .extracting(Received::subject)
                        .containsExactly(after);
            }
            await().until(() -> jdbc.inTransaction(
                            () -> jdbc.query("SELECT 1 FROM alert_progress WHERE dirty", row -> row.getInt(1)))
                    .isEmpty());
        }
    }

    private double failedReports() {
        return metrics.counter("entente_alert_reports_failed").count();
    }
}
