package dev.entente.notification.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.entente.notification.Settings;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Channel;

/**
 * Claims what is due. A claim is a lease: until it ends, the delivery is due only later, so that no other replica takes
 * it; if its owner dies, it is simply due again. Of one subscription and agreement only the first is due.
 */
@Singleton
class Deliveries {

    private static final String CLAIM = """
            WITH waiting AS (
              SELECT r.receiver, CASE WHEN f.failures >= ? THEN 1 END AS probes
              FROM (SELECT DISTINCT receiver FROM delivery WHERE state = 'due' AND next_attempt_at <= ?) r
              LEFT JOIN failing_receiver f ON f.receiver = r.receiver
              WHERE f.pause_until IS NULL OR f.pause_until <= ?
              ORDER BY random()),
            claimed AS (
              SELECT due.id
              FROM waiting
              LEFT JOIN unnest (?::text[], ?::int[]) AS busy (receiver, room) ON busy.receiver = waiting.receiver
              CROSS JOIN LATERAL (
                SELECT d.id FROM delivery d
                WHERE d.receiver = waiting.receiver AND d.state = 'due' AND d.next_attempt_at <= ?
                  AND NOT EXISTS (
                    SELECT FROM delivery e WHERE e.subscription_id = d.subscription_id AND e.subject = d.subject
                      AND e.state = 'due' AND e.seq < d.seq)
                ORDER BY d.next_attempt_at, d.seq
                LIMIT least(waiting.probes, coalesce(busy.room, ?))
                FOR UPDATE OF d SKIP LOCKED) due
              LIMIT ?)
            UPDATE delivery d SET claim = ?, next_attempt_at = ?
            FROM claimed
            JOIN delivery o ON o.id = claimed.id
            JOIN subscription s ON s.id = o.subscription_id
            WHERE d.id = o.id
            RETURNING d.id, d.claim, d.alert, d.subject, d.language, d.created_at, d.round, d.receiver,
              s.id AS subscription, s.state AS subscription_state, s.generation, s.channel, s.target, s.secret,
              s.previous_secret, s.previous_until,
              d.news_id""";

    private final Jdbc jdbc;
    private final Vault vault;
    private final Contents contents;
    private final Breakers breakers;
    private final Settings settings;
    private final Clock clock;

    Deliveries(Jdbc jdbc, Vault vault, Contents contents, Breakers breakers, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.contents = contents;
        this.breakers = breakers;
        this.settings = settings;
        this.clock = clock;
    }

    /** Claims what there is room for. */
    List<Parcel> claim(Receivers receivers, long nanos) {
        var now = clock.instant();
        var leaseEnds = now.plus(settings.delivery().lease());
        var rooms = receivers.rooms(nanos);
        var claims = jdbc.query(
                CLAIM,
                row -> new Claim(parcel(row, now), row.getObject("news_id", Long.class)),
                settings.delivery().failuresToPause(),
                now,
                now,
                rooms.receivers(),
                rooms.room(),
                now,
                receivers.roomForEach(),
                receivers.room(),
                UUID.randomUUID(),
                leaseEnds);
        breakers.trying(
                claims.stream()
                        .map(claim -> claim.parcel().addressee().receiver())
                        .distinct()
                        .toList(),
                leaseEnds);
        return withContents(claims);
    }

    private record Claim(Parcel parcel, Long news) {}

    private List<Parcel> withContents(List<Claim> claims) {
        var known = contents.of(claims.stream()
                .map(Claim::news)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return claims.stream()
                .map(claim ->
                        claim.news() == null ? claim.parcel() : claim.parcel().with(known.get(claim.news())))
                .toList();
    }

    private Parcel parcel(ResultSet row, Instant now) throws SQLException {
        return new Parcel(
                row.getObject("id", UUID.class),
                row.getObject("claim", UUID.class),
                now.plus(settings.delivery().lease()).minus(settings.webhook().timeout()),
                row.getString("alert"),
                row.getString("subject"),
                row.getString("language"),
                Jdbc.instant(row, "created_at"),
                row.getInt("round"),
                addressee(row, now),
                Optional.empty());
    }

    private Parcel.Addressee addressee(ResultSet row, Instant now) throws SQLException {
        var target = row.getBytes("target");
        var state = row.getString("subscription_state");
        var letter = row.getObject("news_id") == null;
        var wanted = target != null && (state.equals("active") || (letter && !state.equals("unsubscribed")));
        return new Parcel.Addressee(
                row.getObject("subscription", UUID.class),
                row.getInt("generation"),
                row.getString("receiver"),
                Channel.of(row.getString("channel"), target == null ? "" : vault.decrypt(target)),
                secrets(row, now),
                wanted);
    }

    private List<String> secrets(ResultSet row, Instant now) throws SQLException {
        var secrets = new ArrayList<String>();
        if (row.getBytes("secret") != null) {
            secrets.add(vault.decrypt(row.getBytes("secret")));
        }
        var until = Jdbc.instant(row, "previous_until");
        if (row.getBytes("previous_secret") != null && now.isBefore(until)) {
            secrets.add(vault.decrypt(row.getBytes("previous_secret")));
        }
        return secrets;
    }

    /** Gives back claims whose attempts were not made or not finished. */
    void release(List<Parcel> parcels) {
        jdbc.batch(
                "UPDATE delivery SET claim = NULL, next_attempt_at = ? WHERE id = ? AND claim = ?",
                parcels.stream()
                        .map(parcel -> new Object[] {clock.instant(), parcel.id(), parcel.claim()})
                        .toList());
    }
}
