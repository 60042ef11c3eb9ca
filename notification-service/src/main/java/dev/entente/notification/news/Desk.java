package dev.entente.notification.news;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.edtf.Edtf;
import dev.entente.ledger.Components;
import dev.entente.ledger.EventRows;
import dev.entente.notification.Settings;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.news.Announcements.Announcement;
import dev.entente.notification.news.News.Kind;
import dev.entente.notification.sql.Jdbc;

import static java.util.stream.Collectors.toSet;

/**
 * Finds the news in events, one event after the other, so that batches make no difference. Only of items of which
 * very much is known, all that a batch brings is looked at together. What the fold refuses fails the batch; who calls
 * finds the event to blame.
 */
@Singleton
class Desk {

    /** Up to so many events that are known of items that belong together, each one is looked at. */
    static final int ONE_BY_ONE = 100;

    private static final List<String> NEW =
            ToldKinds.names().stream().map(kind -> AlertKind.newOf(kind).code()).toList();

    private final Jdbc jdbc;
    private final TrustedSources trusted;

    Desk(Jdbc jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.trusted = new TrustedSources(settings.sameAs().trustedSources().orElse(List.of()));
    }

    /**
     * Reads events that were archived just now.
     *
     * @param fresh in the order in which they are to be read
     */
    List<News> read(Connection connection, List<RecordedEvent> fresh) throws SQLException {
        return known(connection, fresh).news(fresh);
    }

    /** What was known before the events. */
    private Known known(Connection connection, List<RecordedEvent> fresh) throws SQLException {
        var members = EventRows.component(
                connection,
                fresh.stream()
                        .map(event -> event.event().subject().toString())
                        .distinct()
                        .toList());
        var events = EventRows.ofSubjects(connection, members);
        var keys = new HashSet<>(fresh.stream().map(RecordedEvent::key).toList());
        var known = new Known(announced(members, events), trusted);
        for (var together : Components.of(events)) {
            known.put(together, event -> keys.contains(event.key()));
        }
        return known;
    }

    private Announcements announced(List<String> subjects, List<RecordedEvent> events) {
        var about = new HashMap<EventId, Subject>();
        events.forEach(event -> about.put(event.key(), event.event().subject()));
        return new Announcements(jdbc.query("""
                SELECT subject, source, event_id, countries, instrument, item ->> 'occurred' AS occurred FROM news
                WHERE alert = ANY (?) AND subject = ANY (?) AND revision = ''""", row -> announcement(row, about), NEW, subjects));
    }

    private static Announcement announcement(ResultSet row, Map<EventId, Subject> about) throws SQLException {
        var subject = Subject.parse(row.getString("subject"));
        return new Announcement(
                subject,
                about.getOrDefault(new EventId(row.getString("source"), row.getString("event_id")), subject),
                Set.copyOf(List.of((String[]) row.getArray("countries").getArray())),
                Optional.ofNullable(row.getString("instrument")),
                Optional.ofNullable(row.getString("occurred")).map(Edtf::parse));
    }

    /** What is known of the items of a batch. */
    static final class Known {

        /** For each item that of all that are linked with it. */
        private final Map<Subject, Course> courses = new TreeMap<>();

        private final Announcements announced;
        private final TrustedSources trusted;

        Known(Announcements announced, TrustedSources trusted) {
            this.announced = announced;
            this.trusted = trusted;
        }

        /** Takes in all events of items that belong together, without those that are to be read. */
        Course put(List<RecordedEvent> together, Predicate<RecordedEvent> fresh) {
            var course = new Course(together.stream().filter(fresh.negate()).toList(), trusted);
            together.forEach(event -> courses.put(event.event().subject(), course));
            return course;
        }

        List<News> news(List<RecordedEvent> fresh) {
            var places = new HashMap<EventId, Integer>();
            fresh.forEach(event -> places.put(event.key(), places.size()));
            var read = new HashSet<EventId>();
            var news = new ArrayList<News>();
            for (var event : fresh) {
                if (!read.contains(event.key())) {
                    var part = part(fresh.subList(places.get(event.key()), fresh.size()));
                    part.forEach(each -> read.add(each.key()));
                    news.addAll(look(part));
                }
            }
            news.sort(Comparator.<News, Integer>comparing(
                            each -> places.get(each.cause().key()))
                    .thenComparing(
                            each -> each.kind() == Kind.FOR_OTHERS)); // they hear nothing of what followed up before
            return news;
        }

        private Course course(RecordedEvent event) {
            return courses.get(event.event().subject());
        }

        /** What is looked at together, the first of these in any case. */
        private List<RecordedEvent> part(List<RecordedEvent> ahead) {
            var course = course(ahead.getFirst());
            return course.length() < ONE_BY_ONE
                    ? List.of(ahead.getFirst())
                    : ahead.stream().filter(event -> course(event) == course).toList();
        }

        /**
         * What was told as new is not new again: who was told hears that it is back, others hear of it where it was nothing
         * for them before. What is told for the first time needs no correction.
         */
        private List<News> look(List<RecordedEvent> part) {
            var course = course(part.getFirst());
            var found = NewsFinder.find(course, part);
            var first = subjects(found, each -> each.kind().isArrival() && isNew(each, course));
            var corrected = subjects(found, Known::isCorrection);
            var news = new ArrayList<News>();
            for (var each : found) {
                if (!each.kind().isArrival()) {
                    if (!isCorrection(each) || !first.contains(each.subject())) {
                        news.add(each);
                    }
                } else if (first.contains(each.subject())) {
                    news.add(each.as(Kind.FIRST));
                } else {
                    if (each.kind() == Kind.RETURN && !corrected.contains(each.subject())) {
                        news.add(NewsFinder.of(What.CORRECTED, each.cause(), each.item()));
                    }
                    news.add(each.as(Kind.FOR_OTHERS));
                }
            }
            news.addAll(FirstReports.find(course, part, announced));
            course.passed();
            return news;
        }

        private static boolean isCorrection(News news) {
            return news.alert().what() == What.CORRECTED;
        }

        private static Set<Subject> subjects(List<News> news, Predicate<News> which) {
            return news.stream().filter(which).map(News::subject).collect(toSet());
        }

        /** An item is new once, under whichever name. */
        private boolean isNew(News news, Course course) {
            var names = course.names(news.subject(), course.length(), View.OF_ALL);
            if (announced.areOf(names)) {
                return false;
            }
            announced.add(Announcement.of(news));
            return true;
        }
    }
}
