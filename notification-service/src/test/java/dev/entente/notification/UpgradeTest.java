package dev.entente.notification;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.FormerVersion;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.visit;
import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** The service after a version that told of agreements only. */
@QuarkusTest
@QuarkusTestResource(value = FormerVersion.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class UpgradeTest {

    @Inject
    Jdbc jdbc;

    private List<String> texts(String query, Object... arguments) {
        return jdbc.inTransaction(() -> jdbc.query(query, row -> row.getString(1), arguments));
    }

    private List<String> told() {
        return texts(
                "SELECT alert || ' ' || subject FROM delivery WHERE subscription_id = ?",
                UUID.fromString(FormerVersion.SUBSCRIPTION));
    }

    private void untilNews(String subject) {
        await().until(() ->
                !texts("SELECT alert FROM news WHERE subject = ?", subject).isEmpty());
    }

    @Test
    void nobody_is_told_of_the_past_and_everybody_of_what_comes() {
        untilNews(FormerVersion.VISIT);
        untilNews(FormerVersion.UNREAD);
        var next = "visit/that-is-next";
        try (var ledger = new Ledger()) {
            ledger.post(visit("held", FormerVersion.VISIT, "CZ", "AO", "2024-10-07"));
            ledger.post(visit("announced", next, "CZ", "AO", "2024-12"));
        }
        untilNews(next);
        await().until(() -> told().size() >= 4);

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "agreement.new " + FormerVersion.TOLD,
                        "agreement.new " + FormerVersion.UNREAD,
                        "visit.statusChanged " + FormerVersion.VISIT,
                        "visit.new " + next);
        assertThat(texts(
                        "SELECT subject FROM event WHERE subject = ANY (?)",
                        List.of(FormerVersion.TOLD, FormerVersion.VISIT)))
                .as("what is known of the past")
                .hasSize(3);
    }
}
