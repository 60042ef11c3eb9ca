package dev.entente.notification.delivery;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.entente.events.EventId;
import dev.entente.events.Subject;
import dev.entente.notification.sql.Jdbc;

/**
 * How the alerts of each event stand. A change is marked in its own transaction and takes a new revision with it; what
 * was read under a revision that is still the last one is all there is to say.
 */
@Singleton
class Progress {

    /**
     * Counts of an event's alerts.
     *
     * @param due all that it caused, except those that were cancelled
     * @param failed given up
     * @param revision grows with each change
     */
    record Counts(String source, String id, String subject, long due, long delivered, long failed, long revision) {}

    private final Jdbc jdbc;

    Progress(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** What an event is about. */
    record Cause(EventId event, Subject subject) {}

    /** Marks events, in one statement and in their order. */
    void changed(Collection<Cause> causes) {
        if (causes.isEmpty()) {
            return;
        }
        var all = List.copyOf(causes);
        jdbc.update(
                """
                INSERT INTO alert_progress (source, event_id, subject, dirty)
                SELECT DISTINCT ON (source, event_id) source, event_id, subject, true
                FROM unnest(?::text[], ?::text[], ?::text[]) c (source, event_id, subject)
                ORDER BY source, event_id
                ON CONFLICT (source, event_id) DO UPDATE SET dirty = true, revision = alert_progress.revision + 1""",
                DeliveryRows.each(all, cause -> cause.event().source()),
                DeliveryRows.each(all, cause -> cause.event().id()),
                DeliveryRows.each(all, Cause::subject));
    }

    /** Marks the events that caused the deliveries. */
    void finished(Collection<UUID> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        jdbc.update("""
                INSERT INTO alert_progress (source, event_id, subject, dirty)
                SELECT DISTINCT ON (n.source, n.event_id) n.source, n.event_id, n.subject, true
                FROM delivery d JOIN news n ON n.id = d.news_id
                WHERE d.id = ANY (?::uuid[]) ORDER BY n.source, n.event_id, n.id
                ON CONFLICT (source, event_id) DO UPDATE SET dirty = true, revision = alert_progress.revision + 1""", deliveries);
    }

    /** Counts that have changed since they were published. */
    List<Counts> changed(int limit) {
        return jdbc.query(
                """
                SELECT p.*,
                  p.past_delivered + p.past_failed + count(d.id) FILTER (WHERE d.state <> 'cancelled') AS due,
                  p.past_delivered + count(d.id) FILTER (WHERE d.state = 'delivered') AS delivered,
                  p.past_failed + count(d.id) FILTER (WHERE d.state = 'failed') AS failed
                FROM (SELECT * FROM alert_progress WHERE dirty ORDER BY source, event_id LIMIT ?) p
                LEFT JOIN news n ON n.source = p.source AND n.event_id = p.event_id
                LEFT JOIN delivery d ON d.news_id = n.id
                GROUP BY p.source, p.event_id, p.subject, p.revision, p.dirty, p.past_delivered, p.past_failed
                ORDER BY p.source, p.event_id""",
                row -> new Counts(
                        row.getString("source"),
                        row.getString("event_id"),
                        row.getString("subject"),
                        row.getLong("due"),
                        row.getLong("delivered"),
                        row.getLong("failed"),
                        row.getLong("revision")),
                limit);
    }

    /** Remembers that these were published; what has changed since stays marked. */
    void published(Collection<Counts> counts) {
        jdbc.batch(
                "UPDATE alert_progress SET dirty = false WHERE source = ? AND event_id = ? AND revision = ?",
                counts.stream()
                        .map(each -> new Object[] {each.source(), each.id(), each.revision()})
                        .toList());
    }
}
