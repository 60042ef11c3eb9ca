package dev.entente.notification.delivery;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

import dev.entente.notification.sql.Jdbc;

/**
 * Sets aside what is due and waits behind another alert on the same item, so that claims do not look at it each time: it gets a
 * later time. When the one before has ended, the next gets its turn in the same transaction ({@link DeliveryRows#end}).
 * The times that are given here order nothing and are never long, so that nobody depends on that. Done by one replica at a time.
 */
@ApplicationScoped
class Successors {

    private static final Logger LOG = Logger.getLogger(Successors.class);

    static final long ONE_REPLICA = 7_305_414_920_336L; // names an advisory lock, nothing else

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final int OF_EACH_RECEIVER = 1000;
    private static final int AT_ONCE = 20_000;
    private static final int MANY = OF_EACH_RECEIVER / 2;

    /**
     * Of each receiver that claims are made for, what a claim would look at first. Both are locked, the first of the line and
     * the one behind: whoever ends the first meanwhile sees afterwards what was set aside behind it. What others hold is passed over.
     */
    static final String SET_ASIDE =
            DeliveryRows.RECEIVERS_WAITING + """
            , looked AS MATERIALIZED (
              SELECT d.id, d.subscription_id, d.line
              FROM waiting w
              LEFT JOIN failing_receiver f ON f.receiver = {receiver}
              CROSS JOIN LATERAL (
                SELECT d.id, d.subscription_id, coalesce(d.line, d.subject) AS line, d.round, d.claim FROM delivery d
                WHERE d.receiver = w.receiver AND d.state = 'due' AND d.next_attempt_at <= ?
                ORDER BY d.next_attempt_at, d.seq LIMIT ?) d
              WHERE (f.pause_until IS NULL OR f.pause_until <= ?) AND d.round = 0 AND d.claim IS NULL
              LIMIT ?),
            behind AS MATERIALIZED (
              SELECT looked.id, first.id AS first
              FROM looked
              CROSS JOIN LATERAL (
                SELECT e.id FROM delivery e
                WHERE e.subscription_id = looked.subscription_id AND e.state = 'due'
                  AND coalesce(e.line, e.subject) = looked.line AND e.next_attempt_at < 'infinity'
                ORDER BY e.seq LIMIT 1) first
              WHERE first.id <> looked.id)
            UPDATE delivery d SET next_attempt_at = ?::timestamptz + ?::interval * (0.5 + random())
            FROM (
              SELECT d.id FROM behind
              JOIN delivery first ON first.id = behind.first AND first.state = 'due'
              JOIN delivery d ON d.id = behind.id AND d.state = 'due' AND d.round = 0 AND d.claim IS NULL
              ORDER BY d.id FOR NO KEY UPDATE OF first, d SKIP LOCKED) late
            WHERE d.id = late.id""".replace("{receiver}", Queues.receiverIn("w.receiver"));

    private final Jdbc jdbc;
    private final Clock clock;

    Successors(Jdbc jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            setAside();
        } catch (RuntimeException e) {
            LOG.warnf("What waits behind another could not be set aside, trying again: %s", e.getMessage());
        }
    }

    /** Sets aside all that waited a moment in vain. */
    void setAside() {
        while (jdbc.inTransaction(this::some) >= MANY) {
            LOG.debug("Much waits behind others, and more is set aside");
        }
    }

    private int some() {
        var now = clock.instant();
        var alone = jdbc.first("SELECT pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), ONE_REPLICA);
        if (!alone.orElse(false)) {
            return 0;
        }
        jdbc.lookByKeysInOrder();
        return jdbc.update(
                SET_ASIDE, now.minus(SOON), OF_EACH_RECEIVER, now, AT_ONCE, now, LATER.toSeconds() + " seconds");
    }
}
