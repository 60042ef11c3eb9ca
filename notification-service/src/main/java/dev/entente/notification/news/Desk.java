package dev.entente.notification.news;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;

import io.micrometer.core.instrument.MeterRegistry;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.report.Reports;
import dev.entente.notification.sql.Jdbc;

/** Archives events and finds the news in them, one event after the other, so that batches make no difference. */
@Singleton
class Desk {

    private static final Logger LOG = Logger.getLogger(Desk.class);

    private final Jdbc jdbc;
    private final Archive archive;
    private final MeterRegistry metrics;

    Desk(Jdbc jdbc, Archive archive, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.archive = archive;
        this.metrics = metrics;
    }

    List<News> read(List<RecordedEvent> events) {
        events.stream().filter(event -> isSameAs(event)).forEach(event -> archive.link(named(event)));
        var cliques = archive.cliques(
                events.stream().map(event -> event.event().subject()).distinct().toList());
        var known = known(cliques, events);
        var added = new ArrayList<RecordedEvent>();
        var news = new ArrayList<News>();
        for (var event : events) {
            var clique = cliques.get(event.event().subject());
            if (known.isNew(event)) {
                find(known.of(clique), event).ifPresent(found -> {
                    known.add(event);
                    added.add(event);
                    found.stream().filter(each -> known.isNew(each, clique)).forEach(news::add);
                });
            }
        }
        archive.add(added);
        return news;
    }

    private java.util.Optional<List<News>> find(List<RecordedEvent> known, RecordedEvent event) {
        try {
            return java.util.Optional.of(NewsFinder.find(known, event));
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "Passing over event %s at position %s: it cannot be folded with what is known of %s",
                    event.key(),
                    event.position(),
                    event.event().subject());
            metrics.counter("entente_events_passed_over", "reason", "unfoldable")
                    .increment();
            return java.util.Optional.empty();
        }
    }

    private Known known(Map<Subject, Set<Subject>> cliques, List<RecordedEvent> events) {
        var all = new TreeSet<Subject>();
        cliques.values().forEach(all::addAll);
        var known = new Known();
        archive.eventsOf(all).forEach(known::add);
        known.keys.addAll(archive.known(events));
        jdbc.query(
                "SELECT subject FROM news WHERE alert = ? AND subject = ANY (?)",
                row -> known.told.add(Subject.parse(row.getString(1))),
                AlertKind.NEW.code(),
                all);
        return known;
    }

    private static boolean isSameAs(RecordedEvent event) {
        return Reports.isReport(event.event())
                && !event.event().data().findValues("same").isEmpty();
    }

    /** All subjects that the report calls the same, also where it is a correction of such a report. */
    private static Set<Subject> named(RecordedEvent event) {
        var named = new TreeSet<>(Set.of(event.event().subject()));
        event.event().data().findValues("same").stream()
                .flatMap(JsonNode::valueStream)
                .filter(JsonNode::isTextual)
                .forEach(subject -> named.add(Subject.parse(subject.textValue())));
        return named;
    }

    /** What is known of the agreements of a batch. */
    private static final class Known {

        private final Map<Subject, List<RecordedEvent>> events = new TreeMap<>();
        private final Set<EventId> keys = new HashSet<>();
        private final Set<Subject> told = new HashSet<>();

        void add(RecordedEvent event) {
            keys.add(event.key());
            events.computeIfAbsent(event.event().subject(), subject -> new ArrayList<>())
                    .add(event);
        }

        boolean isNew(RecordedEvent event) {
            return !keys.contains(event.key());
        }

        List<RecordedEvent> of(Set<Subject> clique) {
            return clique.stream()
                    .flatMap(subject -> events.getOrDefault(subject, List.of()).stream())
                    .toList();
        }

        /** An agreement is new once, under whichever name. */
        boolean isNew(News news, Set<Subject> clique) {
            return news.alert() != AlertKind.NEW
                    || (clique.stream().noneMatch(told::contains) && told.add(news.subject()));
        }
    }
}
