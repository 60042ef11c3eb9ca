package dev.entente.notification.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import dev.entente.events.EventId;
import dev.entente.events.Subject;
import dev.entente.events.fold.ItemDocument;
import dev.entente.events.json.Json;
import dev.entente.ledger.Place;
import dev.entente.notification.delivery.Progress.Cause;
import dev.entente.notification.news.Audience;
import dev.entente.notification.news.Differences;
import dev.entente.notification.news.News;
import dev.entente.notification.news.ToldKinds;
import dev.entente.notification.news.Traits;
import dev.entente.notification.sql.Jdbc;

/**
 * Writes news down, once, and a delivery for each subscription that asked for it; in one statement, so that there is
 * either both or nothing. For what is history, or was known from another log, nobody is looked for. What falls into a
 * pause is written down as cancelled, and can be sent later; what is for a digest waits for it.
 */
@Singleton
class AlertBook implements Audience {

    /** What is still due of items that are one now comes before what is told of the one. */
    private static final String IN_LINE = """
            UPDATE delivery d SET line = due.line
            FROM (
              SELECT d.id, r.subject AS line
              FROM unnest(?::text[], ?::text[]) r (subject, member)
              JOIN delivery d ON d.subject = r.member AND d.state = 'due' AND coalesce(d.line, d.subject) <> r.subject
              ORDER BY d.id FOR NO KEY UPDATE OF d) due
            WHERE d.id = due.id""";

    /**
     * Which of these, by their numbers, are not written down: also what was new by the same event before, and is read now as news
     * for others.
     */
    private static final String UNWRITTEN = """
            SELECT t.number FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
              WITH ORDINALITY AS t (subject, alert, revision, source, event_id, number)
            WHERE NOT EXISTS (
              SELECT FROM news n WHERE n.subject = t.subject AND n.alert = t.alert
                AND (n.revision = t.revision OR (n.source = t.source AND n.event_id = t.event_id)))
            ORDER BY t.number""";

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
    public boolean tell(List<News> news, Map<EventId, String> traces) {
        var began = System.nanoTime();
        jdbc.lookByKeys();
        var causes = new ArrayList<Cause>();
        var unwritten = unwritten(news);
        for (var from = 0; from < unwritten.size(); ) {
            var to = endOfRun(unwritten, from);
            causes.addAll(tellRun(unwritten.subList(from, to), traces));
            from = to;
        }
        lineUp(news);
        progress.changed(causes);
        var each = (System.nanoTime() - began) / Math.max(1, news.size());
        news.forEach(one -> told.record(each, TimeUnit.NANOSECONDS));
        return !causes.isEmpty();
    }

    /** What is read once more, as after a restore or for another kind, was told long ago; that it was is seen of all at once. */
    private List<News> unwritten(List<News> news) {
        return jdbc.query(
                UNWRITTEN,
                row -> news.get(row.getInt("number") - 1),
                DeliveryRows.each(news, News::subject),
                DeliveryRows.each(news, one -> one.alert().code()),
                DeliveryRows.each(news, News::revision),
                DeliveryRows.each(news, one -> one.cause().key().source()),
                DeliveryRows.each(news, one -> one.cause().key().id()));
    }

    /**
     * What follows up goes to those who were told, and what is told to others to those who were not, so each is told after what
     * comes before it; in runs, but for what is told to others.
     */
    private static int endOfRun(List<News> news, int from) {
        var to = from + 1;
        while (to < news.size()
                && news.get(from).kind() != News.Kind.FOR_OTHERS
                && TellStatements.of(news.get(to)).equals(TellStatements.of(news.get(from)))) {
            to++;
        }
        return to;
    }

    private List<Cause> tellRun(List<News> news, Map<EventId, String> traces) {
        return jdbc.query(
                TellStatements.of(news.getFirst()),
                row -> new Cause(
                        new EventId(row.getString("source"), row.getString("event_id")),
                        Subject.parse(row.getString("subject"))),
                clock.instant(),
                rows(news, traces));
    }

    static String rows(List<News> news, Map<EventId, String> traces) {
        var rows = Json.MAPPER.createArrayNode();
        news.forEach(one -> rows.add(row(one, rows.size(), traces)));
        return rows.toString();
    }

    private void lineUp(List<News> news) {
        var kept = new ArrayList<Subject>();
        var members = new ArrayList<String>();
        for (var one : news) {
            for (var member : subjects(one)) {
                if (!member.equals(one.subject().toString())) {
                    kept.add(one.subject());
                    members.add(member);
                }
            }
        }
        if (!members.isEmpty()) {
            jdbc.update(IN_LINE, kept, members);
        }
    }

    /** All names of what the news is about. */
    private static List<String> subjects(News news) {
        return news.item().names().stream().map(Subject::toString).toList();
    }

    private static ObjectNode row(News news, int number, Map<EventId, String> traces) {
        var cause = news.cause();
        var item = news.item();
        var place = Place.of(cause);
        var traits = Traits.of(ToldKinds.named(news.alert().item()).orElseThrow(), item);
        var row = Json.MAPPER
                .createObjectNode()
                .put("place", number)
                .put("subject", news.subject().toString())
                .put("alert", news.alert().code())
                .put("revision", news.revision())
                .put("source", cause.key().source())
                .put("event_id", cause.key().id())
                .put("partition", place.partition())
                .put("log_offset", place.offset())
                .put("recorded", cause.recorded().toString())
                .put("reason", news.reason().orElse(null))
                .put("words", traits.words())
                .put("trace", traces.get(cause.key()));
        var document = ItemDocument.of(item, item.countries());
        row.set("item", document);
        Differences.of(news, document).ifPresent(former -> row.set("former", former));
        put(row, "countries", traits.countries());
        put(row, "sectors", traits.sectors());
        put(row, "parties", traits.parties());
        put(row, "subjects", subjects(news));
        return row.put("instrument", traits.instrument().orElse(null));
    }

    @Override
    public void called() {
        wake.up();
    }

    private static void put(ObjectNode row, String column, Collection<String> values) {
        var array = row.putArray(column);
        values.forEach(array::add);
    }
}
