package dev.entente.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

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
import static org.hamcrest.Matchers.contains;

/** This version is the older one: beside it runs one that tells of exercises, too. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class NewerVersionTest {

    @Inject
    Jdbc jdbc;

    private final String hook = "/" + UUID.randomUUID();

    private List<String> texts(String query, Object... arguments) {
        return jdbc.inTransaction(() -> jdbc.query(query, row -> row.getString(1), arguments));
    }

    private void execute(String statement, Object... arguments) {
        jdbc.inTransaction(() -> jdbc.update(statement, arguments));
    }

    @AfterEach
    void the_newer_version_is_given_up() {
        execute("CALL tell_no_more_of('{exercise}')");
    }

    @Test
    void what_only_the_newer_version_can_tell_is_left_to_it_and_everything_else_is_sent() {
        try (var receiver = new Receiver();
                var ledger = new Ledger()) {
            var subscribed = Api.subscribed(Api.webhook(receiver.url(hook), List.of("agreement.new"), "GE", "PE"));
            var exercise = newSubject("exercise");
            execute("UPDATE subscription SET alerts = alerts || '{exercise.new}' WHERE id = ?", id(subscribed));
            execute("""
                    INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, item,
                      countries, sectors, parties, words)
                    VALUES (?, 'exercise.new', '', 's', 'i', 0, 0, now(), '{}', '{GE,PE}', '{}', '{}', '')""", exercise);
            execute("""
                    INSERT INTO delivery (id, subscription_id, news_id, subject, alert, language, receiver, state,
                      next_attempt_at, created_at)
                    SELECT gen_random_uuid(), s.id, n.id, n.subject, n.alert, 'en', s.receiver, 'due', now(), now()
                    FROM subscription s, news n WHERE s.id = ? AND n.subject = ?""", id(subscribed), exercise);

            var signed = newSubject();
            ledger.post(agreement("signed", signed, "GE", "PE"));
            await().until(() -> !receiver.alerts(hook).isEmpty());

            assertThat(receiver.alerts(hook)).extracting(Received::subject).containsExactly(signed);
            assertThat(texts(
                            "SELECT state || ' ' || round || ' ' || (claim IS NULL) FROM delivery WHERE subject = ?",
                            exercise))
                    .containsExactly("due 0 true");
            execute("DELETE FROM delivery WHERE subject = ?", exercise);
        }
    }

    @Test
    void what_the_newer_version_was_asked_for_stays_where_the_older_one_changes_a_subscription() {
        try (var receiver = new Receiver()) {
            var subscribed = Api.subscribed(Api.webhook(receiver.url(hook), List.of("agreement.new"), "GE", "PE"));
            execute("UPDATE subscription SET alerts = alerts || '{exercise.new}' WHERE id = ?", id(subscribed));

            subscribed
                    .call()
                    .body(Map.of("alerts", List.of("visit.new")))
                    .patch("/subscriptions/" + subscribed.id())
                    .then()
                    .statusCode(200)
                    .body("alerts", contains("visit.new"));

            assertThat(texts("SELECT unnest(alerts) FROM subscription WHERE id = ?", id(subscribed)))
                    .containsExactlyInAnyOrder("visit.new", "exercise.new");
        }
    }

    @Test
    void nothing_is_read_until_the_older_version_is_gone_or_the_newer_one_is_given_up_and_then_nothing_is_missed() {
        try (var receiver = new Receiver();
                var ledger = new Ledger()) {
            Api.subscribed(Api.webhook(receiver.url(hook), List.of("agreement.new"), "GE", "PE"));
            var before = newSubject();
            ledger.post(agreement("signed", before, "GE", "PE"));
            await().until(() -> !receiver.alerts(hook).isEmpty());

            execute("CALL tell_of('{exercise}')");
            var meanwhile = newSubject();
            ledger.post(agreement("signed", meanwhile, "GE", "PE"));
            await().until(() -> lag() > 0);
            assertThat(texts("SELECT next_offset FROM log_position WHERE next_offset > 0"))
                    .isEmpty();

            execute("CALL tell_no_more_of('{exercise}')");
            await().until(() -> receiver.alerts(hook).size() == 2);
            assertThat(receiver.alerts(hook)).extracting(Received::subject).containsExactly(before, meanwhile);
        }
    }

    private static double lag() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("entente_news_lag "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static UUID id(Api.Subscribed subscribed) {
        return UUID.fromString(subscribed.id());
    }
}
