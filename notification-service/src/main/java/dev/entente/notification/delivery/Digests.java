package dev.entente.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Rhythms;
import dev.entente.notification.subscription.Rhythms.Turn;

/**
 * Makes one delivery of all that was gathered for a digest, when its time has come. The digest, what it takes along, and
 * the moment of the next one are written in one transaction that holds the subscription: whatever crashes, and however
 * many replicas there are, an alert is in one digest.
 */
@ApplicationScoped
public class Digests {

    /** What the delivery of a digest is called in the log. */
    public static final String ALERT = "digest";

    private static final Logger LOG = Logger.getLogger(Digests.class);
    private static final int AT_ONCE = 100;
    private static final String GATHERED = "state = 'due' AND next_attempt_at = 'infinity' AND digest_id IS NULL";

    private final Jdbc jdbc;
    private final Rhythms rhythms;
    private final Progress progress;
    private final Wake wake;
    private final Clock clock;

    Digests(Jdbc jdbc, Rhythms rhythms, Progress progress, Wake wake, Clock clock) {
        this.jdbc = jdbc;
        this.rhythms = rhythms;
        this.progress = progress;
        this.wake = wake;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            while (jdbc.inTransaction(this::make) == AT_ONCE) {
                LOG.debugf("%s digests are made, there are more", AT_ONCE);
            }
            jdbc.inTransaction(this::end);
        } catch (RuntimeException e) {
            LOG.warnf("Digests could not be made, trying again: %s", e.getMessage());
        }
    }

    /** Makes digests whose time has come, in the transaction of the caller; how many times had come. */
    int make() {
        var now = clock.instant();
        var turns = rhythms.due(now, AT_ONCE);
        turns.forEach(turn -> make(turn, now));
        if (!turns.isEmpty()) {
            wake.up();
        }
        return turns.size();
    }

    private void make(Turn turn, Instant now) {
        var gathered = jdbc.first(
                "SELECT id FROM delivery WHERE subscription_id = ? AND " + GATHERED + " LIMIT 1",
                row -> row.getString(1),
                turn.subscription());
        if (gathered.isEmpty()) {
            return;
        }
        var digest = PostOffice.post(jdbc, turn.subscription(), ALERT, turn.language(), turn.receiver(), now);
        jdbc.update(
                "UPDATE delivery SET digest_id = ? WHERE subscription_id = ? AND " + GATHERED,
                digest,
                turn.subscription());
    }

    /**
     * Lets alerts end as the digest that took them along has ended, also where it arrived after they were taken back; in the
     * transaction of the caller.
     */
    int end() {
        var ended = jdbc.query("""
                UPDATE delivery m SET state = d.state, finished_at = d.finished_at
                FROM delivery d
                WHERE d.id = m.digest_id AND m.digest_id IS NOT NULL AND m.next_attempt_at = 'infinity'
                  AND m.state IN ('due', 'cancelled') AND d.state <> 'due' AND d.state <> m.state
                RETURNING m.id""", row -> row.getObject(1, UUID.class));
        progress.finished(ended);
        return ended.size();
    }

    /** What an alert in a digest tells. */
    public record Entry(String alert, Parcel.Content content) {}

    /** What the digest took along, in the order in which it was news. */
    public List<Entry> entries(UUID digest) {
        return jdbc.inTransaction(
                () -> jdbc.query("""
                SELECT n.alert, n.item, n.source, n.event_id, n.partition, n.log_offset, n.recorded, n.reason,
                  n.trace
                FROM delivery d JOIN news n ON n.id = d.news_id WHERE d.digest_id = ? ORDER BY d.seq""", row -> new Entry(row.getString("alert"), Contents.content(row)), digest));
    }
}
