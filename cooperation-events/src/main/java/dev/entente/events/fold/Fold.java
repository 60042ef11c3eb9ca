package dev.entente.events.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.entente.events.EventId;
import dev.entente.events.Kind;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.report.Reports;
import dev.entente.events.schema.Schemas;

import static java.util.stream.Collectors.toSet;

/**
 * The one idea: what is known of aggregates is a pure function of the set of events known, whatever the order in which
 * they came and however often.
 */
public final class Fold {

    private static final Comparator<RecordedEvent> FIRST_WORD =
            Comparator.comparing(RecordedEvent::recorded).thenComparing(RecordedEvent::position, Position.BY_PLACE);

    private final Schemas schemas;
    private final List<RecordedEvent> events;
    private final Judgement judgement;
    private final Merges merges;
    private final Facts known;
    private final Predicate<RecordedEvent> linksThatCount;

    private Fold(
            Schemas schemas, Collection<RecordedEvent> events, Facts known, Predicate<RecordedEvent> linksThatCount) {
        this.schemas = schemas;
        this.known = known;
        this.linksThatCount = linksThatCount;
        this.events = List.copyOf(distinct(events));
        this.judgement = new Judgement(schemas, this.events);
        this.merges = new Merges(
                this.events.stream()
                        .filter(event -> Reports.isSameAs(event.event().type()))
                        .filter(linksThatCount)
                        .toList(),
                judgement);
        judgement.name(merges::keptFor);
    }

    private Fold(Schemas schemas, Collection<RecordedEvent> events, Facts known) {
        this(schemas, events, known, link -> true);
    }

    /**
     * Folds the events of one aggregate, or of several with everything that says that they are the same.
     *
     * @param events all that is known of these aggregates
     * @return what each comes to; an aggregate of which nothing but reports is known is not there
     */
    public static SortedMap<Subject, Outcome> of(Collection<RecordedEvent> events) {
        return of(events, new Facts());
    }

    /** The same, where some of the events were folded before. */
    public static SortedMap<Subject, Outcome> of(Collection<RecordedEvent> events, Facts known) {
        return new Fold(Schemas.published(), events, known).outcomes();
    }

    /** The same, where aggregates are one by the word of some of the reports only that say so. */
    public static SortedMap<Subject, Outcome> of(
            Collection<RecordedEvent> events, Facts known, Predicate<RecordedEvent> linksThatCount) {
        return new Fold(Schemas.published(), events, known, linksThatCount).outcomes();
    }

    static SortedMap<Subject, Outcome> of(Schemas schemas, Collection<RecordedEvent> events) {
        return new Fold(schemas, events, new Facts()).outcomes();
    }

    /** What became of each event's word, in the order of their keys. */
    public static Map<RecordedEvent, Verdict> verdicts(Collection<RecordedEvent> events) {
        var fold = new Fold(Schemas.published(), events, new Facts());
        var verdicts = new java.util.LinkedHashMap<RecordedEvent, Verdict>();
        var overruled = fold.merges.overruled();
        fold.events.forEach(event -> verdicts.put(
                event, fold.judgement.of(event).overruled(Optional.ofNullable(overruled.get(event.key())))));
        return verdicts;
    }

    /** Each event once; where a source contradicts itself under one id, the word that was recorded first. */
    private static Collection<RecordedEvent> distinct(Collection<RecordedEvent> events) {
        var once = new TreeMap<EventId, RecordedEvent>();
        events.forEach(event -> once.merge(event.key(), event, BinaryOperator.minBy(FIRST_WORD)));
        return once.values();
    }

    private SortedMap<Subject, Outcome> outcomes() {
        var outcomes = new TreeMap<Subject, Outcome>();
        byKept().forEach((kept, together) -> outcome(kept, together).ifPresent(outcome -> outcomes.put(kept, outcome)));
        merges.members().stream()
                .filter(member -> !merges.keptFor(member).equals(member))
                .filter(member -> outcomes.containsKey(merges.keptFor(member)))
                .forEach(member -> outcomes.put(member, new Outcome.MergedInto(merges.keptFor(member))));
        return outcomes;
    }

    /** Which events tell of each aggregate that is shown. */
    private Map<Subject, List<RecordedEvent>> byKept() {
        var concerns = Concerns.among(events, linksThatCount);
        var byKept = new HashMap<Subject, List<RecordedEvent>>();
        events.forEach(event -> concerned(event, concerns)
                .map(merges::keptFor)
                .distinct()
                .forEach(kept ->
                        byKept.computeIfAbsent(kept, first -> new ArrayList<>()).add(event)));
        return byKept;
    }

    /** What says that aggregates are one acts on those of which it says so as it counts; what corrected it, on those of before as well. */
    private Stream<Subject> concerned(RecordedEvent event, Concerns concerns) {
        var joined = merges.joinedBy(event.key());
        return joined.isEmpty()
                ? concerns.of(event).stream()
                : Stream.concat(Stream.of(event.event().subject()), joined.stream());
    }

    private Optional<Outcome> outcome(Subject subject, List<RecordedEvent> together) {
        var facts = together.stream()
                .filter(event -> !Reports.isReport(event.event()))
                .toList();
        var standing = facts.stream()
                .filter(event -> judgement.of(event).standing())
                .map(this::happening)
                .toList();
        if (!standing.isEmpty()) {
            return Optional.of(new Outcome.Standing(ItemFold.item(
                    kind(subject),
                    subject,
                    merges.namesOf(subject),
                    firstOf(subject, standing),
                    Sequence.of(standing),
                    acting(together),
                    oddReports(together))));
        }
        return facts.isEmpty() ? Optional.empty() : Optional.of(withdrawn(facts));
    }

    /**
     * Whose word counts on what the item is: the source of the earliest fact that stands, of those under this name where there
     * are any. It is the time of the events that counts, not when they came; a time at which the fact cannot have been reported
     * counts only where there is no other.
     */
    private static String firstOf(Subject subject, List<Happening> standing) {
        return standing.stream()
                .min(Comparator.comparing(Happening::isToldAhead)
                        .thenComparing(fact -> !fact.event().event().subject().equals(subject))
                        .thenComparing(Happening::event, Judgement.EARLIEST_FIRST))
                .orElseThrow()
                .key()
                .source();
    }

    /** By the retraction that is the latest. */
    private Outcome withdrawn(List<RecordedEvent> facts) {
        var last = facts.stream()
                .map(judgement::retractionOf)
                .max(Judgement.LATEST_LAST)
                .orElseThrow();
        return new Outcome.Withdrawn(last.key(), judgement.reasonOf(last));
    }

    private Happening happening(RecordedEvent event) {
        var kind = kind(event.event().subject());
        var verdict = judgement.of(event);
        return new Happening(
                event, kind.fact(event.event().type()).orElseThrow(), known.read(kind, verdict.type(), verdict.data()));
    }

    private Kind<?, ?> kind(Subject subject) {
        return schemas.kind(subject.aggregate()).orElseThrow();
    }

    /** The reports that stand. */
    private List<RecordedEvent> acting(List<RecordedEvent> together) {
        return together.stream()
                .filter(event -> Reports.isReport(event.event()))
                .filter(event -> judgement.of(event).standing())
                .toList();
    }

    private List<Anomaly> oddReports(List<RecordedEvent> together) {
        var odd = judgement.anomalies();
        if (odd.isEmpty()) {
            return odd;
        }
        var keys = together.stream().map(RecordedEvent::key).collect(toSet());
        return odd.stream()
                .filter(anomaly -> keys.contains(new EventId(anomaly.source(), anomaly.id())))
                .toList();
    }
}
