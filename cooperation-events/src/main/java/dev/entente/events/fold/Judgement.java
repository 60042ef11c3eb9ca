package dev.entente.events.fold;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import dev.entente.events.EventId;
import dev.entente.events.Odd;
import dev.entente.events.Oddity;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.report.Report;
import dev.entente.events.report.Report.Corrected;
import dev.entente.events.report.Report.Retracted;
import dev.entente.events.report.Reports;
import dev.entente.events.schema.Schemas;

/**
 * What corrections and retractions make of a set of events. A report acts on an event of its own subject; which one came
 * first does not matter. A retraction that is itself retracted counts no more; of retractions that act on each other in a
 * circle the earliest counts, and corrections in a circle have no effect. Of several reports on one event the latest counts
 * (time, then source and id).
 *
 * <p>Who may correct whom was decided where the report was accepted.
 */
final class Judgement {

    static final Comparator<RecordedEvent> LATEST_LAST = Comparator.comparing(
                    (RecordedEvent report) -> report.event().time().orElse(Instant.MIN))
            .thenComparing(RecordedEvent::key);

    /** Who gives no time is behind all who do. */
    static final Comparator<RecordedEvent> EARLIEST_FIRST = Comparator.comparing(
                    (RecordedEvent event) -> event.event().time().orElse(Instant.MAX))
            .thenComparing(RecordedEvent::key);

    private final Map<EventId, RecordedEvent> events = new TreeMap<>();
    private final Map<EventId, EventId> retractionAims = new TreeMap<>();
    private final Map<EventId, EventId> correctionAims = new TreeMap<>();
    private final SortedMap<EventId, Odd> odd = new TreeMap<>();
    private final Retractions retractions;
    private final Corrections corrections;
    private final Map<EventId, RecordedEvent> struckBy = new HashMap<>();

    Judgement(Schemas schemas, Collection<RecordedEvent> all) {
        all.forEach(event -> events.put(event.key(), event));
        events.values().stream()
                .filter(event -> Reports.isReport(event.event()))
                .forEach(this::place);
        retractions = new Retractions(events, retractionAims);
        corrections = new Corrections(schemas, events, actingCorrections());
        odd.putAll(corrections.misfits());
        odd.keySet().removeIf(retractions::isOut);
        strike();
    }

    private Map<EventId, EventId> actingCorrections() {
        var acting = new TreeMap<>(correctionAims);
        acting.entrySet().removeIf(aim -> !retractions.isIn(aim.getKey()) || retractions.isOut(aim.getValue()));
        return acting;
    }

    Verdict of(RecordedEvent event) {
        var word = word(event);
        return word.standing() && Reports.isReport(event.event()) ? word.passedOver(passedOver(event.key())) : word;
    }

    private Verdict word(RecordedEvent event) {
        var wording = corrections.wordingOf(event);
        if (retractions.isOut(event.key())) {
            var by = retractionOf(event);
            return Verdict.retracted(wording, by.key(), reasonOf(by));
        }
        return corrections
                .of(event.key())
                .map(by -> Verdict.corrected(wording, by.key(), reasonOf(by)))
                .orElseGet(() -> Verdict.stands(wording));
    }

    private Optional<PassedOver> passedOver(EventId report) {
        if (odd.containsKey(report)) {
            return Optional.of(PassedOver.because(odd.get(report)));
        }
        return retractionAims.containsKey(report)
                ? retractionPassedOver(retractionAims.get(report))
                : Optional.ofNullable(correctionAims.get(report))
                        .flatMap(target -> correctionPassedOver(report, target));
    }

    private Optional<PassedOver> retractionPassedOver(EventId target) {
        return retractions.isOut(target)
                ? Optional.empty()
                : Optional.of(PassedOver.by(target, Oddity.RETRACTION_CIRCLE));
    }

    private Optional<PassedOver> correctionPassedOver(EventId report, EventId target) {
        if (retractions.isOut(target)) {
            return Optional.of(PassedOver.by(struckBy.get(target).key(), Oddity.TAKEN_BACK));
        }
        return corrections
                .of(target)
                .map(counts -> counts.key().equals(report)
                        ? Optional.<PassedOver>empty()
                        : Optional.of(PassedOver.by(counts.key(), Oddity.LATER_CORRECTION)))
                .orElseGet(() -> Optional.of(PassedOver.because(Oddity.CORRECTION_CIRCLE.ofReport())));
    }

    /** Reports that name an event which is not here, or whose correction does not fit; in the order of their keys. */
    List<Anomaly> anomalies() {
        return odd.entrySet().stream()
                .map(report -> Anomaly.of(events.get(report.getKey()), report.getValue()))
                .toList();
    }

    private void place(RecordedEvent event) {
        switch (Reports.read(event.event())) {
            case Retracted retracted -> aim(event, retracted.retracts(), retractionAims);
            case Corrected corrected -> aim(event, corrected.corrects(), correctionAims);
            case Report.SameAs same -> {
                // acts on aggregates, not on events
            }
        }
    }

    private void aim(RecordedEvent report, EventId at, Map<EventId, EventId> aims) {
        var own = report.event().subject();
        var target = events.get(at);
        if (target != null && target.event().subject().equals(own)) {
            aims.put(report.key(), at);
        } else {
            odd.put(report.key(), unknown(own));
        }
    }

    private static Odd unknown(Subject own) {
        return Odd.because(
                Oddity.UNKNOWN_EVENT,
                Map.of("subject", own.toString()),
                "names an event that is not known of " + own + "; a report acts on events of its own subject alone");
    }

    /**
     * Has reports that name an event which is shown under their subject, but has another, say which.
     *
     * @param shown under which each subject is
     */
    void name(UnaryOperator<Subject> shown) {
        odd.replaceAll((report, why) -> {
            var own = events.get(report).event().subject();
            return Optional.of(why)
                    .filter(unknown(own)::equals)
                    .flatMap(unknown -> Reports.aim(events.get(report).event()))
                    .map(events::get)
                    .map(target -> target.event().subject())
                    .filter(other -> shown.apply(other).equals(shown.apply(own)))
                    .map(other -> ofOther(other, own))
                    .orElse(why);
        });
    }

    private static Odd ofOther(Subject other, Subject own) {
        return Odd.because(
                Oddity.OTHER_SUBJECT,
                Map.of("subject", other.toString()),
                "names an event of " + other + ", not of " + own
                        + "; a report acts on events of its own subject alone");
    }

    private void strike() {
        retractionAims.forEach((report, target) -> {
            if (retractions.isIn(report)) {
                struckBy.merge(
                        target, events.get(report), (one, other) -> LATEST_LAST.compare(one, other) < 0 ? other : one);
            }
        });
    }

    /** Of an event that is taken back, the retraction that counts. */
    RecordedEvent retractionOf(RecordedEvent event) {
        return struckBy.get(event.key());
    }

    Optional<String> reasonOf(RecordedEvent report) {
        var wording = corrections.wordingOf(report);
        return switch (Reports.read(wording.type(), wording.data())) {
            case Retracted retracted -> retracted.reason();
            case Corrected corrected -> corrected.reason();
            case Report.SameAs same -> same.reason();
        };
    }
}
