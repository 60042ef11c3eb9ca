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

    /** How many bytes of items are read for one digest, as JSON; in memory they take several times as much. */
    private static final int MOST_BYTES = 2 << 20;

    private static final int MOST_ENTRIES = 1000;

    private static final String ENTRIES = """
            SELECT n.alert, n.source, n.event_id, n.partition, n.log_offset, n.recorded, n.reason, n.trace, first.whole,
              CASE WHEN first.whole THEN n.item ELSE json_build_object('subject', n.item -> 'subject', 'id', n.item -> 'id',
                'title', n.item -> 'title') END AS item,
              CASE WHEN first.whole THEN n.former END AS former
            FROM (
              SELECT d.seq, n.id, sum(octet_length(n.item::text) + coalesce(octet_length(n.former::text), 0))
                OVER (ORDER BY d.seq) <= ? AS whole
              FROM delivery d JOIN news n ON n.id = d.news_id WHERE d.digest_id = ? ORDER BY d.seq LIMIT ?) first
            JOIN news n ON n.id = first.id ORDER BY first.seq""";

    private static final String ITEMS =
            "SELECT count(DISTINCT n.subject) FROM delivery d JOIN news n ON n.id = d.news_id WHERE d.digest_id = ?";

    private final Jdbc jdbc;
    private final DeliveryRows rows;
    private final Rhythms rhythms;
    private final Progress progress;
    private final Wake wake;
    private final Clock clock;

    Digests(Jdbc jdbc, DeliveryRows rows, Rhythms rhythms, Progress progress, Wake wake, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
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
        if (rows.isAnyGathered(turn.subscription())) {
            var letter = new DeliveryRows.Letter(turn.subscription(), ALERT, turn.language(), turn.receiver());
            rows.takeAlong(rows.postDigest(letter, now), turn.subscription());
        }
    }

    /**
     * Lets alerts end as the digest that took them along has ended, also where it arrived after they were taken back; in the
     * transaction of the caller.
     */
    int end() {
        var ended = rows.endTakenAlong();
        progress.finished(ended);
        return ended.size();
    }

    /**
     * What an alert in a digest tells.
     *
     * @param isWhole whether the item is there as a whole; otherwise only what it is called
     */
    public record Entry(String alert, Parcel.Content content, boolean isWhole) {}

    /**
     * What a digest took along.
     *
     * @param entries as many as can be told, in the order in which they were news
     * @param items of which there is news, those included of which no entry is there
     */
    public record Gathered(List<Entry> entries, int items) {}

    /** What the digest took along, as far as it can be told in one mail. */
    public Gathered gathered(UUID digest) {
        return jdbc.inTransaction(() -> new Gathered(
                jdbc.query(
                        ENTRIES,
                        row -> new Entry(row.getString("alert"), Contents.content(row), row.getBoolean("whole")),
                        MOST_BYTES,
                        digest,
                        MOST_ENTRIES),
                jdbc.query(ITEMS, row -> row.getInt(1), digest).getFirst()));
    }
}
