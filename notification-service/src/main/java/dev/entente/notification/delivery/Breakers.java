package dev.entente.notification.delivery;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.entente.notification.Settings;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.sql.Jdbc;

/**
 * Spares receivers that fail, and ourselves the attempts: after some failures in a row a receiver gets nothing for
 * a while, then one attempt. What is due waits and uses up none of its attempts. All replicas know it, and one that starts
 * learns it from the database. The mail server is one receiver, whoever mails are for: it fails where it is not reached, and what it
 * says of one mail or address is no failure of its own.
 */
@Singleton
public class Breakers {

    /** How the attempts of one receiver went, of those written together. */
    private static final class Course {
        private int failures;
        private boolean answered;
        private Attempt last;
        private Duration wish = Duration.ZERO;

        void failed(Attempt attempt) {
            last = attempt;
            failures++;
            wish = attempt.answer() instanceof Answer.Failed failed
                    ? failed.retryAfter().orElse(Duration.ZERO)
                    : Duration.ZERO;
        }

        void answered() {
            answered = true;
            failures = 0;
            wish = Duration.ZERO;
        }
    }

    private final Jdbc jdbc;
    private final DeliveryRows rows;
    private final Vault vault;
    private final Settings.Delivery settings;
    private final Clock clock;

    Breakers(Jdbc jdbc, DeliveryRows rows, Vault vault, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.vault = vault;
        this.settings = settings.delivery();
        this.clock = clock;
    }

    /** Notes how attempts went, in the order in which they ended. */
    void judge(List<Attempt> attempts) {
        var courses = new TreeMap<String, Course>();
        for (var attempt : attempts) {
            var course = courses.computeIfAbsent(attempt.parcel().addressee().receiver(), receiver -> new Course());
            if (isFailure(attempt)) {
                course.failed(attempt);
            } else if (isAnswer(attempt)) {
                course.answered();
            }
        }
        hold(courses.keySet());
        forget(courses.entrySet().stream()
                .filter(course -> course.getValue().answered)
                .map(course -> course.getKey())
                .toList());
        courses.values().removeIf(course -> course.failures == 0);
        if (!courses.isEmpty()) {
            failed(List.copyOf(courses.keySet()), new ArrayList<>(courses.values()));
        }
    }

    private static boolean isMail(Attempt attempt) {
        return attempt.parcel().addressee().receiver().equals(Queues.MAIL_SERVER);
    }

    private static boolean isFailure(Attempt attempt) {
        return isMail(attempt)
                ? attempt.answer() instanceof Answer.Unsent unsent
                        && unsent.status().isEmpty()
                : attempt.answer() instanceof Answer.Failed;
    }

    /**
     * A mail may end without that the server was asked: its address gets nothing, or it cannot be written. What we could not send
     * to another receiver tells nothing of it.
     */
    private static boolean isAnswer(Attempt attempt) {
        return isMail(attempt) ? attempt.answer().status().isPresent() : !(attempt.answer() instanceof Answer.Unsent);
    }

    /** Locks those of them that have failed, in order. */
    private void hold(Collection<String> receivers) {
        if (!receivers.isEmpty()) {
            jdbc.query(
                    "SELECT receiver FROM failing_receiver WHERE receiver = ANY (?::text[]) ORDER BY receiver FOR UPDATE",
                    row -> null,
                    receivers);
        }
    }

    private void failed(List<String> receivers, List<Course> courses) {
        var now = clock.instant();
        jdbc.update(
                """
                INSERT INTO failing_receiver AS f (receiver, failures, since, pause_until, status, answer)
                SELECT receiver, failures, ?, ?::timestamptz + make_interval(secs => wish), status, answer
                FROM unnest(?::text[], ?::int[], ?::float8[], ?::int[], ?::text[]) r (receiver, failures, wish, status, answer)
                ON CONFLICT (receiver) DO UPDATE SET failures = f.failures + excluded.failures,
                  since = CASE WHEN f.pause_until < ?::timestamptz THEN excluded.since ELSE f.since END,
                  pause_until = excluded.pause_until, status = excluded.status, answer = excluded.answer""",
                now,
                now,
                receivers,
                courses.stream().map(course -> course.failures).toList(),
                courses.stream()
                        .map(course -> Math.min(course.wish.toSeconds(), 86_400L))
                        .toList(),
                courses.stream().map(course -> course.last.answer().status()).toList(),
                courses.stream()
                        .map(course -> Results.kept(course.last.answer().text()))
                        .toList(),
                now.minus(Schedule.silence(settings)));
        jdbc.update(
                """
                UPDATE failing_receiver SET pause_until = greatest(pause_until,
                  ?::timestamptz + least(make_interval(secs => ?::float8 * power(2, least(failures - ?::int, 30))),
                    make_interval(secs => ?::float8)))
                WHERE failures >= ?::int AND receiver = ANY (?::text[])""",
                now,
                seconds(settings.pauseOfReceiver()),
                settings.failuresToPause(),
                seconds(settings.longestPauseOfReceiver()),
                settings.failuresToPause(),
                receivers);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** The subscriptions of those of these receivers that have failed since before then. */
    List<UUID> failingSince(Instant then, Collection<String> receivers) {
        return jdbc.query("""
                SELECT s.id FROM failing_receiver f JOIN subscription s ON s.receiver = f.receiver
                WHERE f.since < ? AND f.receiver = ANY (?::text[]) AND s.state = 'active'
                ORDER BY s.id""", row -> row.getObject(1, UUID.class), then, receivers);
    }

    /** A subscriber's receiver begins anew, as one of which nothing is known. All share the mail server: nobody's wish changes it. */
    void beginAnew(List<String> receivers) {
        forget(receivers.stream()
                .filter(receiver -> !receiver.equals(Queues.MAIL_SERVER))
                .toList());
    }

    /** Until when a receiver gets nothing, if it pauses now. */
    public Optional<Instant> pausedUntil(String receiver) {
        return jdbc.inTransaction(() -> jdbc.first(
                "SELECT pause_until FROM failing_receiver WHERE receiver = ? AND pause_until > ?",
                row -> Jdbc.instant(row, "pause_until"),
                receiver,
                clock.instant()));
    }

    /** Ends the pause of a receiver, for one attempt at what is due: where that fails too, it pauses as before. */
    public void endPause(String receiver) {
        jdbc.inTransaction(() -> jdbc.update(
                "UPDATE failing_receiver SET pause_until = ? WHERE receiver = ? AND pause_until > ?",
                clock.instant(),
                receiver,
                clock.instant()));
    }

    /** The same, and makes what waits for its next attempt there due; whether the receiver fails at all. */
    public boolean tryNow(String receiver) {
        endPause(receiver);
        return jdbc.inTransaction(() -> {
            var now = clock.instant();
            var known = jdbc.first(
                    "SELECT receiver FROM failing_receiver WHERE receiver = ?", row -> row.getString(1), receiver);
            known.ifPresent(failing -> rows.hasten(Queues.of(failing), now));
            return known.isPresent();
        });
    }

    /** Where one had paused, what waits for it is due at once. */
    private void forget(List<String> receivers) {
        var paused = receivers.isEmpty()
                ? List.<String>of()
                : jdbc
                        .query("""
                        DELETE FROM failing_receiver f
                        USING (SELECT receiver FROM failing_receiver WHERE receiver = ANY (?::text[])
                          ORDER BY receiver FOR UPDATE) well
                        WHERE f.receiver = well.receiver RETURNING f.receiver, f.failures""", row -> new Well(row.getString("receiver"), row.getInt("failures")), receivers)
                        .stream()
                        .filter(well -> well.failures() >= settings.failuresToPause())
                        .map(Well::receiver)
                        .toList();
        if (!paused.isEmpty()) {
            rows.hasten(
                    paused.stream()
                            .flatMap(receiver -> Queues.of(receiver).stream())
                            .toList(),
                    clock.instant());
        }
    }

    private record Well(String receiver, int failures) {}

    /** Keeps other replicas from trying the same receivers until the lease of the one attempt ends. */
    void trying(List<String> receivers, Instant leaseEnds) {
        if (!receivers.isEmpty()) {
            jdbc.update("""
                    UPDATE failing_receiver f SET pause_until = ?
                    FROM (SELECT receiver FROM failing_receiver WHERE failures >= ? AND receiver = ANY (?::text[])
                      ORDER BY receiver FOR NO KEY UPDATE SKIP LOCKED) tried
                    WHERE f.receiver = tried.receiver""", leaseEnds, settings.failuresToPause(), receivers);
        }
    }

    /**
     * A receiver that fails, as the operator sees it.
     *
     * @param host of its URL; the rest of it can be a secret. The mail server has none
     * @param status of the last answer
     * @param due how many deliveries wait for it
     */
    public record Failing(
            String receiver,
            Optional<String> host,
            int failures,
            Instant since,
            Instant pauseUntil,
            Optional<Integer> status,
            String answer,
            long subscriptions,
            long due) {}

    private Optional<String> host(ResultSet row) throws SQLException {
        if (row.getString("receiver").equals(Queues.MAIL_SERVER)) {
            return Optional.empty();
        }
        return Optional.ofNullable(row.getBytes("target"))
                .flatMap(vault::ifReadable)
                .map(target -> URI.create(target).getHost());
    }

    /** Those that fail, the longest first. */
    public List<Failing> failing(int limit) {
        return jdbc.inTransaction(() -> jdbc.query(
                """
                SELECT f.*, s.subscriptions, d.due,
                  (SELECT target FROM subscription WHERE receiver = f.receiver LIMIT 1) AS target
                FROM failing_receiver f
                CROSS JOIN LATERAL (SELECT count(*) AS subscriptions FROM subscription WHERE receiver = f.receiver) s
                CROSS JOIN LATERAL (SELECT count(*) AS due FROM delivery
                  WHERE receiver IN {queues} AND state = 'due') d
                ORDER BY f.since, f.receiver LIMIT ?""".replace("{queues}", Queues.allIn("f.receiver")),
                row -> new Failing(
                        row.getString("receiver"),
                        host(row),
                        row.getInt("failures"),
                        Jdbc.instant(row, "since"),
                        Jdbc.instant(row, "pause_until"),
                        Optional.ofNullable(row.getObject("status", Integer.class)),
                        row.getString("answer"),
                        row.getLong("subscriptions"),
                        row.getLong("due")),
                limit));
    }
}
