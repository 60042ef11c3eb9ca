package dev.entente.notification.news;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.agreement.AgreementStatus;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Item;
import dev.entente.events.fold.Outcome;
import dev.entente.events.report.Report;
import dev.entente.events.report.Report.Corrected;
import dev.entente.events.report.Report.Retracted;
import dev.entente.events.report.Report.SameAs;
import dev.entente.events.report.Reports;

/** Compares what is known of an agreement before and after an event. */
final class NewsFinder {

    private final List<RecordedEvent> together;
    private final RecordedEvent event;
    private final Optional<Report> report;
    private final Optional<Outcome> before;
    private final Optional<Outcome> after;

    private NewsFinder(Collection<RecordedEvent> known, RecordedEvent event) {
        this.event = event;
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
     * @param known all events of the agreement, and of those that are or were said to be the same, that were recorded
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
        now.filter(item -> isConcluded(item)
                        && !item(before).map(NewsFinder::isConcluded).orElse(false))
                .ifPresent(item -> news.add(of(AlertKind.NEW, item)));
        now.filter(item -> statusChanged(item)).ifPresent(item -> news.add(of(AlertKind.STATUS_CHANGED, item)));
        now.filter(item -> corrects()).ifPresent(item -> news.add(of(AlertKind.CORRECTED, item)));
        item(before)
                .filter(item -> takesBack(item))
                .ifPresent(item -> news.add(of(AlertKind.RETRACTED, now.orElse(item))));
        return news;
    }

    private News of(AlertKind alert, Item agreement) {
        return new News(alert, event, agreement, alert.followsUp() ? reason() : Optional.empty());
    }

    private boolean statusChanged(Item now) {
        return !(report.orElse(null) instanceof SameAs)
                && item(before)
                        .filter(item -> !item.status().equals(now.status()))
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

    /** Whether the agreement was founded on the fact, which now counts no more. */
    private boolean lost(Item was, EventId fact) {
        var founding = was.kind()
                .founding()
                .choose(was.facts().stream().map(each -> each.type().name()).toList());
        return was.facts().get(founding).key().equals(fact)
                && item(after).stream()
                        .flatMap(item -> item.facts().stream())
                        .noneMatch(each -> each.key().equals(fact));
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

    private static boolean isConcluded(Item item) {
        return item.state().progress().status() instanceof AgreementStatus status && status.isConcluded();
    }
}
