package dev.entente.notification.delivery;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.entente.events.PlainText;
import dev.entente.events.agreement.Agreement;
import dev.entente.events.fold.Item;
import dev.entente.events.fold.ItemDocument;
import dev.entente.ledger.Place;
import dev.entente.notification.news.Audience;
import dev.entente.notification.news.News;
import dev.entente.notification.sql.Jdbc;

/**
 * Writes news down, once, and a delivery for each subscription that asked for it; in one statement, so that there is
 * either both or nothing. What falls into a pause is written down as cancelled, and can be sent later; what is for a digest
 * waits for it.
 */
@Singleton
class AlertBook implements Audience {

    private static final String TELL = """
            WITH n AS (
              INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, agreement,
                reason, countries, sectors, instrument, parties, words)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?, ?)
              ON CONFLICT DO NOTHING
              RETURNING *)
            INSERT INTO delivery (id, subscription_id, news_id, subject, alert, language, receiver, state,
              next_attempt_at, created_at)
            SELECT gen_random_uuid(), s.id, n.id, n.subject, n.alert, s.language, s.receiver,
              CASE s.state WHEN 'active' THEN 'due' ELSE 'cancelled' END,
              CASE WHEN s.digest_every IS NULL THEN now.at ELSE 'infinity' END, now.at
            FROM n
            CROSS JOIN (SELECT ?::timestamptz AS at, ?::boolean AS follows_up, ?::text[] AS subjects) now
            JOIN history h ON h.log_partition = n.partition AND h.ends <= n.log_offset
            JOIN subscription s ON s.state IN ('active', 'paused', 'disabled')
              AND coalesce((s.active_after ->> n.partition::text)::bigint, -1) < n.log_offset
            WHERE (n.alert = ANY (s.alerts) AND""" + " " + Matching.PASSES + """
            ) OR (now.follows_up AND s.follow_ups AND EXISTS (
              SELECT FROM delivery d WHERE d.subject = ANY (now.subjects) AND d.subscription_id = s.id
                AND d.alert = 'agreement.new' AND d.state <> 'cancelled'))""";

    private final Jdbc jdbc;
    private final Progress progress;
    private final Wake wake;
    private final Clock clock;

    AlertBook(Jdbc jdbc, Progress progress, Wake wake, Clock clock) {
        this.jdbc = jdbc;
        this.progress = progress;
        this.wake = wake;
        this.clock = clock;
    }

    @Override
    public boolean tell(News news) {
        var cause = news.cause();
        var item = news.agreement();
        var place = Place.of(cause);
        var alerts = jdbc.update(
                TELL,
                news.subject().toString(),
                news.alert().code(),
                news.revision(),
                cause.key().source(),
                cause.key().id(),
                place.partition(),
                place.offset(),
                cause.recorded(),
                ItemDocument.of(item, item.countries()).toString(),
                news.reason(),
                item.countries(),
                item.sectors(),
                item.state() instanceof Agreement agreement ? agreement.terms().instrument() : null,
                actors(item),
                titles(item),
                clock.instant(),
                news.alert().followsUp(),
                item.events().stream()
                        .map(event -> event.event().subject())
                        .distinct()
                        .toList());
        if (alerts > 0) {
            progress.changed(cause.key(), news.subject());
        }
        return alerts > 0;
    }

    @Override
    public void called() {
        wake.up();
    }

    private static List<String> actors(Item item) {
        return item.state().actors().stream()
                .flatMap(actor -> actor.actor().stream())
                .map(String::valueOf)
                .toList();
    }

    private static String titles(Item item) {
        return item.title().byLanguage().values().stream().map(PlainText::of).collect(Collectors.joining("\n"));
    }
}
