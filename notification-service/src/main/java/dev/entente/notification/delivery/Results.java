package dev.entente.notification.delivery;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import dev.entente.notification.Settings;
import dev.entente.notification.delivery.DeliveryRows.Ended;
import dev.entente.notification.delivery.DeliveryRows.Fate;
import dev.entente.notification.delivery.DeliveryRows.Letter;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.subscription.Disabling.Why;
import dev.entente.notification.subscription.Post;

import static java.util.stream.Collectors.partitioningBy;

/** Writes down how attempts ended, many at once, and what follows from that. */
@Singleton
class Results {

    private static final int KEPT_BYTES = 1024;
    private static final String UNREADABLE =
            "not tried: what is stored of the subscription, its address or its keys, cannot be decrypted";

    private static final String DELIVERED = "delivered";
    private static final String FAILED = "failed";

    private final Jdbc jdbc;
    private final DeliveryRows rows;
    private final Schedule schedule;
    private final Breakers breakers;
    private final Settings settings;
    private final MeterRegistry metrics;
    private final Clock clock;

    Results(
            Jdbc jdbc,
            DeliveryRows rows,
            Schedule schedule,
            Breakers breakers,
            Settings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.schedule = schedule;
        this.breakers = breakers;
        this.settings = settings;
        this.metrics = metrics;
        for (var channel : Channel.Type.codes()) { // there from the start, so that the first of each is seen to come
            List.of(DELIVERED, FAILED).forEach(outcome -> counter(channel, outcome));
        }
        this.clock = clock;
    }

    /** Which deliveries have ended by that; in the transaction of the caller, which tells it to their events. */
    List<UUID> write(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return List.of();
        }
        var ends = attempts.stream()
                .map(attempt -> new Ended(attempt.parcel(), fate(attempt)))
                .toList();
        hold(attempts);
        insert(attempts);
        breakers.judge(attempts);
        rows.end(ends, clock.instant());
        var ended = new ArrayList<>(judgeReceivers(attempts));
        ends.stream()
                .filter(each -> each.fate().isFinal())
                .map(each -> each.parcel().id())
                .forEach(ended::add);
        attempts.forEach(this::count);
        return ended;
    }

    /** Locks the subscriptions that may change, before anything else. */
    private void hold(List<Attempt> attempts) {
        var subscriptions = attempts.stream()
                .filter(attempt -> !(attempt.answer() instanceof Answer.Delivered) || hasSharedReceiver(attempt))
                .map(attempt -> attempt.parcel().addressee().subscription())
                .distinct()
                .toList();
        if (!subscriptions.isEmpty()) {
            jdbc.query("""
                    SELECT id FROM subscription
                    WHERE id IN (
                      SELECT unnest(?::uuid[])
                      UNION
                      SELECT id FROM subscription WHERE receiver = ANY (?::text[]))
                    ORDER BY id FOR NO KEY UPDATE""", row -> null, subscriptions, failing(attempts));
        }
    }

    private static boolean hasSharedReceiver(Attempt attempt) {
        return attempt.parcel().addressee().channel().type().isShared();
    }

    /** Receivers of their own that have failed. */
    private static List<String> failing(List<Attempt> attempts) {
        return attempts.stream()
                .filter(attempt -> attempt.answer() instanceof Answer.Failed && !hasSharedReceiver(attempt))
                .map(attempt -> attempt.parcel().addressee().receiver())
                .distinct()
                .toList();
    }

    /** Takes back deliveries that nobody wants any more; no attempt is made. Which. */
    List<UUID> cancel(List<Parcel> parcels) {
        rows.takeBack(parcels, clock.instant());
        return parcels.stream().map(Parcel::id).toList();
    }

    /** Gives up what cannot be sent, since it cannot be read to whom, and disables its subscriptions. Which deliveries. */
    List<UUID> giveUpUnreadable(List<Parcel> parcels) {
        var now = clock.instant();
        var attempts = parcels.stream()
                .map(parcel -> new Attempt(parcel, now, 0, new Answer.Refused(Optional.empty(), UNREADABLE)))
                .toList();
        hold(attempts);
        insert(attempts);
        rows.end(
                parcels.stream()
                        .map(parcel -> new Ended(parcel, Fate.ended("failed", parcel.round() + 1)))
                        .toList(),
                now);
        var ended = new ArrayList<>(disable(subscriptions(attempts, Answer.Refused.class), Why.UNREADABLE));
        parcels.forEach(parcel -> ended.add(parcel.id()));
        attempts.forEach(this::count);
        return ended;
    }

    /** What is answered for a subscriber who was forgotten meanwhile is not kept. */
    private void insert(List<Attempt> attempts) {
        jdbc.update(
                """
                INSERT INTO attempt (delivery_id, at, status, latency_ms, answer)
                SELECT r.delivery_id, r.at, r.status, r.latency_ms, CASE WHEN s.deleted_at IS NULL THEN r.answer ELSE '' END
                FROM unnest(?::uuid[], ?::timestamptz[], ?::int[], ?::bigint[], ?::text[])
                  AS r (delivery_id, at, status, latency_ms, answer)
                JOIN delivery d ON d.id = r.delivery_id
                JOIN subscription s ON s.id = d.subscription_id""",
                DeliveryRows.each(attempts, attempt -> attempt.parcel().id()),
                DeliveryRows.each(attempts, Attempt::at),
                DeliveryRows.each(attempts, attempt -> attempt.answer().status()),
                DeliveryRows.each(attempts, Attempt::latencyMs),
                DeliveryRows.each(attempts, attempt -> kept(attempt.answer().text())));
    }

    private Fate fate(Attempt attempt) {
        var failed = attempt.parcel().round() + 1;
        return switch (attempt.answer()) {
            case Answer.Delivered delivered -> Fate.ended("delivered", 0);
            case Answer.Refused refused -> Fate.ended("failed", failed);
            case Answer.Gone gone -> Fate.ended("failed", failed);
            case Answer.Unsent unsent ->
                again(
                        schedule.pauseOfOurs(failed),
                        schedule.roundOfOurs(attempt.parcel().round()));
            case Answer.Failed failure ->
                schedule.pause(failed, failure.retryAfter())
                        .map(pause -> again(pause, failed))
                        .orElseGet(() -> Fate.ended("failed", failed));
        };
    }

    private Fate again(Duration pause, int failed) {
        return new Fate("due", Optional.of(clock.instant().plus(pause)), failed);
    }

    /** Who is gone, or has failed for too long, gets no more; its alerts are kept. Which of them were taken back. */
    private List<UUID> judgeReceivers(List<Attempt> attempts) {
        var giveUp = clock.instant().minus(settings.delivery().giveUpAfter());
        var takenBack = new ArrayList<UUID>();
        var failing = failing(attempts);
        if (!failing.isEmpty()) {
            takenBack.addAll(disable(breakers.failingSince(giveUp, failing), Why.FAILING));
        }
        takenBack.addAll(judgeAddresses(
                attempts.stream().filter(Results::hasSharedReceiver).toList(), giveUp));
        var gone = attempts.stream()
                .filter(attempt -> attempt.answer() instanceof Answer.Gone)
                .collect(partitioningBy(Results::hasSharedReceiver));
        takenBack.addAll(disable(subscriptions(gone.get(false), Answer.Gone.class), Why.GONE));
        takenBack.addAll(disable(subscriptions(gone.get(true), Answer.Gone.class), Why.UNDELIVERABLE));
        return takenBack;
    }

    /** Addresses share a receiver, so each has its own record. */
    private List<UUID> judgeAddresses(List<Attempt> attempts, Instant giveUp) {
        var well = subscriptions(attempts, Answer.Delivered.class);
        if (!well.isEmpty()) {
            jdbc.update(
                    "UPDATE subscription SET failing_since = NULL WHERE failing_since IS NOT NULL AND id = ANY (?::uuid[])",
                    well);
        }
        var failing = subscriptions(attempts, Answer.Failed.class);
        failing.removeAll(well);
        if (failing.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        jdbc.update("""
                UPDATE subscription SET failing_last = ?,
                  failing_since = CASE WHEN failing_since IS NULL OR failing_last < ? THEN ? ELSE failing_since END
                WHERE id = ANY (?::uuid[])""", now, now.minus(Schedule.silence(settings.delivery())), now, failing);
        return disable(
                jdbc.query(
                        "SELECT id FROM subscription WHERE failing_since < ? AND state = 'active' AND id = ANY (?::uuid[])",
                        row -> row.getObject(1, UUID.class),
                        giveUp,
                        failing),
                Why.FAILING);
    }

    /** Where nothing arrived, one letter more is sent by the schedule of all: should it arrive, the subscriber knows. */
    private List<UUID> disable(List<UUID> subscriptions, Why why) {
        if (subscriptions.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var disabled = jdbc.query(
                """
                UPDATE subscription SET state = 'disabled', disabled_at = ?, disabled_why = ?
                WHERE state IN ('active', 'paused') AND id = ANY (?::uuid[]) RETURNING id, receiver, language""",
                row -> new Letter(
                        row.getObject("id", UUID.class),
                        Post.Letter.DISABLED.code(),
                        row.getString("language"),
                        row.getString("receiver")),
                now,
                why.code(),
                subscriptions);
        breakers.beginAnew(disabled.stream().map(Letter::receiver).toList());
        var takenBack = rows.takeBackFreeOf(subscriptions, now);
        if (why == Why.FAILING) {
            disabled.forEach(letter -> rows.post(letter, now));
        }
        return takenBack;
    }

    private static List<UUID> subscriptions(List<Attempt> attempts, Class<? extends Answer> answer) {
        return new ArrayList<>(attempts.stream()
                .filter(attempt -> answer.isInstance(attempt.answer()))
                .map(attempt -> attempt.parcel().addressee().subscription())
                .distinct()
                .sorted()
                .toList());
    }

    private void count(Attempt attempt) {
        var outcome = switch (attempt.answer()) {
            case Answer.Delivered delivered -> DELIVERED;
            case Answer.Failed failed -> FAILED;
            case Answer.Unsent unsent -> "unsent";
            case Answer.Refused refused -> "refused";
            case Answer.Gone gone -> "gone";
        };
        counter(attempt.parcel().addressee().channel().type().code(), outcome).increment();
    }

    private Counter counter(String channel, String outcome) {
        return metrics.counter("entente_deliveries", "channel", channel, "outcome", outcome);
    }

    /** As many whole characters as fit. */
    static String kept(String text) {
        var clean = text.replace("\0", "");
        if (clean.length() <= KEPT_BYTES / 3) {
            return clean;
        }
        var bytes = ByteBuffer.allocate(KEPT_BYTES);
        StandardCharsets.UTF_8
                .newEncoder()
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(clean), bytes, true);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
}
