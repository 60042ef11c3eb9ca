package dev.entente.notification.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.entente.notification.Settings;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.secret.KeyCheck;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.subscription.Post;

import static java.util.stream.Collectors.joining;

/**
 * Claims what is due. A claim is a lease: until it ends no other replica takes the delivery; if its owner dies, it is simply
 * due again. Of one subscription and item only the first is due; items that became one are one.
 */
@Singleton
class Deliveries {

    /** What this version can put into words; of further kinds, a newer replica sends. */
    private static final String TELLABLE = "(d.news_id IS NULL OR d.alert IN ("
            + AlertKind.codes().stream().map(code -> "'" + code + "'").collect(joining(", ")) + "))";

    /** From queue to queue, one look at each, however much waits for it. */
    private static final String WAITING = """
            WITH RECURSIVE waiting AS (
              (SELECT d.receiver, 1 AS place FROM delivery d
               WHERE d.state = 'due' AND d.receiver > ? AND d.next_attempt_at <= ? AND {free}
               ORDER BY d.receiver LIMIT 1)
              UNION ALL
              SELECT next.receiver, waiting.place + 1 FROM waiting
              CROSS JOIN LATERAL (
                SELECT d.receiver FROM delivery d
                WHERE d.state = 'due' AND d.receiver > waiting.receiver AND d.next_attempt_at <= ? AND {free}
                ORDER BY d.receiver LIMIT 1) next
              WHERE waiting.place < ?)
            SELECT w.receiver, f.pause_until > ? AS paused
            FROM waiting w LEFT JOIN failing_receiver f ON f.receiver = {receiver} ORDER BY w.place""".replace("{receiver}", Queues.receiverIn("w.receiver"))
            .replace("{free}", "(d.claimed_until IS NULL OR d.claimed_until <= ?) AND " + TELLABLE);

    /**
     * What waits for a digest, due at no time of its own, holds back nothing. A receiver that has paused gets one attempt, of that
     * queue of its own which comes first: its name is the later one.
     */
    static final String CLAIM =
            """
            WITH asked AS (
              SELECT r.receiver, CASE WHEN f.failures < ? OR f.failures IS NULL THEN r.room
                WHEN row_number() OVER (PARTITION BY f.receiver ORDER BY r.receiver DESC) = 1 THEN 1 ELSE 0 END AS room
              FROM unnest(?::text[], ?::int[]) AS r (receiver, room)
              LEFT JOIN failing_receiver f ON f.receiver = {receiver}
              WHERE f.pause_until IS NULL OR f.pause_until <= ?),
            claimed AS MATERIALIZED (
              SELECT due.id
              FROM asked
              CROSS JOIN LATERAL (
                SELECT d.id FROM delivery d
                WHERE d.receiver = asked.receiver AND d.state = 'due' AND d.next_attempt_at <= ?
                  AND (d.claimed_until IS NULL OR d.claimed_until <= ?) AND {tellable}
                  AND d.seq = (
                    SELECT e.seq FROM delivery e
                    WHERE e.subscription_id = d.subscription_id AND e.state = 'due'
                      AND coalesce(e.line, e.subject) = coalesce(d.line, d.subject) AND e.next_attempt_at < 'infinity'
                    ORDER BY e.seq LIMIT 1)
                ORDER BY d.next_attempt_at, d.seq
                LIMIT asked.room
                FOR UPDATE OF d SKIP LOCKED) due)
            UPDATE delivery d SET claim = ?, claimed_until = ?
            FROM claimed, subscription s
            WHERE d.id = claimed.id AND s.id = d.subscription_id
            RETURNING d.id, d.claim, d.alert, d.subject, d.language, d.created_at, d.round, d.receiver,
              s.id AS subscription, s.state AS subscription_state, s.generation, s.manager, s.channel, s.target, s.secret,
              s.previous_secret, s.previous_until, s.signing_key, s.previous_signing_key, d.news_id""".replace("{receiver}", Queues.receiverIn("r.receiver")).replace("{tellable}", TELLABLE);

    private static final int RECEIVERS_AT_ONCE = 1000;

    /** How many characters of what has many may be under way, so that however much is due finds room in memory. */
    static final long MOST_UNDER_WAY = 16 << 20;

    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(2);

    private final Jdbc jdbc;
    private final KeyCheck key;
    private final Vault vault;
    private final DeliveryRows rows;
    private final Contents contents;
    private final Breakers breakers;
    private final Settings settings;
    private final Clock clock;
    private String lookedUpTo = "";

    Deliveries(
            Jdbc jdbc,
            KeyCheck key,
            Vault vault,
            DeliveryRows rows,
            Contents contents,
            Breakers breakers,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.vault = vault;
        this.rows = rows;
        this.contents = contents;
        this.breakers = breakers;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Queues in which something is due, without those of receivers that pause; of very many some, and the next ones another time.
     */
    List<String> waiting() {
        var now = clock.instant();
        var all = jdbc.query(
                WAITING,
                row -> new Waiting(row.getString("receiver"), row.getBoolean("paused")),
                lookedUpTo,
                now,
                now,
                now,
                now,
                RECEIVERS_AT_ONCE,
                now);
        lookedUpTo = all.size() < RECEIVERS_AT_ONCE ? "" : all.getLast().receiver();
        return all.stream()
                .filter(each -> !each.paused())
                .map(Waiting::receiver)
                .toList();
    }

    /** Whether there may be more receivers than were looked at last. */
    boolean areMoreWaiting() {
        return !lookedUpTo.isEmpty();
    }

    private record Waiting(String receiver, boolean paused) {}

    /**
     * Claims as much as there is room for, of what is due for each receiver; nothing while there is a doubt about the key, by which
     * everything would be given up as unreadable.
     *
     * @param underWay what all weighs that was claimed and has not ended
     */
    List<Parcel> claim(Map<String, Integer> rooms, long underWay) {
        if (rooms.isEmpty() || key.doubt().isPresent()) {
            return List.of();
        }
        var now = clock.instant();
        var leaseEnds = now.plus(settings.delivery().lease());
        var claims = jdbc.query(
                CLAIM,
                row -> new Claim(parcel(row, now), row.getObject("news_id", Long.class)),
                settings.delivery().failuresToPause(),
                rooms.keySet(),
                rooms.values(),
                now,
                now,
                now,
                UUID.randomUUID(),
                leaseEnds);
        breakers.trying(
                claims.stream()
                        .map(claim -> claim.parcel().addressee().receiver())
                        .distinct()
                        .toList(),
                leaseEnds);
        return withContents(claims, MOST_UNDER_WAY - underWay, now);
    }

    private record Claim(Parcel parcel, Long news) {}

    private List<Parcel> withContents(List<Claim> claims, long room, Instant now) {
        var known = contents.of(
                claims.stream()
                        .map(Claim::news)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                room);
        var ready = new ArrayList<Parcel>();
        var tooMuch = new ArrayList<Parcel>();
        var left = room;
        for (var claim : claims) {
            var content = Optional.ofNullable(claim.news()).map(known::get);
            var weight = content.map(Parcel.Content::weight).orElse(0);
            if (claim.news() == null) {
                ready.add(claim.parcel());
            } else if (content.isEmpty() || (weight > 0 && left <= 0)) {
                tooMuch.add(claim.parcel());
            } else {
                ready.add(claim.parcel().with(content.get()));
                left -= weight;
            }
        }
        rows.postpone(tooMuch, now.plus(UNTIL_THERE_IS_ROOM));
        return ready;
    }

    private Parcel parcel(ResultSet row, Instant now) throws SQLException {
        return new Parcel(
                row.getObject("id", UUID.class),
                row.getObject("claim", UUID.class),
                now.plus(settings.delivery().lease()).minus(longestAttempt(type(row))),
                row.getString("alert"),
                row.getString("subject"),
                row.getString("language"),
                Jdbc.instant(row, "created_at"),
                row.getInt("round"),
                addressee(row, now),
                Optional.empty());
    }

    private static Channel.Type type(ResultSet row) throws SQLException {
        return Channel.Type.of(row.getString("channel")).orElseThrow();
    }

    private Duration longestAttempt(Channel.Type channel) {
        return switch (channel) {
            case EMAIL -> settings.email().timeout();
            case WEBHOOK -> settings.webhook().timeout();
        };
    }

    private Parcel.Addressee addressee(ResultSet row, Instant now) throws SQLException {
        var target = row.getBytes("target");
        var state = row.getString("subscription_state");
        var letter = row.getObject("news_id") == null;
        var forEnded = Post.Letter.LINKS.code().equals(row.getString("alert")); // the way to one's data
        var wanted =
                target != null && (state.equals("active") || (letter && (forEnded || !state.equals("unsubscribed"))));
        var keys = keys(row, now);
        var readable = keys.stream().allMatch(Optional::isPresent)
                ? Optional.ofNullable(target).flatMap(vault::ifReadable)
                : Optional.<String>empty();
        return new Parcel.Addressee(
                row.getObject("subscription", UUID.class),
                row.getInt("generation"),
                row.getInt("manager"),
                row.getString("receiver"),
                Channel.of(type(row), readable),
                keys.stream().flatMap(Optional::stream).toList(),
                wanted);
    }

    /** Keys that are stored, the newest of each kind first; nothing for one that cannot be read. */
    private List<Optional<String>> keys(ResultSet row, Instant now) throws SQLException {
        var until = Jdbc.instant(row, "previous_until");
        var rotating = until != null && now.isBefore(until);
        var keys = new ArrayList<Optional<String>>();
        for (var key : List.of("secret", "signing_key")) {
            add(row.getBytes(key), keys);
            if (rotating) {
                add(row.getBytes("previous_" + key), keys);
            }
        }
        return keys;
    }

    private void add(byte[] encrypted, List<Optional<String>> keys) {
        if (encrypted != null) {
            keys.add(vault.ifReadable(encrypted));
        }
    }
}
