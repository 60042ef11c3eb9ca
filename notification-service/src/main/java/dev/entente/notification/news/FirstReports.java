package dev.entente.notification.news;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Item;
import dev.entente.events.report.Reports;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.news.Announcements.Announcement;

/**
 * Finds what is new under its own name although others say that it is something else, which was announced: a link silences
 * nobody else's report. Each source is heard by its own links, and by those of sources that are trusted.
 */
final class FirstReports {

    /** Each view costs a fold, so of events that are looked at together only so many sources are looked at by their own links. */
    private static final int MOST_SPEAKERS = 8;

    /** An item as a source sees it that reports on it. */
    private record Sight(View view, Subject subject, Told told) {}

    private final Course course;
    private final List<RecordedEvent> events;
    private final Announcements announced;
    private final Set<String> speakers = new HashSet<>();
    private final int known;

    private FirstReports(Course course, List<RecordedEvent> events, Announcements announced) {
        this.course = course;
        this.events = events;
        this.announced = announced;
        this.known = course.length() - events.size();
    }

    /**
     * What is new by these events and was not announced; it is now.
     *
     * @param course of which the events are the last part
     */
    static List<News> find(Course course, List<RecordedEvent> events, Announcements announced) {
        return new FirstReports(course, events, announced).news();
    }

    private List<News> news() {
        var news = new ArrayList<News>();
        sights().forEach((sight, last) -> news(sight, last).ifPresent(each -> {
            announced.add(Announcement.of(each));
            news.add(each);
        }));
        return news;
    }

    /** With the last event of each. */
    private Map<Sight, RecordedEvent> sights() {
        var sights = new LinkedHashMap<Sight, RecordedEvent>();
        for (var event : events) {
            var subject = event.event().subject();
            if (!Reports.isSameAs(event.event().type())
                    && course.isLinkedByOthers(event.key().source())
                    && !announced.areOf(Set.of(subject))) {
                ToldKinds.named(subject.aggregate())
                        .ifPresent(told -> sights.put(new Sight(view(event.key().source()), subject, told), event));
            }
        }
        return sights;
    }

    private View view(String source) {
        if (!course.isLinkedBy(source) || (speakers.size() == MOST_SPEAKERS && !speakers.contains(source))) {
            return View.WITHOUT_LINKS;
        }
        speakers.add(source);
        return View.by(source);
    }

    private Optional<News> news(Sight sight, RecordedEvent last) {
        return course.item(sight.subject(), course.length(), sight.view())
                .filter(sight.told()::isWorthTelling)
                .filter(item -> !isAnnounced(item, sight))
                .filter(item -> !wasWorthTelling(sight) || isNotWhatWasAnnounced(sight))
                .map(item -> NewsFinder.of(What.NEW, last, item));
    }

    private boolean isAnnounced(Item item, Sight sight) {
        var names = course.names(item.subject(), course.length(), sight.view());
        return announced.areOf(names)
                || announced.tellBecauseOf(names, item, sight.told().instrument(item));
    }

    private boolean wasWorthTelling(Sight sight) {
        return course.item(sight.subject(), known, sight.view())
                .filter(sight.told()::isWorthTelling)
                .isPresent();
    }

    /**
     * Those who had reported it said that it is something else, and so it was not announced. Others now say by themselves that it
     * is worth telling, and something else than what was.
     */
    private boolean isNotWhatWasAnnounced(Sight sight) {
        return course.item(sight.subject(), course.length(), sight.view().withoutLinkers())
                .filter(sight.told()::isWorthTelling)
                .filter(item -> !announced.tellUnder(
                        allNames(sight.subject()), item, sight.told().instrument(item)))
                .isPresent();
    }

    private Set<Subject> allNames(Subject subject) {
        return course.item(subject, course.length(), View.OF_ALL)
                .map(item -> course.names(item.subject(), course.length(), View.OF_ALL))
                .orElse(Set.of());
    }
}
