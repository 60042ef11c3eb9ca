package dev.entente.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

import dev.entente.notification.Settings;
import dev.entente.notification.sql.Jdbc;

/** Writes down how attempts ended, many at once, and what follows from that. */
@Singleton
class Results {

    private static final int KEPT_CHARACTERS = 1024;

    /** What becomes of a delivery: its state, and when it is due again. */
    private record Fate(String state, Optional<Instant> next, int round) {
        boolean isFinal() {
            return !state.equals("due");
        }
    }

    private final Jdbc jdbc;
    private final Schedule schedule;
    private final Progress progress;
    private final Settings settings;
    private final MeterRegistry metrics;
    private final Clock clock;

    Results(Jdbc jdbc, Schedule schedule, Progress progress, Settings settings, MeterRegistry metrics, Clock clock) {
        this.jdbc = jdbc;
        this.schedule = schedule;
        this.progress = progress;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    void write(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        var updates = new ArrayList<Object[]>();
        var ended = new ArrayList<UUID>();
        for (var attempt : attempts) {
            var fate = fate(attempt);
            updates.add(update(attempt, fate));
            if (fate.isFinal()) {
                ended.add(attempt.parcel().id());
            }
        }
        jdbc.batch(
                "INSERT INTO attempt (delivery_id, at, status, latency_ms, answer) VALUES (?, ?, ?, ?, ?)",
                rows(attempts));
        jdbc.batch("""
                UPDATE delivery SET state = ?, next_attempt_at = coalesce(?, next_attempt_at), round = ?,
                  attempts = attempts + 1, claim = NULL, finished_at = ?
                WHERE id = ? AND (claim = ? OR (? = 'delivered' AND state <> 'delivered'))""", updates);
        judgeReceivers(attempts);
        progress.finished(ended);
        attempts.forEach(this::count);
    }

    /** Takes back deliveries that nobody wants any more; no attempt is made. */
    void cancel(List<Parcel> parcels) {
        if (parcels.isEmpty()) {
            return;
        }
        jdbc.batch(
                "UPDATE delivery SET state = 'cancelled', claim = NULL, finished_at = ? WHERE id = ? AND claim = ?",
                parcels.stream()
                        .map(parcel -> new Object[] {clock.instant(), parcel.id(), parcel.claim()})
                        .toList());
        progress.finished(parcels.stream().map(Parcel::id).toList());
    }

    private static List<Object[]> rows(List<Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> new Object[] {
                    attempt.parcel().id(),
                    attempt.at(),
                    attempt.answer().status(),
                    attempt.latencyMs(),
                    kept(attempt.answer().text())
                })
                .toList();
    }

    private Object[] update(Attempt attempt, Fate fate) {
        return new Object[] {
            fate.state(),
            fate.next(),
            fate.round(),
            fate.isFinal() ? clock.instant() : null,
            attempt.parcel().id(),
            attempt.parcel().claim(),
            fate.state()
        };
    }

    private Fate fate(Attempt attempt) {
        var failed = attempt.parcel().round() + 1;
        return switch (attempt.answer()) {
            case Answer.Delivered delivered -> new Fate("delivered", Optional.empty(), 0);
            case Answer.Refused refused -> new Fate("failed", Optional.empty(), failed);
            case Answer.Gone gone -> new Fate("failed", Optional.empty(), failed);
            case Answer.Failed failure ->
                schedule.pause(failed, failure.retryAfter())
                        .map(pause -> again(pause, failed))
                        .orElseGet(() -> new Fate("failed", Optional.empty(), failed));
        };
    }

    private Fate again(Duration pause, int failed) {
        return new Fate("due", Optional.of(clock.instant().plus(pause)), failed);
    }

    /** A receiver that is gone, or has failed for too long, gets no more; its alerts are kept. */
    private void judgeReceivers(List<Attempt> attempts) {
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
            disable(jdbc.query(
                    "SELECT id FROM subscription WHERE failing_since < ? AND state = 'active' AND id = ANY (?::uuid[])",
                    row -> row.getObject(1, UUID.class),
                    clock.instant().minus(settings.delivery().giveUpAfter()),
                    failing));
        }
        disable(subscriptions(attempts, Answer.Gone.class));
    }

    private void disable(List<UUID> subscriptions) {
        if (subscriptions.isEmpty()) {
            return;
        }
        jdbc.update(
                "UPDATE subscription SET state = 'disabled' WHERE state IN ('active', 'paused') AND id = ANY (?::uuid[])",
                subscriptions);
        progress.finished(jdbc.query("""
                UPDATE delivery SET state = 'cancelled', claim = NULL, finished_at = ?
                WHERE state = 'due' AND subscription_id = ANY (?::uuid[]) RETURNING id""", row -> row.getObject(1, UUID.class), clock.instant(), subscriptions));
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
            case Answer.Delivered delivered -> "delivered";
            case Answer.Failed failed -> "failed";
            case Answer.Refused refused -> "refused";
            case Answer.Gone gone -> "gone";
        };
        var channel = attempt.parcel().addressee().channel().type();
        metrics.counter("entente_deliveries", "channel", channel, "outcome", outcome)
                .increment();
    }

    private static String kept(String text) {
        var clean = text.replace("\0", "");
        return clean.length() <= KEPT_CHARACTERS ? clean : clean.substring(0, KEPT_CHARACTERS);
    }
}
