package dev.entente.notification.delivery;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

import dev.entente.notification.Settings;
import dev.entente.notification.sql.Jdbc;

/**
 * Keeps what has ended for a while and not for ever. Done by one replica at a time, a few rows in a transaction.
 *
 * <p>That nobody is told anything twice does not depend on deliveries: news is written down once for ever, and deliveries only in
 * the statement that writes the news. What else depended on them is written down in short before they go: who was told of an
 * item, for that is who hears of what follows up ({@code told}); and how many alerts of an event have arrived or were given
 * up ({@code alert_progress}).
 */
@ApplicationScoped
class Pruning {

    private static final Logger LOG = Logger.getLogger(Pruning.class);
    private static final int AT_ONCE = 500;
    static final long ONE_REPLICA = 7_305_414_920_335L; // names an advisory lock, nothing else

    /** The oldest of a state after another, without digests of which something is left that they took along. */
    private static final String OLD = """
            SELECT d.id, d.seq, coalesce(d.finished_at, d.created_at) < ?
              AND NOT EXISTS (SELECT FROM delivery m WHERE m.digest_id = d.id) AS is_over
            FROM (SELECT * FROM delivery WHERE state COLLATE "C" = ? AND seq > ? ORDER BY seq LIMIT ?) d
            WHERE d.created_at < ? ORDER BY d.seq""";

    private static final String KEEP_WHO_WAS_TOLD = """
            INSERT INTO told (subject, subscription_id, alert, kept)
            SELECT d.subject, d.subscription_id, d.alert, bool_and(d.state = 'cancelled')
            FROM delivery d JOIN subscription s ON s.id = d.subscription_id AND s.deleted_at IS NULL
            WHERE d.id = ANY (?::uuid[]) AND d.news_id IS NOT NULL
            GROUP BY d.subject, d.subscription_id, d.alert
            ON CONFLICT (subject, subscription_id, alert) DO UPDATE SET kept = false WHERE told.kept AND NOT excluded.kept""";

    private static final String KEEP_COUNTS = """
            UPDATE alert_progress p SET past_delivered = p.past_delivered + gone.delivered,
              past_failed = p.past_failed + gone.failed
            FROM (
              SELECT p.source, p.event_id, gone.delivered, gone.failed
              FROM (
                SELECT n.source, n.event_id, count(*) FILTER (WHERE d.state = 'delivered') AS delivered,
                  count(*) FILTER (WHERE d.state = 'failed') AS failed
                FROM delivery d JOIN news n ON n.id = d.news_id WHERE d.id = ANY (?::uuid[])
                GROUP BY n.source, n.event_id) gone
              JOIN alert_progress p ON p.source = gone.source AND p.event_id = gone.event_id
              ORDER BY p.source, p.event_id FOR NO KEY UPDATE OF p) gone
            WHERE p.source = gone.source AND p.event_id = gone.event_id""";

    private static final String FORGET_ANSWERS = """
            UPDATE attempt a SET answer = ''
            FROM (SELECT id, at FROM attempt WHERE answer <> '' ORDER BY id LIMIT ?
                  FOR NO KEY UPDATE SKIP LOCKED) old
            WHERE a.id = old.id AND old.at < ?""";

    private static final String FORGET_WHO_WAS_TOLD = """
            DELETE FROM told t USING (
              SELECT t.subject, t.subscription_id, t.alert
              FROM subscription s JOIN told t ON t.subscription_id = s.id WHERE s.deleted_at IS NOT NULL LIMIT ?) gone
            WHERE t.subject = gone.subject AND t.subscription_id = gone.subscription_id AND t.alert = gone.alert""";

    /** Rows of subscribers that were forgotten, when nothing is left that was sent to them. */
    private static final String DROP_SUBSCRIPTIONS = """
            DELETE FROM subscription WHERE id IN (
              SELECT s.id FROM subscription s
              WHERE s.deleted_at < ? AND NOT EXISTS (SELECT FROM delivery d WHERE d.subscription_id = s.id)
                AND NOT EXISTS (SELECT FROM told t WHERE t.subscription_id = s.id)
              LIMIT ? FOR UPDATE SKIP LOCKED)""";

    /** Of receivers to which nobody subscribes any more, and nothing is due, nobody wants to know. */
    private static final String DROP_RECEIVERS = """
            DELETE FROM failing_receiver WHERE receiver IN (
              SELECT f.receiver FROM failing_receiver f
              WHERE NOT EXISTS (SELECT FROM subscription s WHERE s.receiver = f.receiver)
                AND NOT EXISTS (SELECT FROM delivery d WHERE d.receiver IN {queues} AND d.state = 'due')
              LIMIT ? FOR UPDATE SKIP LOCKED)""".replace("{queues}", Queues.allIn("f.receiver"));

    private record Old(UUID id, long seq, boolean isOver) {}

    /** Done by nobody else meanwhile. */
    @FunctionalInterface
    private interface Step {
        int take();
    }

    private final Jdbc jdbc;
    private final Settings.Keep settings;
    private final Clock clock;

    Pruning(Jdbc jdbc, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings.keep();
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            prune();
        } catch (RuntimeException e) {
            LOG.warnf("What is kept no more could not be removed, trying again: %s", e.getMessage());
        }
    }

    /** Removes all that is old. */
    void prune() {
        var gone = 0;
        for (var state : List.of("delivered", "failed", "cancelled")) {
            gone += deliveries(state);
        }
        var answersBefore = clock.instant().minus(settings.answers());
        repeat(() -> jdbc.update(FORGET_ANSWERS, AT_ONCE, answersBefore));
        repeat(() -> jdbc.update(FORGET_WHO_WAS_TOLD, AT_ONCE));
        repeat(() -> jdbc.update(DROP_SUBSCRIPTIONS, clock.instant().minus(settings.deliveries()), AT_ONCE));
        repeat(() -> jdbc.update(DROP_RECEIVERS, AT_ONCE));
        LOG.debugf("%s deliveries were old", gone);
    }

    private void repeat(Step step) {
        while (alone(step) == AT_ONCE) {
            LOG.debugf("%s rows are removed, there are more", AT_ONCE);
        }
    }

    /** One step in a transaction of its own; nothing where another replica is at it. */
    private int alone(Step step) {
        return jdbc.inTransaction(() -> {
            var lock = jdbc.first("SELECT pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), ONE_REPLICA);
            return lock.orElse(false) ? step.take() : 0;
        });
    }

    /** Goes through a state from the oldest on, as far as there is anything old; how many were removed. */
    private int deliveries(String state) {
        var before = clock.instant().minus(settings.deliveries());
        var gone = new int[] {0};
        var seen = new long[] {-1};
        repeat(() -> {
            var old = jdbc.query(
                    OLD,
                    row -> new Old(row.getObject("id", UUID.class), row.getLong("seq"), row.getBoolean("is_over")),
                    before,
                    state,
                    seen[0],
                    AT_ONCE,
                    before);
            gone[0] += remove(old.stream().filter(Old::isOver).map(Old::id).toList());
            seen[0] = old.isEmpty() ? seen[0] : old.getLast().seq();
            return old.size();
        });
        return gone[0];
    }

    /** Those that have not been made due again meanwhile. */
    private int remove(List<UUID> deliveries) {
        var locked = jdbc.query(
                "SELECT id FROM delivery WHERE id = ANY (?::uuid[]) AND state <> 'due' ORDER BY id FOR UPDATE SKIP LOCKED",
                row -> row.getObject(1, UUID.class),
                deliveries);
        if (!locked.isEmpty()) {
            jdbc.update(KEEP_WHO_WAS_TOLD, locked);
            jdbc.update("DELETE FROM attempt WHERE delivery_id = ANY (?::uuid[])", locked);
            jdbc.update(KEEP_COUNTS, locked);
            jdbc.update("DELETE FROM delivery WHERE id = ANY (?::uuid[])", locked);
        }
        return locked.size();
    }
}
