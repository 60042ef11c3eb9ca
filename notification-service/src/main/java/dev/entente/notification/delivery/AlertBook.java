package dev.entente.notification.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

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
                reason, countries, sectors, instrument, parties, words, trace)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?, ?, ?)
              ON CONFLICT DO NOTHING
              RETURNING *, news_keys(alert, countries, sectors, instrument) AS keys),
            now AS (SELECT ?::timestamptz AS at, ?::boolean AS follows_up, ?::text[] AS subjects),
            asked AS (
              SELECT s.id FROM n
              JOIN subscription s ON s.keys && n.keys
              WHERE n.alert = ANY (s.alerts) AND""" + " " + Matching.PASSES + """
              UNION
              SELECT d.subscription_id FROM n, now
              JOIN delivery d ON d.subject = ANY (now.subjects) AND d.alert = 'agreement.new' AND d.state <> 'cancelled'
              JOIN subscription s ON s.id = d.subscription_id AND s.follow_ups
              WHERE now.follows_up)
            INSERT INTO delivery (id, subscription_id, news_id, subject, alert, language, receiver, state,
              next_attempt_at, created_at)
            SELECT gen_random_uuid(), s.id, n.id, n.subject, n.alert, s.language, s.receiver,
              CASE s.state WHEN 'active' THEN 'due' ELSE 'cancelled' END,
              CASE WHEN s.digest_every IS NULL THEN now.at ELSE 'infinity' END, now.at
            FROM n
            CROSS JOIN now
            JOIN history h ON h.log_partition = n.partition AND h.ends <= n.log_offset
            CROSS JOIN asked
            JOIN subscription s ON s.id = asked.id AND s.state IN ('active', 'paused', 'disabled')
              AND coalesce((s.active_after ->> n.partition::text)::bigint, -1) < n.log_offset""";

    private final Jdbc jdbc;
    private final Progress progress;
    private final Wake wake;
    private final Timer told;
    private final Clock clock;

    AlertBook(Jdbc jdbc, Progress progress, Wake wake, MeterRegistry metrics, Clock clock) {
        this.jdbc = jdbc;
        this.progress = progress;
        this.wake = wake;
        this.told = metrics.timer("entente.alerts.told");
        this.clock = clock;
    }

    @Override
    public boolean tell(News news, Optional<String> trace) {
        var cause = news.cause();
        var item = news.agreement();
        var place = Place.of(cause);
        var began = System.nanoTime();
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
                trace,
                clock.instant(),
                news.alert().followsUp(),
                item.events().stream()
                        .map(event -> event.event().subject())
                        .distinct()
                        .toList());
        told.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
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
