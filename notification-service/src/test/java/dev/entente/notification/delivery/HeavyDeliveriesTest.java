package dev.entente.notification.delivery;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.entente.notification.secret.KeyCheck;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.DeliveryTables;

import static org.assertj.core.api.Assertions.assertThat;

/** However large what is told is, and however much of it is due, what is under way finds room in memory. */
class HeavyDeliveriesTest {

    private static final long MOST = Deliveries.MOST_UNDER_WAY;

    @RegisterExtension
    static final DeliveryTables tables = new DeliveryTables();

    private final Jdbc jdbc = tables.jdbc();
    private final Deliveries deliveries = deliveries(jdbc);

    private static Deliveries deliveries(Jdbc jdbc) {
        var settings = KilledDispatcher.settings(Base64.getEncoder().encodeToString(new byte[32]));
        var clock = Clock.systemUTC();
        var vault = new Vault(settings);
        var rows = new DeliveryRows(jdbc);
        var breakers = new Breakers(jdbc, rows, vault, settings, clock);
        var key = new KeyCheck(jdbc, vault, true);
        key.start();
        return new Deliveries(jdbc, key, vault, rows, new Contents(jdbc), breakers, settings, clock);
    }

    private static void due(String name, int count, long letters) throws Exception {
        tables.run(
                "INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, item,"
                        + " countries, sectors, parties, words) SELECT 'agreement/" + name
                        + "' || n, 'agreement.new', '',"
                        + " 's', 'e', 0, 1, now(), json_build_object('is', repeat('x', " + letters
                        + ")), '{}', '{}', '{}', '' FROM generate_series(1, " + count + ") n",
                "INSERT INTO delivery (id, subscription_id, news_id, subject, alert, language, receiver, state,"
                        + " next_attempt_at, created_at) SELECT gen_random_uuid(), '" + DeliveryTables.SUBSCRIBER
                        + "', id, subject, alert, 'en', 'r', 'due', now() - interval '1 minute', now() FROM news"
                        + " WHERE subject LIKE 'agreement/" + name + "%'");
    }

    private List<String> claimed(int room, long underWay) {
        return jdbc.inTransaction(() -> {
            jdbc.lookByKeysInOrder();
            return deliveries.claim(Map.of("r", room), underWay).stream()
                    .map(Parcel::subject)
                    .toList();
        });
    }

    @Test
    void of_what_is_heavy_a_part_is_claimed_and_the_rest_another_time() throws Exception {
        tables.subscribe();
        due("heavy", 6, MOST / 4 + 1);

        assertThat(claimed(10, 0)).hasSize(4);
        assertThat(claimed(10, 0)).as("at the same moment").isEmpty();
        tables.run("UPDATE delivery SET next_attempt_at = now() - interval '1 s'");
        assertThat(claimed(10, MOST)).as("while as much is under way").isEmpty();
        tables.run("UPDATE delivery SET next_attempt_at = now() - interval '1 s'");
        assertThat(claimed(10, 0)).hasSize(2);
    }

    @Test
    void what_is_not_heavy_comes_past_it() throws Exception {
        tables.subscribe();
        due("heavy", 4, 100_000);
        due("light", 4, 1000);

        assertThat(claimed(4, MOST)).isEmpty();
        assertThat(claimed(4, MOST)).hasSize(4).allMatch(subject -> subject.contains("light"));
    }

    @Test
    void one_that_is_heavier_than_all_that_may_be_goes_alone() throws Exception {
        tables.subscribe();
        due("heavy", 2, MOST + 1);

        assertThat(claimed(2, 0)).hasSize(1);
    }
}
