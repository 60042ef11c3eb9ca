package dev.entente.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.notification.support.DeliveryTables;

import static org.assertj.core.api.Assertions.assertThat;

/** What is due is found by its receiver, and whether it is the first in its line by the line, whatever statistics know. */
class ClaimPlanTest {

    @RegisterExtension
    static final DeliveryTables tables = new DeliveryTables();

    @BeforeEach
    void subscribe() throws Exception {
        tables.run("INSERT INTO subscription (id, state, channel, receiver, generation, alerts, follow_ups, language,"
                + " active_after, created_at) SELECT gen_random_uuid(), 'active', 'webhook', 'r', 0,"
                + " '{agreement.new}', true, 'en', '{}', now() FROM generate_series(1, 500)");
    }

    private static void deliveries(String state, int ofEach) throws Exception {
        tables.run(
                "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, next_attempt_at,"
                        + " created_at) SELECT gen_random_uuid(), s.id, 'agreement/' || n, 'agreement.new', 'en', 'r', '"
                        + state
                        + "', now(), now() FROM subscription s, generate_series(1, " + ofEach + ") n");
    }

    private static List<String> plan(String mode) {
        var jdbc = tables.jdbc();
        return jdbc.inTransaction(() -> {
            jdbc.lookByKeysInOrder();
            jdbc.query("SELECT set_config('plan_cache_mode', ?, true)", row -> null, mode);
            var now = Instant.now();
            return jdbc.query(
                    "EXPLAIN " + Deliveries.CLAIM,
                    row -> row.getString(1).strip(),
                    5,
                    List.of("r"),
                    List.of(64),
                    now,
                    now,
                    now,
                    UUID.randomUUID(),
                    now);
        });
    }

    private static void assertFoundByReceiverAndLine(List<String> plan) {
        assertThat(plan)
                .as(() -> String.join("\n", plan))
                .anyMatch(line -> line.contains("delivery_due on delivery d"))
                .anyMatch(line -> line.contains("delivery_in_order on delivery e"))
                .noneMatch(line -> line.matches(".*(Seq Scan|delivery_in_state) on delivery .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void while_the_table_is_empty(String mode) throws Exception {
        tables.run("VACUUM ANALYZE delivery");

        assertFoundByReceiverAndLine(plan(mode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void when_very_much_becomes_due_after_a_quiet_time(String mode) throws Exception {
        deliveries("delivered", 40);
        tables.run("VACUUM ANALYZE delivery");
        deliveries("due", 1);

        assertFoundByReceiverAndLine(plan(mode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void when_statistics_know_of_very_much_that_is_due(String mode) throws Exception {
        deliveries("delivered", 10);
        deliveries("due", 30);
        tables.run("VACUUM ANALYZE delivery");

        assertFoundByReceiverAndLine(plan(mode));
    }
}
