package dev.entente.system;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.system.Receiver.Received;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/operations.md promises of a database that is lost. */
@ExtendWith(Logs.class)
class DisasterTest {

    private final Entente entente = Entente.running();

    @Test
    void read_models_that_are_lost_are_made_again_from_the_log_to_the_last_byte() throws SQLException {
        var position = new Integrator(entente).accepted(Integrator.signed("PT", "AO"));
        var before = verdict(position);

        entente.stop("query-service");
        loseEverything();
        entente.startAgain();

        var after = verdict(position);
        assertThat(before.path("agrees").asBoolean()).as("%s", before).isTrue();
        assertThat(after.path("agrees").asBoolean()).as("%s", after).isTrue();
        assertThat(after.path("checksum")).isEqualTo(before.path("checksum"));
    }

    @Test
    void a_log_that_comes_back_at_other_places_is_followed_and_nobody_is_told_twice_or_not_at_all() throws Exception {
        try (var receiver = new Receiver()) {
            var subscription = receiver.subscribe(entente, "LU", "NP");
            var integrator = new Integrator(entente);
            var told = Integrator.signed("LU", "NP");
            integrator.accepted(told);
            alerted(receiver, List.of(told.subject()));
            entente.stop("notification-service");
            var unread = Integrator.signed("LU", "NP");
            readable(integrator.accepted(unread));
            entente.stop("query-service");
            entente.stop("ingest-service");

            var elsewhere = new TheLog(entente).comesBackElsewhere(told.id());
            call("query");
            call("notification");
            entente.startAgain();

            var next = Integrator.signed("LU", "NP");
            readable(integrator.accepted(next));
            var expected = new ArrayList<>(elsewhere);
            expected.addAll(List.of(told.subject(), unread.subject(), next.subject()));
            alerted(receiver, expected);
            everythingIsTold(subscription, expected.size());
            assertThat(receiver.alerts())
                    .as("each once")
                    .extracting(Received::subject)
                    .containsExactlyInAnyOrderElementsOf(expected);
            for (var event : List.of(told, unread, next)) {
                Http.get(entente.query("/agreements/" + event.name())).is(200);
                Waiting.until(
                        "the count of alerts of " + event.id(),
                        () -> integrator
                                .status(event)
                                .path("alerts")
                                .path("delivered")
                                .asInt(),
                        delivered -> delivered == 1);
            }
            var verdict = verified();
            assertThat(verdict.path("agrees").asBoolean()).as("%s", verdict).isTrue();
        }
    }

    /** The service has no word for what it does not know any more; the ids of its deliveries say that it is the same. */
    @Test
    void alerts_of_after_the_backup_that_is_restored_are_sent_again_under_the_same_ids_and_none_is_missing()
            throws Exception {
        try (var receiver = new Receiver()) {
            var subscription = receiver.subscribe(entente, "MT", "BT");
            var integrator = new Integrator(entente);
            var before = Integrator.signed("MT", "BT");
            integrator.accepted(before);
            alerted(receiver, List.of(before.subject()));
            entente.stop("notification-service");
            administer("create database backup template notification");
            entente.startAgain();
            var after = Integrator.signed("MT", "BT");
            integrator.accepted(after);
            alerted(receiver, List.of(before.subject(), after.subject()));
            entente.stop("notification-service");
            var unread = Integrator.signed("MT", "BT");
            integrator.accepted(unread);

            administer(
                    "drop database notification with (force)",
                    "alter database backup rename to notification",
                    "alter database notification owner to notification",
                    "revoke all on database notification from public");
            entente.startAgain();

            var next = Integrator.signed("MT", "BT");
            integrator.accepted(next);
            alerted(receiver, List.of(before.subject(), after.subject(), unread.subject(), next.subject()));
            Waiting.until("what was told after the backup", receiver::alerts, alerts -> alerts.size() == 5);
            everythingIsTold(subscription, 4);
            assertThat(receiver.alerts())
                    .extracting(Received::subject)
                    .containsExactlyInAnyOrder(
                            before.subject(), after.subject(), after.subject(), unread.subject(), next.subject());
            assertThat(receiver.alerts().stream().map(Received::id).distinct())
                    .as("a receiver that goes by ids is told of each once")
                    .hasSize(4);
        }
    }

    private static void alerted(Receiver receiver, List<String> subjects) {
        Waiting.until(
                "alerts of " + subjects,
                () -> receiver.alerts().stream().map(Received::subject).toList(),
                told -> told.containsAll(subjects));
    }

    /** Waits until the service is level with the log, and all that it wrote down for the subscription is sent: so many. */
    private void everythingIsTold(JsonNode subscription, int alerts) {
        Waiting.until(
                "the end of the log",
                () -> Http.get(entente.notification("/q/metrics")).is(200).body(),
                metrics -> metrics.contains("\nentente_news_lag 0.0"));
        var deliveries = "/subscriptions/" + subscription.path("id").asText() + "/deliveries?limit=100";
        Waiting.until(
                alerts + " alerts delivered",
                () -> Http.get(
                                entente.notification(deliveries),
                                "Authorization",
                                "Bearer " + subscription.path("managementToken").asText())
                        .is(200)
                        .json()
                        .findValuesAsText("state"),
                states -> states.stream().allMatch("delivered"::equals) && states.size() == alerts);
    }

    private void readable(String position) {
        Waiting.until(
                "the read models at " + position,
                () -> Http.get(entente.query("/countries"), "Entente-Min-Position", position),
                answer -> answer.status() == 200);
    }

    /** What docs/operations.md has an operator call in the database of a service. */
    private void call(String service) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        entente.jdbc(service), service, entente.secret("postgres-" + service));
                var database = connection.createStatement()) {
            database.execute("call follow_another_log()");
        }
    }

    /** What a verification of the read models finds, once they reflect that position. */
    private JsonNode verdict(String position) {
        readable(position);
        return verified();
    }

    private JsonNode verified() {
        return Http.get(entente.query("/admin/verify"), "Authorization", "Bearer " + entente.token("--scope", "admin"))
                .is(200)
                .json();
    }

    private void loseEverything() throws SQLException {
        administer(
                "drop database query with (force)",
                "create database query owner query",
                "revoke all on database query from public",
                "grant connect on database query to query_reader");
    }

    private void administer(String... statements) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(entente.jdbc("postgres"), "postgres", entente.secret("postgres"));
                var server = connection.createStatement()) {
            for (var statement : statements) {
                server.execute(statement);
            }
        }
    }
}
