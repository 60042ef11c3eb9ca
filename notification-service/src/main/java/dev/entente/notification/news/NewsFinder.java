package dev.entente.notification.news;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Happening;
import dev.entente.events.fold.Item;
import dev.entente.events.fold.Outcome;
import dev.entente.events.report.Report;
import dev.entente.events.report.Report.Corrected;
import dev.entente.events.report.Report.Retracted;
import dev.entente.events.report.Report.SameAs;
import dev.entente.events.report.Reports;
import dev.entente.notification.news.AlertKind.What;

/** Compares what is known of an item before and after an event. */
final class NewsFinder {

    private final List<RecordedEvent> together;
    private final RecordedEvent event;
    private final Told told;
    private final Optional<Report> report;
    private final Optional<Outcome> before;
    private final Optional<Outcome> after;

    private NewsFinder(Collection<RecordedEvent> known, RecordedEvent event) {
        this.event = event;
        this.told = ToldKinds.named(event.event().subject().aggregate()).orElseThrow();
        this.together = new ArrayList<>(known);
        this.report = Reports.isReport(event.event()) ? Optional.of(Reports.read(event.event())) : Optional.empty();
        var subject = report.orElse(null) instanceof SameAs same
                ? same.keep()
                : event.event().subject();
        this.before = shown(Fold.of(together), subject);
        together.add(event);
        this.after = shown(Fold.of(together), subject);
    }

    /**
     * What the event brings.
     *
     * @param known all events of the item, and of those that are or were said to be the same, that were recorded
     *     before; not the event itself
     */
    static List<News> find(Collection<RecordedEvent> known, RecordedEvent event) {
        return new NewsFinder(known, event).news();
    }

    /** What is shown of the subject, under its own or another name. */
    private static Optional<Outcome> shown(Map<Subject, Outcome> outcomes, Subject subject) {
        return Optional.ofNullable(outcomes.get(subject))
                .map(outcome -> outcome instanceof Outcome.MergedInto merged ? outcomes.get(merged.kept()) : outcome);
    }

    private List<News> news() {
        var news = new ArrayList<News>();
        var now = item(after);
        now.filter(item -> told.isWorthTelling(item)
                        && !item(before).map(told::isWorthTelling).orElse(false))
                .ifPresent(item -> news.add(of(What.NEW, item)));
        now.filter(item -> statusChanged(item)).ifPresent(item -> news.add(of(What.STATUS_CHANGED, item)));
        now.filter(item -> corrects()).ifPresent(item -> news.add(of(What.CORRECTED, item)));
        item(before)
                .filter(item -> takesBack(item))
                .ifPresent(item -> news.add(
                        of(What.RETRACTED, now.filter(Told::isDescribed).orElse(item))));
        return news;
    }

    private News of(What what, Item item) {
        var alert = new AlertKind(told.name(), what);
        return new News(alert, event, item, alert.followsUp() ? reason() : Optional.empty());
    }

    private boolean statusChanged(Item now) {
        return !(report.orElse(null) instanceof SameAs)
                && item(before)
                        .filter(item -> !told.stage(item).equals(told.stage(now)))
                        .isPresent();
    }

    private boolean corrects() {
        return report.orElse(null) instanceof Corrected
                && Fold.verdicts(together).values().stream()
                        .anyMatch(verdict -> verdict.standing()
                                && verdict.struckBy()
                                        .filter(event.key()::equals)
                                        .isPresent());
    }

    private boolean takesBack(Item was) {
        return report.orElse(null) instanceof Retracted retracted
                && (item(after).isEmpty() || lost(was, retracted.retracts()));
    }

    /** Whether the item was founded on the fact, which now counts no more. */
    private boolean lost(Item was, EventId fact) {
        return founding(was).key().equals(fact)
                && item(after).stream()
                        .flatMap(item -> item.facts().stream())
                        .noneMatch(each -> each.key().equals(fact));
    }

    /** The fact that dates the item, of those with which its kind can begin, if there are any. */
    private static Happening founding(Item item) {
        var founding =
                item.facts().stream().filter(each -> each.type().founding()).toList();
        var facts = founding.isEmpty() ? item.facts() : founding;
        return facts.get(item.kind()
                .founding()
                .choose(facts.stream().map(each -> each.type().name()).toList()));
    }

    private Optional<String> reason() {
        return switch (report.orElse(null)) {
            case Corrected corrected -> corrected.reason();
            case Retracted retracted -> retracted.reason();
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Item> item(Optional<Outcome> outcome) {
        return outcome.filter(Outcome.Standing.class::isInstance).map(standing -> ((Outcome.Standing) standing).item());
    }
}
