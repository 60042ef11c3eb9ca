package dev.entente.notification.news;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Outcome;
import dev.entente.events.report.Reports;
import dev.entente.notification.sql.Jdbc;

/**
 * Archives events and finds the news in them, one event after the other, so that batches make no difference. What the
 * fold refuses fails the batch; who calls finds the event to blame.
 */
@Singleton
class Desk {

    private final Jdbc jdbc;
    private final Archive archive;

    Desk(Jdbc jdbc, Archive archive) {
        this.jdbc = jdbc;
        this.archive = archive;
    }

    List<News> read(List<RecordedEvent> events) {
        events.stream()
                .map(event -> Reports.linked(event.event()))
                .filter(linked -> !linked.isEmpty())
                .forEach(archive::link);
        var cliques = archive.cliques(
                events.stream().map(event -> event.event().subject()).distinct().toList());
        var known = known(cliques, events);
        var added = new ArrayList<RecordedEvent>();
        var news = new ArrayList<News>();
        for (var event : events) {
            var clique = cliques.get(event.event().subject());
            if (known.isNew(event)) {
                var found = NewsFinder.find(known.of(clique), event);
                known.add(event);
                added.add(event);
                found.stream()
                        .filter(each -> known.isNew(each, oneWith(each.subject(), known.of(clique))))
                        .forEach(news::add);
            }
        }
        archive.add(added);
        return news;
    }

    /** The agreement under all names that are the same now; what was once called the same and is not any more is not. */
    private static Set<Subject> oneWith(Subject shown, List<RecordedEvent> events) {
        var names = new TreeSet<>(Set.of(shown));
        Fold.of(events).forEach((subject, outcome) -> {
            if (outcome instanceof Outcome.MergedInto merged && merged.kept().equals(shown)) {
                names.add(subject);
            }
        });
        return names;
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
        boolean isNew(News news, Set<Subject> names) {
            return news.alert() != AlertKind.NEW
                    || (names.stream().noneMatch(told::contains) && told.add(news.subject()));
        }
    }
}
