package dev.entente.notification.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.entente.notification.delivery.DeliveryRows.Ended;
import dev.entente.notification.delivery.DeliveryRows.Fate;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.support.DeliveryTables;
import dev.entente.notification.support.Plan;

import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

class SuccessorsTest {

    private static final int VERY_MANY = 5000;
    private static final UUID CLAIM = UUID.randomUUID();

    /** What could be claimed if it were the first of its line. */
    private static final String LOOKED_AT = "SELECT seq FROM delivery WHERE state = 'due' AND next_attempt_at <= now()";

    @RegisterExtension
    static final DeliveryTables tables = new DeliveryTables();

    private final Jdbc jdbc = tables.jdbc();
    private final Successors successors = new Successors(jdbc, Clock.systemUTC());

    @BeforeEach
    void subscribe() throws Exception {
        tables.subscribe();
    }

    /** Due since an hour ago, one after the other; how often each has been tried, and when it is due again. */
    private static void deliveries(String subject, int count, int round, String at) throws Exception {
        tables.run(
                "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, next_attempt_at,"
                        + " created_at, round) SELECT gen_random_uuid(), '" + DeliveryTables.SUBSCRIBER
                        + "', " + subject + ", 'agreement.new', 'en', 'r', 'due', now() + interval '" + at
                        + "', now() - interval '1 hour', " + round + " FROM generate_series(1, " + count + ") n");
    }

    private static void behindOneThatWaits(int count) throws Exception {
        deliveries("'agreement/a'", 1, 3, "1 hour");
        deliveries("'agreement/a'", count, 0, "-1 hour");
    }

    private static Object[] arguments() {
        var now = Instant.now();
        return new Object[] {5, List.of("r"), List.of(64), now, now, now, CLAIM, now.plusSeconds(30)};
    }

    private static Plan claim() {
        var jdbc = tables.jdbc();
        jdbc.lookByKeysInOrder();
        return Plan.of(jdbc, Deliveries.CLAIM, arguments());
    }

    private List<Long> claimed() {
        return jdbc.inTransaction(() -> {
            jdbc.lookByKeysInOrder();
            jdbc.query(Deliveries.CLAIM, row -> null, arguments());
            return jdbc.query("SELECT seq FROM delivery WHERE claim = ? ORDER BY seq", row -> row.getLong(1), CLAIM);
        });
    }

    @Test
    void what_waits_behind_another_costs_claims_nothing() throws Exception {
        behindOneThatWaits(VERY_MANY);
        deliveries("'agreement/b' || n", 10, 0, "-1 minute");
        tables.run("VACUUM ANALYZE delivery");
        assertThat(claim().rowsReadOf("delivery")).as("before").isGreaterThan(VERY_MANY);

        successors.setAside();

        var plan = claim();
        assertThat(plan.rowsReadOf("delivery")).as("%s", plan).isLessThan(VERY_MANY / 50);
        assertThat(claimed()).hasSize(10);
    }

    @Test
    void what_was_tried_and_what_has_just_become_due_stays_as_it_is() throws Exception {
        behindOneThatWaits(1);
        deliveries("'agreement/a'", 1, 2, "-1 hour");
        deliveries("'agreement/a'", 1, 0, "0 s");

        successors.setAside();

        assertThat(tables.texts(LOOKED_AT)).hasSize(2);
    }

    @Test
    void of_a_receiver_that_pauses_nothing_is_looked_at() throws Exception {
        behindOneThatWaits(1);
        tables.failing("r", 9, "2999-01-01T00:00:00Z");

        successors.setAside();

        assertThat(tables.texts(LOOKED_AT)).hasSize(1);
    }

    private static List<Ended> firstEnds() throws Exception {
        tables.run("UPDATE delivery SET claim = '" + CLAIM + "', claimed_until = now() + interval '1 minute',"
                + " next_attempt_at = now() WHERE round > 0");
        var id = UUID.fromString(
                tables.texts("SELECT id FROM delivery WHERE round > 0").getFirst());
        var channel = new Channel.Webhook(URI.create("https://receiver.example.org"));
        var to = new Parcel.Addressee(DeliveryTables.SUBSCRIBER, 0, 0, "r", channel, List.of(), true);
        var parcel = new Parcel(
                id, CLAIM, Instant.MAX, "agreement.new", "agreement/a", "en", Instant.now(), 3, to, Optional.empty());
        return List.of(new Ended(parcel, Fate.ended("delivered", 0)));
    }

    private static void end(Jdbc jdbc, List<Ended> attempts) {
        jdbc.inTransaction(() -> {
            new DeliveryRows(jdbc).end(attempts, Instant.now());
            return null;
        });
    }

    @Test
    void the_next_has_its_turn_as_soon_as_the_one_before_has_ended_and_no_other() throws Exception {
        behindOneThatWaits(10);
        successors.setAside();
        assertThat(tables.texts(LOOKED_AT)).isEmpty();

        end(jdbc, firstEnds());

        var second = tables.texts("SELECT seq FROM delivery ORDER BY seq").get(1);
        assertThat(tables.texts(LOOKED_AT)).containsExactly(second);
        assertThat(claimed()).containsExactly(Long.valueOf(second));
    }

    @Test
    void one_that_ends_while_others_are_set_aside_behind_it_is_followed_all_the_same() throws Exception {
        behindOneThatWaits(10);
        var ending = firstEnds();
        var other = tables.jdbc();

        var ended = jdbc.inTransaction(() -> {
            setAside();
            var end = CompletableFuture.runAsync(() -> end(other, ending));
            await().until(() -> tables.texts("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND datname = current_database()")
                            .size()
                    == 1);
            return end;
        });

        assertThat(ended).succeedsWithin(Duration.ofSeconds(60));
        assertThat(tables.texts(LOOKED_AT)).hasSize(1);
    }

    private void setAside() {
        var now = Instant.now();
        assertThat(jdbc.update(Successors.SET_ASIDE, now.minusSeconds(2), 1000, now, 1000, now, "10 minutes"))
                .isEqualTo(10);
    }
}
