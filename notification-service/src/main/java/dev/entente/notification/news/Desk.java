package dev.entente.notification.news;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Outcome;
import dev.entente.ledger.Components;
import dev.entente.ledger.EventRows;
import dev.entente.notification.sql.Jdbc;

/**
 * Finds the news in events, one event after the other, so that batches make no difference. What the fold refuses fails
 * the batch; who calls finds the event to blame.
 */
@Singleton
class Desk {

    private static final List<String> NEW =
            ToldKinds.names().stream().map(kind -> AlertKind.newOf(kind).code()).toList();

    private final Jdbc jdbc;

    Desk(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads events that were archived just now.
     *
     * @param fresh in the order in which they are to be read
     */
    List<News> read(Connection connection, List<RecordedEvent> fresh) throws SQLException {
        var known = known(connection, fresh);
        var news = new ArrayList<News>();
        for (var event : fresh) {
            var found = NewsFinder.find(List.copyOf(known.with(event)), event);
            known.with(event).add(event);
            found.stream()
                    .filter(each -> each.alert().what() != AlertKind.What.NEW
                            || known.isNew(each, oneWith(each.subject(), known.with(event))))
                    .forEach(news::add);
        }
        return news;
    }

    /** The item under all names that are the same now; what was once called the same and is not any more is not. */
    private static Set<Subject> oneWith(Subject shown, List<RecordedEvent> events) {
        var names = new TreeSet<>(Set.of(shown));
        Fold.of(events).forEach((subject, outcome) -> {
            if (outcome instanceof Outcome.MergedInto merged && merged.kept().equals(shown)) {
                names.add(subject);
            }
        });
        return names;
    }

    /** What was known before the events. */
    private Known known(Connection connection, List<RecordedEvent> fresh) throws SQLException {
        var members = EventRows.component(
                connection,
                fresh.stream()
                        .map(event -> event.event().subject().toString())
                        .distinct()
                        .toList());
        var known = new Known();
        var keys = new HashSet<>(fresh.stream().map(RecordedEvent::key).toList());
        for (var together : Components.of(EventRows.ofSubjects(connection, members))) {
            var before = new ArrayList<>(together);
            before.removeIf(event -> keys.contains(event.key()));
            together.forEach(event -> known.together.put(event.event().subject(), before));
        }
        jdbc.query(
                "SELECT subject FROM news WHERE alert = ANY (?) AND subject = ANY (?)",
                row -> known.told.add(Subject.parse(row.getString(1))),
                NEW,
                members);
        return known;
    }

    /** What is known of the items of a batch. */
    private static final class Known {

        /** For each item the events of all that are linked with it, itself among them. */
        private final Map<Subject, List<RecordedEvent>> together = new TreeMap<>();

        private final Set<Subject> told = new HashSet<>();

        List<RecordedEvent> with(RecordedEvent event) {
            return together.get(event.event().subject());
        }

        /** An item is new once, under whichever name. */
        boolean isNew(News news, Set<Subject> names) {
            return names.stream().noneMatch(told::contains) && told.add(news.subject());
        }
    }
}
