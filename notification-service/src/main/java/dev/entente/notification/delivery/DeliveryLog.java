package dev.entente.notification.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Subscription;

/** What was sent to whom and how it went, and sending it again. */
@Singleton
public class DeliveryLog {

    /**
     * An attempt.
     *
     * @param status nothing if there was no answer
     */
    public record Attempted(Instant at, Optional<Integer> status, long latencyMs, String answer) {}

    /**
     * A delivery.
     *
     * @param attemptsMade how many attempts were made in all
     * @param attempts the latest of them, in the order in which they were made
     * @param seq grows with each delivery
     */
    public record Entry(
            UUID id,
            UUID subscription,
            String alert,
            String subject,
            String state,
            Instant created,
            Optional<Instant> nextAttempt,
            long attemptsMade,
            List<Attempted> attempts,
            long seq) {}

    /** As many as are made by themselves, by what is usual. What was sent again very often has more, and a page has room for few of many. */
    static final int ATTEMPTS_TOLD = 10;

    private static final String ATTEMPTS = """
            SELECT a.* FROM unnest(?::uuid[]) AS d (id)
            CROSS JOIN LATERAL (SELECT * FROM attempt WHERE delivery_id = d.id ORDER BY id DESC LIMIT ?) a
            ORDER BY a.id""";

    private static final String ATTEMPTS_MADE = """
            SELECT delivery_id, count(*) FROM attempt WHERE delivery_id = ANY (?::uuid[]) GROUP BY delivery_id""";

    private static final String COLUMNS = "SELECT id, subscription_id, alert, subject, state, created_at,"
            + " CASE WHEN isfinite(next_attempt_at) THEN next_attempt_at END AS next_attempt_at, seq FROM delivery ";

    /** By the index on states, which only those can use who name its collation: nobody who looks for what is due next. */
    private static final String IN_STATE = "state COLLATE \"C\" = ?";

    private static final String KEPT = "subscription_id = ? AND state = 'cancelled' AND news_id IS NOT NULL";

    private final Jdbc jdbc;
    private final DeliveryRows rows;
    private final Progress progress;
    private final Wake wake;
    private final Clock clock;

    DeliveryLog(Jdbc jdbc, DeliveryRows rows, Progress progress, Wake wake, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.progress = progress;
        this.wake = wake;
        this.clock = clock;
    }

    /** Deliveries of a subscription, in a state or in any, before {@code seq}, the latest first. */
    public List<Entry> of(UUID subscription, Optional<String> state, long before, int limit) {
        return entries(
                COLUMNS + "WHERE subscription_id = ? AND (?::text IS NULL OR state = ?) AND seq < ?"
                        + " ORDER BY seq DESC LIMIT ?",
                subscription,
                state,
                state,
                before,
                limit);
    }

    /** Deliveries in a state, or in any, before {@code seq}, the latest first. */
    public List<Entry> inState(Optional<String> state, long before, int limit) {
        var latest = "seq < ? ORDER BY seq DESC LIMIT ?";
        return state.isEmpty()
                ? entries(COLUMNS + "WHERE " + latest, before, limit)
                : entries(COLUMNS + "WHERE " + IN_STATE + " AND " + latest, state, before, limit);
    }

    /** How many deliveries are in each state. */
    public Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        jdbc.inTransaction(() -> jdbc.query(
                "SELECT state, count(*) FROM delivery GROUP BY state",
                row -> counts.put(row.getString(1), row.getLong(2))));
        return counts;
    }

    /** The subscription that a delivery belongs to. */
    public Optional<UUID> subscriptionOf(UUID delivery) {
        return jdbc.inTransaction(() -> jdbc.first(
                "SELECT subscription_id FROM delivery WHERE id = ?", row -> row.getObject(1, UUID.class), delivery));
    }

    /** The receiver for whom a delivery is. */
    public Optional<String> receiverOf(UUID delivery) {
        return jdbc.inTransaction(() -> jdbc.first(
                "SELECT receiver FROM delivery WHERE id = ?",
                row -> Queues.receiver(row.getString("receiver")),
                delivery));
    }

    /** Makes a delivery due again, under its id. */
    public void redeliver(UUID delivery) {
        again("id = ?", delivery);
    }

    /** Makes alerts of a subscription since then due again, those in a state or in any; how many. */
    public int replay(UUID subscription, Instant since, Optional<String> state) {
        return again(
                "subscription_id = ? AND created_at >= ? AND (?::text IS NULL OR state = ?) AND " + TOLD,
                subscription,
                since,
                state,
                state);
    }

    /** How many alerts of a subscription were kept unsent, as in a pause. */
    public long kept(UUID subscription) {
        return jdbc.inTransaction(() ->
                        jdbc.query("SELECT count(*) FROM delivery WHERE " + KEPT, row -> row.getLong(1), subscription))
                .getFirst();
    }

    /** Makes these due: where the subscriber wants digests, in one mail. */
    public void sendKept(Subscription to) {
        if (to.wish().digest().isEmpty()) {
            again(KEPT, to.id());
        } else if (kept(to.id()) > 0) {
            jdbc.inTransaction(() -> {
                var letter = new DeliveryRows.Letter(to.id(), Digests.ALERT, to.language(), to.receiver());
                var digest = rows.postDigest(letter, clock.instant());
                progress.finished(rows.againBy(digest, KEPT, to.id()));
                return null;
            });
            wake.up();
        }
    }

    /** Makes alerts since then that are in the state due again, of all subscriptions that are active; how many. */
    public int replay(String state, Instant since) {
        return again(
                IN_STATE + " AND created_at >= ? AND " + TOLD
                        + " AND subscription_id IN (SELECT id FROM subscription WHERE state = 'active')",
                state,
                since);
    }

    /** Alerts, but for those that a digest will bring. */
    private static final String TOLD = "news_id IS NOT NULL AND NOT (state = 'due' AND next_attempt_at = 'infinity')";

    private int again(String which, Object... arguments) {
        var again = jdbc.inTransaction(() -> {
            var due = rows.again(which, clock.instant(), arguments);
            progress.finished(due);
            return due;
        });
        wake.up();
        return again.size();
    }

    private List<Entry> entries(String sql, Object... arguments) {
        return jdbc.inTransaction(() -> {
            var ids = jdbc.query(sql, row -> row.getObject("id", UUID.class), arguments);
            var attempts = attempts(ids);
            var made = new HashMap<UUID, Long>();
            jdbc.query(ATTEMPTS_MADE, row -> made.put(row.getObject(1, UUID.class), row.getLong(2)), ids);
            return jdbc.query(sql, row -> entry(row, made, attempts), arguments);
        });
    }

    private Map<UUID, List<Attempted>> attempts(List<UUID> deliveries) {
        var attempts = new HashMap<UUID, List<Attempted>>();
        jdbc.query(
                ATTEMPTS,
                row -> attempts.computeIfAbsent(
                                row.getObject("delivery_id", UUID.class), id -> new java.util.ArrayList<>())
                        .add(attempted(row)),
                deliveries,
                ATTEMPTS_TOLD);
        return attempts;
    }

    private static Attempted attempted(ResultSet row) throws SQLException {
        return new Attempted(
                Jdbc.instant(row, "at"),
                Optional.ofNullable(row.getObject("status", Integer.class)),
                row.getLong("latency_ms"),
                row.getString("answer"));
    }

    private static Entry entry(ResultSet row, Map<UUID, Long> made, Map<UUID, List<Attempted>> attempts)
            throws SQLException {
        var id = row.getObject("id", UUID.class);
        var state = row.getString("state");
        return new Entry(
                id,
                row.getObject("subscription_id", UUID.class),
                row.getString("alert"),
                row.getString("subject"),
                state,
                Jdbc.instant(row, "created_at"),
                state.equals("due") ? Optional.ofNullable(Jdbc.instant(row, "next_attempt_at")) : Optional.empty(),
                made.getOrDefault(id, 0L),
                attempts.getOrDefault(id, List.of()),
                row.getLong("seq"));
    }
}
