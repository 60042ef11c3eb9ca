package dev.entente.notification.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.entente.notification.delivery.DeliveryRows.Ended;
import dev.entente.notification.delivery.DeliveryRows.Fate;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.support.DeliveryTables;

import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Transactions that meet wait for each other, and never in a circle: PostgreSQL would end one of them. */
class LockOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final DeliveryTables tables = new DeliveryTables();

    /** What delivers, over a connection of its own. */
    private static final class Worker {
        private final Jdbc jdbc;
        private final DeliveryRows rows;
        private final Breakers breakers;
        private final Results results;

        Worker() {
            var settings = KilledDispatcher.settings(Base64.getEncoder().encodeToString(new byte[32]));
            var clock = Clock.systemUTC();
            jdbc = tables.jdbc();
            rows = new DeliveryRows(jdbc);
            breakers = new Breakers(jdbc, rows, new Vault(settings), settings, clock);
            results = new Results(
                    jdbc, rows, new Schedule(settings), breakers, settings, new SimpleMeterRegistry(), clock);
        }

        CompletableFuture<Void> write(Parcel parcel, Answer answer) {
            return CompletableFuture.runAsync(() ->
                    jdbc.inTransaction(() -> results.write(List.of(new Attempt(parcel, Instant.now(), 1, answer)))));
        }
    }

    private final Worker one = new Worker();
    private final Worker other = new Worker();

    /** A delivery under way. */
    private static Parcel underWay(Channel channel, String receiver) throws Exception {
        var to = new Parcel.Addressee(DeliveryTables.SUBSCRIBER, 0, 0, receiver, channel, List.of(), true);
        var parcel = new Parcel(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.MAX,
                "test",
                "subscription/s",
                "en",
                Instant.now(),
                0,
                to,
                Optional.empty());
        tables.run(
                "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, next_attempt_at,"
                        + " created_at, claim, claimed_until) VALUES ('" + parcel.id() + "', '"
                        + DeliveryTables.SUBSCRIBER
                        + "', 'subscription/s', 'test', 'en', '" + receiver + "', 'due', now(), now(), '"
                        + parcel.claim()
                        + "', now() + interval '1 minute')");
        return parcel;
    }

    private static void awaitSomebodyWaits() {
        await().until(() -> tables.texts("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database()")
                        .size()
                == 1);
    }

    private void hold() {
        one.jdbc.query("SELECT id FROM subscription WHERE id = ? FOR UPDATE", row -> null, DeliveryTables.SUBSCRIBER);
    }

    @Test
    void who_pauses_while_a_mail_fails_waits_for_nobody() throws Exception {
        tables.subscribe(DeliveryTables.SUBSCRIBER, "email", "email");
        var parcel = underWay(new Channel.Email("reader@example.org"), "email");

        var failed = one.jdbc.inTransaction(() -> {
            hold();
            var writing = other.write(parcel, new Answer.Failed("no"));
            awaitSomebodyWaits();
            assertThat(one.rows.takeBackDueOf(DeliveryTables.SUBSCRIBER, Optional.empty(), Instant.now()))
                    .containsExactly(parcel.id());
            return writing;
        });

        assertThat(failed).succeedsWithin(PATIENCE);
        assertThat(tables.texts("SELECT state FROM delivery")).containsExactly("cancelled");
    }

    @Test
    void who_resumes_while_a_receiver_answers_again_waits_for_nobody() throws Exception {
        tables.subscribe();
        var parcel = underWay(new Channel.Webhook(URI.create("https://receiver.example.org")), "r");
        tables.failing("r", 7, "now");

        var delivered = one.jdbc.inTransaction(() -> {
            hold();
            one.breakers.beginAnew(List.of("r"));
            var writing = other.write(parcel, new Answer.Delivered(Optional.of(204), ""));
            awaitSomebodyWaits();
            one.rows.takeBackDueOf(DeliveryTables.SUBSCRIBER, Optional.empty(), Instant.now());
            return writing;
        });

        assertThat(delivered).succeedsWithin(PATIENCE);
        assertThat(tables.texts("SELECT state FROM delivery"))
                .as("what has arrived has arrived")
                .containsExactly("delivered");
    }

    @Test
    void who_is_forgotten_while_a_mail_is_under_way_leaves_no_answer() throws Exception {
        tables.subscribe(DeliveryTables.SUBSCRIBER, "email", "email");
        var parcel = underWay(new Channel.Email("reader@example.org"), "email");

        var failed = one.jdbc.inTransaction(() -> {
            hold();
            var writing = other.write(parcel, new Answer.Failed("no such reader"));
            awaitSomebodyWaits();
            one.jdbc.update(
                    "UPDATE subscription SET state = 'unsubscribed', deleted_at = now() WHERE id = ?",
                    DeliveryTables.SUBSCRIBER);
            return writing;
        });

        assertThat(failed).succeedsWithin(PATIENCE);
        assertThat(tables.texts("SELECT answer FROM attempt")).containsExactly("");
    }

    @Test
    void who_sends_all_once_more_and_who_ends_attempts_take_the_same_deliveries_in_the_same_order() throws Exception {
        tables.subscribe();
        var parcels = new ArrayList<Parcel>();
        for (var number = 0; number < 60; number++) {
            parcels.add(underWay(new Channel.Webhook(URI.create("https://receiver.example.org")), "r"));
        }
        var random = new Random(11);

        var ending = CompletableFuture.runAsync(() -> IntStream.range(0, 100).forEach(round -> {
            Collections.shuffle(parcels, random);
            var ends = parcels.stream()
                    .map(parcel -> new Ended(parcel, Fate.ended("delivered", 0)))
                    .toList();
            other.jdbc.inTransaction(() -> {
                other.rows.end(ends, Instant.now());
                return null;
            });
        }));
        while (!ending.isDone()) {
            one.jdbc.inTransaction(
                    () -> one.rows.again("subscription_id = ?", Instant.now(), DeliveryTables.SUBSCRIBER));
        }

        assertThat(ending).succeedsWithin(PATIENCE);
    }
}
