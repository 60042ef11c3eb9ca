package dev.entente.notification.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.subscription.Post;

/**
 * Since when nobody is reached by a channel: what came up after the latest that arrived there waits, whether it is tried again, for
 * a receiver that pauses, or not sent at all. One receiver that is away while others are reached is not meant, nor is what comes
 * up for one that was away before, but for the mail server, which is the only one for mails; nor what was answered, as by a mail
 * server that does not take a mail yet.
 */
final class Unreached {

    /** Of the latest deliveries, so many are looked at for one by each channel. */
    private static final int LATEST = 200;

    /** What waits in a queue in the order of its next attempt: so many are looked at, and never all. */
    private static final int AHEAD = 20;

    static final String SINCE = DeliveryRows.RECEIVERS_WAITING
            + """
            , arrived AS MATERIALIZED (
              SELECT created_at, receiver IN {mails} AS mail FROM delivery
              WHERE state COLLATE "C" = 'delivered' ORDER BY seq DESC LIMIT {latest})
            , latest AS MATERIALIZED (
              SELECT c.mail, coalesce(max(a.created_at) FILTER (WHERE a.mail = c.mail), min(a.created_at), '-infinity') AS at
              FROM (VALUES (true), (false)) c (mail) LEFT JOIN arrived a ON true GROUP BY c.mail)
            SELECT l.mail, min(d.created_at) AS since
            FROM waiting w
            JOIN latest l ON l.mail = (w.receiver IN {mails})
            LEFT JOIN failing_receiver f ON f.receiver = {receiver}
            CROSS JOIN LATERAL (
              SELECT ahead.created_at, ahead.alert, ahead.round FROM delivery ahead
              WHERE ahead.receiver = w.receiver AND ahead.state = 'due' AND ahead.next_attempt_at < 'infinity'
              ORDER BY ahead.next_attempt_at, ahead.seq LIMIT {ahead}) d
            WHERE d.created_at > l.at AND d.alert <> '{disabled}'
              AND CASE WHEN f.receiver IS NULL THEN d.round = 0 ELSE l.mail OR f.since >= d.created_at END
            GROUP BY l.mail""".replace("{mails}", Queues.allIn("'" + Queues.MAIL_SERVER + "'"))
                    .replace("{receiver}", Queues.receiverIn("w.receiver"))
                    .replace("{disabled}", Post.Letter.DISABLED.code())
                    .replace("{latest}", Integer.toString(LATEST))
                    .replace("{ahead}", Integer.toString(AHEAD));

    private Unreached() {}

    /** How long, in seconds, by channel; 0 where the latest has arrived. */
    static Map<Channel.Type, Double> since(Jdbc jdbc, Instant now) {
        var since = new HashMap<Channel.Type, Instant>();
        jdbc.query(
                SINCE,
                row -> since.put(
                        row.getBoolean("mail") ? Channel.Type.EMAIL : Channel.Type.WEBHOOK,
                        Jdbc.instant(row, "since")));
        var seconds = new EnumMap<Channel.Type, Double>(Channel.Type.class);
        Arrays.stream(Channel.Type.values())
                .forEach(
                        channel -> seconds.put(channel, Backlog.seconds(Optional.ofNullable(since.get(channel)), now)));
        return seconds;
    }
}
