package dev.entente.notification.news;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Happening;
import dev.entente.events.fold.Item;
import dev.entente.events.fold.Verdict;
import dev.entente.events.report.Report;
import dev.entente.events.report.Report.Corrected;
import dev.entente.events.report.Report.Retracted;
import dev.entente.events.report.Report.SameAs;
import dev.entente.events.report.Reports;
import dev.entente.notification.news.AlertKind.What;

import static java.util.stream.Collectors.toCollection;

/**
 * Compares what is known of items before and after some events. Of events that are looked at together, news of each
 * kind is told once for an item, as of the last of them; its cause is the event that brought it.
 */
final class NewsFinder {

    private final Course course;
    private final List<RecordedEvent> events;
    private final int known;

    private NewsFinder(Course course, List<RecordedEvent> events) {
        this.course = course;
        this.events = events;
        this.known = course.length();
        course.add(events);
    }

    /**
     * What the events bring.
     *
     * @param course what was recorded of their items, and of those that are or were said to be the same, before;
     *     afterwards the events are part of it
     */
    static List<News> find(Course course, List<RecordedEvent> events) {
        return new NewsFinder(course, events).news();
    }

    private List<News> news() {
        var news = new LinkedHashMap<List<Object>, News>();
        events.stream()
                .map(NewsFinder::subject)
                .distinct()
                .flatMap(subject -> of(subject).stream())
                .forEach(each -> news.put(List.of(each.alert(), each.subject()), each));
        return news.values().stream()
                .sorted(Comparator.comparingInt(each -> events.indexOf(each.cause())))
                .toList();
    }

    /** The item that an event changes. */
    private static Subject subject(RecordedEvent event) {
        return report(event).orElse(null) instanceof SameAs same
                ? same.keep()
                : event.event().subject();
    }

    private static Optional<Report> report(RecordedEvent event) {
        return Reports.isReport(event.event()) ? Optional.of(Reports.read(event.event())) : Optional.empty();
    }

    /** Nothing of kinds that are not told: a report on a visit can say that two meetings are one. */
    private List<News> of(Subject subject) {
        var told = ToldKinds.named(subject.aggregate());
        return told.isEmpty() ? List.of() : of(told.get(), subject);
    }

    private List<News> of(Told told, Subject subject) {
        var news = new ArrayList<News>();
        var before = item(subject, 0);
        var now = item(subject, events.size());
        var known = before.filter(told::isWorthTelling).isPresent();
        if (!known) {
            now.filter(told::isWorthTelling)
                    .map(item -> of(What.NEW, first(subject, told::isWorthTelling), item))
                    .map(each -> isGone(before) && !isSameAs(each.cause()) ? each.as(News.Kind.RETURN) : each)
                    .ifPresent(news::add);
        }
        now.filter(told::isEnough)
                .filter(item -> before.filter(was -> !told.stage(was).equals(told.stage(item)))
                        .isPresent())
                .map(item -> of(
                        What.STATUS_CHANGED,
                        first(subject, each -> told.stage(each).equals(told.stage(item))),
                        item))
                .filter(each -> !isSameAs(each.cause()))
                .map(each -> each.after(before))
                .ifPresent(news::add);
        now.flatMap(item ->
                        correction(subject).or(() -> undoing(subject)).map(report -> of(What.CORRECTED, report, item)))
                .map(each -> each.after(before.filter(Told::isDescribed)))
                .ifPresent(news::add);
        before.flatMap(was -> retraction(subject, was, now).map(report -> retracted(report, was, now)))
                .ifPresent(news::add);
        if (known) {
            var traits = Traits.of(told, before.orElseThrow());
            now.filter(told::isWorthTelling)
                    .filter(item -> Traits.of(told, item).isBeyond(traits))
                    .map(item -> of(
                            What.NEW,
                            first(subject, each -> Traits.of(told, each).isBeyond(traits)),
                            item))
                    .filter(each -> !isSameAs(each.cause())) // each of them was told to whom it concerned
                    .map(each -> each.as(News.Kind.FOR_OTHERS))
                    .ifPresent(news::add);
        }
        return news;
    }

    private static News retracted(RecordedEvent report, Item was, Optional<Item> now) {
        return now.filter(Told::isDescribed)
                .map(left -> of(What.RETRACTED, report, left).after(Optional.of(was)))
                .orElseGet(() -> of(What.RETRACTED, report, was));
    }

    private static boolean isGone(Optional<Item> item) {
        return item.filter(Told::isDescribed).isEmpty();
    }

    private static boolean isSameAs(RecordedEvent event) {
        return report(event).orElse(null) instanceof SameAs;
    }

    /** News, where it follows up with the reason that the report gives. */
    static News of(What what, RecordedEvent cause, Item item) {
        var alert = new AlertKind(item.kind().name(), what);
        var reason = alert.followsUp() ? report(cause).flatMap(NewsFinder::reason) : Optional.<String>empty();
        var kind = what == What.NEW ? News.Kind.FIRST : News.Kind.CHANGE;
        return new News(kind, alert, cause, item, Optional.empty(), reason);
    }

    /** The event after which it was so, and not before; looked for by halves. */
    private RecordedEvent first(Subject subject, Predicate<Item> so) {
        var not = 0;
        var is = events.size();
        while (is - not > 1) {
            var middle = (not + is) / 2;
            if (item(subject, middle).filter(so).isPresent()) {
                is = middle;
            } else {
                not = middle;
            }
        }
        return events.get(not);
    }

    /** The last correction that acts. */
    private Optional<RecordedEvent> correction(Subject subject) {
        var reports = reports(subject, Corrected.class);
        if (reports.isEmpty()) {
            return Optional.empty();
        }
        var acting = acting(known + events.size(), Verdict::standing);
        return reports.stream().filter(report -> acting.contains(report.key())).reduce((one, next) -> next);
    }

    /** The last retraction by which a correction or a retraction that acted acts no more: what it had struck stands again. */
    private Optional<RecordedEvent> undoing(Subject subject) {
        var reports = reports(subject, Retracted.class);
        if (reports.isEmpty()) {
            return Optional.empty();
        }
        var undone = acting(known, verdict -> true);
        undone.removeAll(acting(known + events.size(), verdict -> true));
        return reports.stream()
                .filter(report ->
                        undone.contains(report(report).flatMap(Report::aim).orElseThrow()))
                .reduce((one, next) -> next);
    }

    /** The reports that, by the first so many events, corrected or retracted one of them, of which that is true. */
    private Set<EventId> acting(int length, Predicate<Verdict> which) {
        return course.verdicts(length).values().stream()
                .filter(which)
                .flatMap(verdict -> verdict.struckBy().stream())
                .collect(toCollection(HashSet::new));
    }

    /** The last retraction that takes back the item, or the fact on which it was founded. */
    private Optional<RecordedEvent> retraction(Subject subject, Item was, Optional<Item> now) {
        return reports(subject, Retracted.class).stream()
                .filter(report -> now.isEmpty()
                        || lost(was, now.get(), ((Retracted) report(report).orElseThrow()).retracts()))
                .reduce((one, next) -> next);
    }

    private List<RecordedEvent> reports(Subject subject, Class<? extends Report> kind) {
        return events.stream()
                .filter(event -> event.event().subject().equals(subject))
                .filter(event -> report(event).filter(kind::isInstance).isPresent())
                .toList();
    }

    /** Whether the item was founded on the fact, which now counts no more. */
    private static boolean lost(Item was, Item now, EventId fact) {
        return founding(was).key().equals(fact)
                && now.facts().stream().noneMatch(each -> each.key().equals(fact));
    }

    /** The fact that dates the item, of those with which its kind can begin, if there are any. */
    private static Happening founding(Item item) {
        var founding =
                item.facts().stream().filter(each -> each.type().founding()).toList();
        var facts = founding.isEmpty() ? item.facts() : founding;
        return facts.get(item.kind()
                .founding()
                .choose(facts.stream().map(Happening::candidate).toList()));
    }

    private static Optional<String> reason(Report report) {
        return switch (report) {
            case Corrected corrected -> corrected.reason();
            case Retracted retracted -> retracted.reason();
            case SameAs same -> Optional.empty();
        };
    }

    /** What is shown of the subject after so many of the events. */
    private Optional<Item> item(Subject subject, int after) {
        return course.item(subject, known + after, View.OF_ALL);
    }
}
