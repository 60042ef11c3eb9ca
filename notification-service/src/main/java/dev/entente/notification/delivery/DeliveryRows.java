package dev.entente.notification.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.entente.notification.sql.Jdbc;

/**
 * What can become of a delivery, each a verb: it is written down and due, claimed, then ended, made due again, given back or
 * taken back. All in the transaction of the caller.
 *
 * <p>So that transactions do not wait for each other in a circle, each takes its locks in this order: subscriptions (by id),
 * receivers that fail (by name), deliveries (by id, all in one statement), the progress of events (by source and id, all in one
 * statement, and last). What a transaction finds in others' hands after it has locked deliveries already is passed over: claims
 * are, and what is taken back with a subscription, which is seen once more when it is claimed.
 */
@Singleton
class DeliveryRows {

    /**
     * What begins a statement about the queues in which something is due, as {@code waiting}: from one to the next, one look at
     * each, however much waits in it.
     */
    static final String RECEIVERS_WAITING = """
            WITH RECURSIVE waiting AS (
              (SELECT d.receiver FROM delivery d WHERE d.state = 'due' ORDER BY d.receiver LIMIT 1)
              UNION ALL
              SELECT next.receiver FROM waiting
              CROSS JOIN LATERAL (
                SELECT d.receiver FROM delivery d WHERE d.state = 'due' AND d.receiver > waiting.receiver
                ORDER BY d.receiver LIMIT 1) next)
            """;

    /** What was written down for a delivery of its own. */
    record Letter(UUID subscription, String alert, String language, String receiver) {}

    /** How an attempt leaves a delivery: its state, when it is due again, and how many attempts have failed. */
    record Fate(String state, Optional<Instant> next, int round) {

        static Fate ended(String state, int round) {
            return new Fate(state, Optional.empty(), round);
        }

        boolean isFinal() {
            return !state.equals("due");
        }
    }

    private static final String MAILS = Queues.allIn("'" + Queues.MAIL_SERVER + "'");

    /** Which attempt of which delivery ended how. */
    record Ended(Parcel parcel, Fate fate) {}

    /** Who lost the claim changes nothing any more, except that what has arrived has arrived. */
    private static final String END = """
            UPDATE delivery d SET claim = NULL, claimed_until = NULL, again = false,
              state = CASE WHEN d.again THEN 'due' ELSE r.state END,
              round = CASE WHEN d.again THEN 0 ELSE r.round END,
              next_attempt_at = CASE WHEN d.again THEN now.at ELSE coalesce(r.next, d.next_attempt_at) END,
              finished_at = CASE WHEN NOT d.again AND r.state <> 'due' THEN now.at END
            FROM (SELECT ?::timestamptz AS at) now,
              (SELECT r.* FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::int[])
                 r (id, claim, state, next, round)
               JOIN delivery locked ON locked.id = r.id ORDER BY locked.id FOR NO KEY UPDATE OF locked) r
            WHERE d.id = r.id AND (d.claim = r.claim OR (r.state = 'delivered' AND d.state <> 'delivered'))""";

    /** The first in its line, where it was set aside because it was not that. */
    private static final String NEXT_IN_LINE = """
            UPDATE delivery d SET next_attempt_at = next.now
            FROM (
              SELECT d.id, now.at AS now
              FROM (SELECT ?::timestamptz AS at) now
              CROSS JOIN (SELECT DISTINCT subscription_id, coalesce(line, subject) AS line
                FROM delivery WHERE id = ANY (?::uuid[])) ended
              CROSS JOIN LATERAL (
                SELECT e.id FROM delivery e
                WHERE e.subscription_id = ended.subscription_id AND e.state = 'due'
                  AND coalesce(e.line, e.subject) = ended.line AND e.next_attempt_at < 'infinity'
                ORDER BY e.seq LIMIT 1) first
              JOIN delivery d ON d.id = first.id
                AND d.state = 'due' AND d.round = 0 AND d.claim IS NULL AND d.next_attempt_at > now.at
              ORDER BY d.id FOR NO KEY UPDATE OF d SKIP LOCKED) next
            WHERE d.id = next.id""";

    /**
     * What an attempt is under way for is due again when that has ended, however it ends. All mails go to one server, in the
     * order in which they are due: those of one subscriber are due one after the other, for others to come in between.
     */
    private static final String AGAIN = """
            UPDATE delivery d SET state = 'due', round = 0, finished_at = NULL, again = w.under_way,
              claim = CASE WHEN w.under_way THEN claim END,
              claimed_until = CASE WHEN w.under_way THEN claimed_until END,
              next_attempt_at = CASE WHEN w.under_way THEN next_attempt_at
                WHEN d.receiver IN {mails} THEN w.now + (w.place - 1) * interval '1 s' ELSE w.now END
            FROM (
              SELECT locked.*, row_number() OVER (PARTITION BY subscription_id ORDER BY seq) AS place FROM (
                SELECT id, subscription_id, seq, now.at AS now,
                  state = 'due' AND claim IS NOT NULL AND claimed_until > now.at AS under_way
                FROM delivery CROSS JOIN (SELECT ?::timestamptz AS at) now
                WHERE {which} ORDER BY id FOR NO KEY UPDATE OF delivery) locked) w
            WHERE d.id = w.id RETURNING d.id""".replace("{mails}", MAILS);

    private static final String AGAIN_BY_DIGEST = """
            UPDATE delivery d SET state = 'due', round = 0, finished_at = NULL, next_attempt_at = 'infinity', digest_id = ?
            FROM (SELECT id FROM delivery WHERE {which} ORDER BY id FOR NO KEY UPDATE) w
            WHERE d.id = w.id RETURNING d.id""";

    /** What waits for a digest that was not made yet. */
    private static final String GATHERED = "state = 'due' AND next_attempt_at = 'infinity' AND digest_id IS NULL";

    private final Jdbc jdbc;

    DeliveryRows(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down what is about a subscription itself, due now. */
    void post(Letter letter, Instant now) {
        insert(letter, Queues.ofLetters(letter.receiver()), "subscription/", now);
    }

    /** The same for a digest, which waits among alerts, and behind which no letter waits; which delivery that is. */
    UUID postDigest(Letter digest, Instant now) {
        return insert(digest, digest.receiver(), "digests/", now);
    }

    private UUID insert(Letter letter, String queue, String line, Instant now) {
        var id = UUID.randomUUID();
        jdbc.update(
                """
                INSERT INTO delivery (id, subscription_id, subject, line, alert, language, receiver, state, next_attempt_at,
                  created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'due', ?, ?)""",
                id,
                letter.subscription(),
                "subscription/" + letter.subscription(),
                line + letter.subscription(),
                letter.alert(),
                letter.language(),
                queue,
                now,
                now);
        return id;
    }

    /** Ends attempts; where one is not made again, the next in its line gets its turn, should it have been set aside. */
    void end(List<Ended> attempts, Instant now) {
        jdbc.update(
                END,
                now,
                each(attempts, ended -> ended.parcel().id()),
                each(attempts, ended -> ended.parcel().claim()),
                each(attempts, ended -> ended.fate().state()),
                each(attempts, ended -> ended.fate().next()),
                each(attempts, ended -> ended.fate().round()));
        var ended = attempts.stream()
                .filter(attempt -> attempt.fate().isFinal())
                .map(attempt -> attempt.parcel().id())
                .toList();
        if (!ended.isEmpty()) {
            jdbc.update(NEXT_IN_LINE, now, ended);
        }
    }

    /** Takes back what was claimed and nobody wants any more. */
    void takeBack(List<Parcel> claimed, Instant now) {
        whereStillClaimed("state = 'cancelled', finished_at = ?", claimed, now);
    }

    /** Gives back claims whose attempts were not made or not finished. */
    void giveBack(List<Parcel> claimed) {
        whereStillClaimed("again = again", claimed);
    }

    /** Gives back claims that there is no room for now; others come first until then. */
    void postpone(List<Parcel> claimed, Instant until) {
        whereStillClaimed("next_attempt_at = ?", claimed, until);
    }

    private void whereStillClaimed(String change, List<Parcel> claimed, Object... arguments) {
        if (claimed.isEmpty()) {
            return;
        }
        var all = new java.util.ArrayList<Object>(List.of(arguments));
        all.add(each(claimed, Parcel::id));
        all.add(each(claimed, Parcel::claim));
        jdbc.update("""
                UPDATE delivery d SET {change}, claim = NULL, claimed_until = NULL
                FROM (SELECT r.* FROM unnest(?::uuid[], ?::uuid[]) r (id, claim)
                  JOIN delivery locked ON locked.id = r.id ORDER BY locked.id FOR NO KEY UPDATE OF locked) r
                WHERE d.id = r.id AND d.claim = r.claim""".replace("{change}", change), all.toArray());
    }

    /** Takes back what is due of a subscription that the transaction holds, but for what is of a kind; which. */
    List<UUID> takeBackDueOf(UUID subscription, Optional<String> but, Instant now) {
        return jdbc.query("""
                UPDATE delivery d SET state = 'cancelled', claim = NULL, claimed_until = NULL, finished_at = ?
                FROM (SELECT id FROM delivery
                  WHERE state = 'due' AND subscription_id = ? AND alert IS DISTINCT FROM ?
                  ORDER BY id FOR NO KEY UPDATE) due
                WHERE d.id = due.id RETURNING d.id""", row -> row.getObject(1, UUID.class), now, subscription, but);
    }

    /** Takes back what is due, where deliveries are locked already: what others hold is passed over. Which. */
    List<UUID> takeBackFreeOf(Collection<UUID> subscriptions, Instant now) {
        return jdbc.query("""
                UPDATE delivery d SET state = 'cancelled', claim = NULL, claimed_until = NULL, finished_at = ?
                FROM (SELECT id FROM delivery WHERE state = 'due' AND subscription_id = ANY (?::uuid[])
                  ORDER BY id FOR NO KEY UPDATE SKIP LOCKED) due
                WHERE d.id = due.id RETURNING d.id""", row -> row.getObject(1, UUID.class), now, subscriptions);
    }

    /**
     * Makes due what is to be tried again after a while and waits in queues; mails of one subscriber one after the other, as when
     * they are sent again. What others hold is passed over.
     */
    void hasten(Collection<String> queues, Instant now) {
        jdbc.update("""
                UPDATE delivery d SET next_attempt_at = CASE
                  WHEN d.receiver IN {mails} THEN least(d.next_attempt_at, late.now + (late.place - 1) * interval '1 s')
                  ELSE late.now END
                FROM (
                  SELECT locked.*, row_number() OVER (PARTITION BY subscription_id, receiver ORDER BY next_attempt_at, seq) AS place
                  FROM (
                    SELECT id, subscription_id, receiver, next_attempt_at, seq, now.at AS now
                    FROM delivery CROSS JOIN (SELECT ?::timestamptz AS at) now
                    WHERE receiver = ANY (?::text[]) AND state = 'due' AND claim IS NULL
                      AND round > 0 AND next_attempt_at > now.at AND next_attempt_at < 'infinity'
                    ORDER BY id FOR NO KEY UPDATE OF delivery SKIP LOCKED) locked) late
                WHERE d.id = late.id""".replace("{mails}", MAILS), now, queues);
    }

    /**
     * Makes deliveries due again, under their ids; which.
     *
     * @param which a condition on {@code delivery}, with its arguments
     */
    List<UUID> again(String which, Instant now, Object... arguments) {
        return jdbc.query(AGAIN.replace("{which}", which), row -> row.getObject(1, UUID.class), with(now, arguments));
    }

    private static Object[] with(Object first, Object... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray();
    }

    /**
     * Lets a digest take along what had ended; which.
     *
     * @param which a condition on {@code delivery}, with its arguments
     */
    List<UUID> againBy(UUID digest, String which, Object... arguments) {
        return jdbc.query(
                AGAIN_BY_DIGEST.replace("{which}", which),
                row -> row.getObject(1, UUID.class),
                with(digest, arguments));
    }

    /** Whether anything waits for a digest of the subscription. */
    boolean isAnyGathered(UUID subscription) {
        return jdbc.first(
                        "SELECT id FROM delivery WHERE subscription_id = ? AND " + GATHERED + " LIMIT 1",
                        row -> row.getString(1),
                        subscription)
                .isPresent();
    }

    /** Lets a digest take along what was gathered for it. */
    void takeAlong(UUID digest, UUID subscription) {
        jdbc.update(
                "UPDATE delivery d SET digest_id = ? FROM (SELECT id FROM delivery WHERE subscription_id = ? AND "
                        + GATHERED + " ORDER BY id FOR NO KEY UPDATE) gathered WHERE d.id = gathered.id",
                digest,
                subscription);
    }

    /** Lets what digests took along end as these have ended; which. */
    List<UUID> endTakenAlong() {
        return jdbc.query("""
                UPDATE delivery m SET state = ended.state, finished_at = ended.finished_at
                FROM (SELECT m.id, d.state, d.finished_at FROM delivery m JOIN delivery d ON d.id = m.digest_id
                  WHERE m.digest_id IS NOT NULL AND m.next_attempt_at = 'infinity'
                    AND m.state IN ('due', 'cancelled') AND d.state <> 'due' AND d.state <> m.state
                  ORDER BY m.id FOR NO KEY UPDATE OF m) ended
                WHERE m.id = ended.id RETURNING m.id""", row -> row.getObject(1, UUID.class));
    }

    static <T> List<Object> each(List<T> all, Function<T, Object> value) {
        return all.stream().map(value).toList();
    }
}
