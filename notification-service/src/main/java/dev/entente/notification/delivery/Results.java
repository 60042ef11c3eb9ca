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
import java.util.function.Function;
import java.util.stream.IntStream;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

import dev.entente.notification.Settings;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.subscription.Disabling.Why;
import dev.entente.notification.subscription.Post;

import static java.util.stream.Collectors.partitioningBy;

/** Writes down how attempts ended, many at once, and what follows from that. */
@Singleton
class Results {

    private static final int KEPT_BYTES = 1024;

    /** What becomes of a delivery: its state, and when it is due again. */
    private record Fate(String state, Optional<Instant> next, int round) {
        boolean isFinal() {
            return !state.equals("due");
        }
    }

    private final Jdbc jdbc;
    private final Schedule schedule;
    private final Progress progress;
    private final Breakers breakers;
    private final Settings settings;
    private final MeterRegistry metrics;
    private final Clock clock;

    Results(
            Jdbc jdbc,
            Schedule schedule,
            Progress progress,
            Breakers breakers,
            Settings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.jdbc = jdbc;
        this.schedule = schedule;
        this.progress = progress;
        this.breakers = breakers;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    void write(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        var fates = attempts.stream().map(this::fate).toList();
        insert(attempts);
        update(attempts, fates);
        judgeReceivers(attempts);
        progress.finished(ended(attempts, fates));
        attempts.forEach(this::count);
    }

    /** Takes back deliveries that nobody wants any more; no attempt is made. */
    void cancel(List<Parcel> parcels) {
        if (parcels.isEmpty()) {
            return;
        }
        jdbc.batch(
                "UPDATE delivery SET state = 'cancelled', claim = NULL, claimed_until = NULL, finished_at = ? WHERE id = ? AND claim = ?",
                parcels.stream()
                        .map(parcel -> new Object[] {clock.instant(), parcel.id(), parcel.claim()})
                        .toList());
        progress.finished(parcels.stream().map(Parcel::id).toList());
    }

    private void insert(List<Attempt> attempts) {
        jdbc.update(
                """
                INSERT INTO attempt (delivery_id, at, status, latency_ms, answer)
                SELECT * FROM unnest(?::uuid[], ?::timestamptz[], ?::int[], ?::bigint[], ?::text[])""",
                each(attempts, attempt -> attempt.parcel().id()),
                each(attempts, Attempt::at),
                each(attempts, attempt -> attempt.answer().status()),
                each(attempts, Attempt::latencyMs),
                each(attempts, attempt -> kept(attempt.answer().text())));
    }

    /** Who lost the claim changes nothing any more, except that what has arrived has arrived. */
    private void update(List<Attempt> attempts, List<Fate> fates) {
        jdbc.update(
                """
                UPDATE delivery d SET attempts = d.attempts + 1, claim = NULL, claimed_until = NULL, again = false,
                  state = CASE WHEN d.again THEN 'due' ELSE r.state END,
                  round = CASE WHEN d.again THEN 0 ELSE r.round END,
                  next_attempt_at = CASE WHEN d.again THEN now.at ELSE coalesce(r.next, d.next_attempt_at) END,
                  finished_at = CASE WHEN NOT d.again AND r.state <> 'due' THEN now.at END
                FROM (SELECT ?::timestamptz AS at) now,
                  unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::int[]) r (id, claim, state, next, round)
                WHERE d.id = r.id AND (d.claim = r.claim OR (r.state = 'delivered' AND d.state <> 'delivered'))""",
                clock.instant(),
                each(attempts, attempt -> attempt.parcel().id()),
                each(attempts, attempt -> attempt.parcel().claim()),
                each(fates, Fate::state),
                each(fates, Fate::next),
                each(fates, Fate::round));
    }

    private static <T> List<Object> each(List<T> all, Function<T, Object> value) {
        return all.stream().map(value).toList();
    }

    private static List<UUID> ended(List<Attempt> attempts, List<Fate> fates) {
        return IntStream.range(0, attempts.size())
                .filter(index -> fates.get(index).isFinal())
                .mapToObj(index -> attempts.get(index).parcel().id())
                .toList();
    }

    private Fate fate(Attempt attempt) {
        var failed = attempt.parcel().round() + 1;
        return switch (attempt.answer()) {
            case Answer.Delivered delivered -> new Fate("delivered", Optional.empty(), 0);
            case Answer.Refused refused -> new Fate("failed", Optional.empty(), failed);
            case Answer.Gone gone -> new Fate("failed", Optional.empty(), failed);
            case Answer.Unsent unsent ->
                again(
                        schedule.pauseOfOurs(failed),
                        schedule.roundOfOurs(attempt.parcel().round()));
            case Answer.Failed failure ->
                schedule.pause(failed, failure.retryAfter())
                        .map(pause -> again(pause, failed))
                        .orElseGet(() -> new Fate("failed", Optional.empty(), failed));
        };
    }

    private Fate again(Duration pause, int failed) {
        return new Fate("due", Optional.of(clock.instant().plus(pause)), failed);
    }

    /** Who is gone, or has failed for too long, gets no more; its alerts are kept. */
    private void judgeReceivers(List<Attempt> attempts) {
        breakers.judge(attempts);
        var giveUp = clock.instant().minus(settings.delivery().giveUpAfter());
        var failing = attempts.stream()
                .filter(attempt -> attempt.answer() instanceof Answer.Failed)
                .map(attempt -> attempt.parcel().addressee().receiver())
                .distinct()
                .toList();
        if (!failing.isEmpty()) {
            disable(breakers.failingSince(giveUp, failing), Why.FAILING);
        }
        judgeAddresses(
                attempts.stream()
                        .filter(attempt -> attempt.parcel().addressee().channel() instanceof Channel.Email)
                        .toList(),
                giveUp);
        var gone = attempts.stream()
                .filter(attempt -> attempt.answer() instanceof Answer.Gone)
                .collect(partitioningBy(attempt -> attempt.parcel().addressee().channel() instanceof Channel.Email));
        disable(subscriptions(gone.get(false), Answer.Gone.class), Why.GONE);
        disable(subscriptions(gone.get(true), Answer.Gone.class), Why.UNDELIVERABLE);
    }

    /** Addresses share a receiver, so each has its own record. */
    private void judgeAddresses(List<Attempt> attempts, Instant giveUp) {
        var well = subscriptions(attempts, Answer.Delivered.class);
        if (!well.isEmpty()) {
            jdbc.update(
                    "UPDATE subscription SET failing_since = NULL WHERE failing_since IS NOT NULL AND id = ANY (?::uuid[])",
                    well);
        }
        var failing = subscriptions(attempts, Answer.Failed.class);
        failing.removeAll(well);
        if (!failing.isEmpty()) {
            jdbc.update(
                    "UPDATE subscription SET failing_since = ? WHERE failing_since IS NULL AND id = ANY (?::uuid[])",
                    clock.instant(),
                    failing);
            disable(
                    jdbc.query(
                            "SELECT id FROM subscription WHERE failing_since < ? AND state = 'active' AND id = ANY (?::uuid[])",
                            row -> row.getObject(1, UUID.class),
                            giveUp,
                            failing),
                    Why.FAILING);
        }
    }

    /** Where nothing arrived, one letter more is sent by the schedule of all: should it arrive, the subscriber knows. */
    private void disable(List<UUID> subscriptions, Why why) {
        if (subscriptions.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var disabled = jdbc.query(
                """
                UPDATE subscription SET state = 'disabled', disabled_at = ?, disabled_why = ?
                WHERE state IN ('active', 'paused') AND id = ANY (?::uuid[]) RETURNING id, receiver, language""",
                row -> new Disabled(
                        row.getObject("id", UUID.class), row.getString("receiver"), row.getString("language")),
                now,
                why.code(),
                subscriptions);
        breakers.forget(disabled.stream().map(Disabled::receiver).toList());
        progress.finished(jdbc.query("""
                UPDATE delivery SET state = 'cancelled', claim = NULL, claimed_until = NULL, finished_at = ?
                WHERE state = 'due' AND subscription_id = ANY (?::uuid[]) RETURNING id""", row -> row.getObject(1, UUID.class), now, subscriptions));
        if (why == Why.FAILING) {
            disabled.forEach(each -> PostOffice.post(
                    jdbc, each.id(), Post.Letter.DISABLED.code(), each.language(), each.receiver(), now));
        }
    }

    private record Disabled(UUID id, String receiver, String language) {}

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
            case Answer.Delivered delivered -> "delivered";
            case Answer.Failed failed -> "failed";
            case Answer.Unsent unsent -> "unsent";
            case Answer.Refused refused -> "refused";
            case Answer.Gone gone -> "gone";
        };
        var channel = attempt.parcel().addressee().channel().type();
        metrics.counter("entente_deliveries", "channel", channel, "outcome", outcome)
                .increment();
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
