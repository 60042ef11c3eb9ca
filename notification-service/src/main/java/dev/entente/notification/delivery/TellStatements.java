package dev.entente.notification.delivery;

import dev.entente.notification.news.News;

/**
 * How news is written down, with a delivery for each subscription that is told of it. Each statement finds these by indexes,
 * however many there are.
 */
record TellStatements(String byKeys, String byTryingEach) {

    private static final String TELL = """
            WITH now AS (SELECT ?::timestamptz AS at),
            t AS MATERIALIZED (
              SELECT * FROM json_to_recordset(?::json) AS t (place int, subject text, alert text, revision text, source text,
                event_id text, partition int, log_offset bigint, recorded timestamptz, item json, former json, reason text,
                countries text[], sectors text[], instrument text, parties text[], words text, subjects text[], trace text)),
            w AS MATERIALIZED (
              INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, item,
                former, reason, countries, sectors, instrument, parties, words, trace)
              SELECT subject, alert, revision, source, event_id, partition, log_offset, recorded, item,
                former, reason, countries, sectors, instrument, parties, words, trace FROM t ORDER BY place
              ON CONFLICT DO NOTHING
              RETURNING *),
            n AS MATERIALIZED (
              SELECT w.*, {keys} AS keys FROM w
              JOIN history h ON h.kind = split_part(w.alert, '.', 1) AND h.log_partition = w.partition
                AND h.ends <= w.log_offset
              WHERE NOT EXISTS (SELECT FROM known_event k WHERE k.source = w.source AND k.id = w.event_id)),
            asked AS MATERIALIZED (
              SELECT news, subscription, bool_and(kept) AS kept FROM (
                SELECT n.id AS news, s.id AS subscription, false AS kept FROM n
                JOIN subscription s ON {meant}
                WHERE n.alert = ANY (s.alerts) AND""" + " " + Matching.passes("n") + """
                {more}) AS each
              GROUP BY news, subscription),
            written AS (
              INSERT INTO delivery (id, subscription_id, news_id, subject, alert, language, receiver, state,
                next_attempt_at, created_at)
              SELECT delivery_id(s.id, n.subject, n.alert, n.revision), s.id, n.id, n.subject, n.alert, s.language, s.receiver,
                CASE WHEN s.state = 'active' AND NOT asked.kept THEN 'due' ELSE 'cancelled' END,
                CASE WHEN s.digest_every IS NULL THEN now.at ELSE 'infinity' END, now.at
              FROM now
              CROSS JOIN asked
              JOIN n ON n.id = asked.news
              JOIN subscription s ON s.id = asked.subscription AND s.state IN ('active', 'paused', 'disabled')
                AND coalesce((s.active_after ->> n.partition::text)::bigint, -1) < n.log_offset
              ORDER BY n.id
              RETURNING news_id)
            SELECT DISTINCT n.source, n.event_id, n.subject FROM n JOIN written ON written.news_id = n.id""";

    /**
     * Who was told anything of an item hears of what follows up, unless the same event told it; where all of that was kept unsent,
     * as in a pause, so is this, for all to be sent later.
     */
    private static final String FOLLOW_UPS = """
            UNION ALL
            SELECT n.id, d.subscription_id, d.state = 'cancelled' FROM n
            JOIN t ON t.subject = n.subject AND t.alert = n.alert AND t.revision = n.revision
            JOIN delivery d ON d.subject = ANY (t.subjects)
            JOIN news m ON m.id = d.news_id AND (m.source, m.event_id) <> (n.source, n.event_id)
            JOIN subscription s ON s.id = d.subscription_id AND s.follow_ups
            UNION ALL
            SELECT n.id, o.subscription_id, o.kept FROM n
            JOIN t ON t.subject = n.subject AND t.alert = n.alert AND t.revision = n.revision
            JOIN told o ON o.subject = ANY (t.subjects)
            JOIN subscription s ON s.id = o.subscription_id AND s.follow_ups""";

    /**
     * Who was told of an item that the filter, as it is now, let through then goes on hearing of its changes, though it lets it not
     * through any more. Nobody is looked for where all that filters ask for is as it was told.
     */
    private static final String CHANGES = """
            UNION ALL
            SELECT n.id, was.subscription_id, was.kept FROM n
            JOIN t ON t.subject = n.subject AND t.alert = n.alert AND t.revision = n.revision
            JOIN news m ON m.subject = ANY (t.subjects)
              AND (m.countries, m.sectors, m.instrument, m.parties, m.words)
                IS DISTINCT FROM (n.countries, n.sectors, n.instrument, n.parties, n.words)
            CROSS JOIN LATERAL (
              SELECT d.subscription_id, d.state = 'cancelled' AS kept FROM delivery d WHERE d.news_id = m.id
              UNION ALL
              SELECT o.subscription_id, o.kept FROM told o WHERE o.subject = m.subject AND o.alert = m.alert) was
            JOIN subscription s ON s.id = was.subscription_id AND n.alert = ANY (s.alerts) AND""" + " " + Matching.passes("m");

    /** Who was not told, under any name of the item, for no filter of theirs let through what was told of it so far. */
    private static final String UNTOLD = " " + """
            AND NOT EXISTS (
              SELECT FROM t JOIN news m ON m.subject = ANY (t.subjects) AND m.alert = n.alert
              WHERE""" + " " + Matching.passes("m") + """
              )
            AND NOT EXISTS (
              SELECT FROM t JOIN delivery d ON d.subject = ANY (t.subjects)
              WHERE d.subscription_id = s.id AND d.alert = n.alert)
            AND NOT EXISTS (
              SELECT FROM t JOIN told o ON o.subject = ANY (t.subjects)
              WHERE o.subscription_id = s.id AND o.alert = n.alert)""";

    private static final TellStatements TELL_NEWS = of("");
    private static final TellStatements TELL_CHANGES = of(CHANGES);
    private static final TellStatements TELL_FOLLOW_UPS = of(FOLLOW_UPS);
    private static final TellStatements TELL_FOR_OTHERS = of(UNTOLD);

    /** The statement that tells it; its arguments are a time and {@link AlertBook#rows}. */
    static String of(News news) {
        var tell = switch (news.kind()) {
            case FIRST, RETURN -> TELL_NEWS;
            case FOR_OTHERS -> TELL_FOR_OTHERS;
            case CHANGE -> news.alert().followsUp() ? TELL_FOLLOW_UPS : TELL_CHANGES;
        };
        var item = news.item();
        return Matching.isByKeys(item.countries().size(), item.sectors().size()) ? tell.byKeys() : tell.byTryingEach();
    }

    /** The two ways to find subscriptions. */
    private static TellStatements of(String more) {
        return new TellStatements(tell(more, true), tell(more, false));
    }

    private static String tell(String more, boolean byKeys) {
        return TELL.replace("{more}", more)
                .replace("{keys}", Matching.keys(byKeys))
                .replace("{meant}", Matching.mayBeMeant("n", byKeys));
    }
}
