package dev.entente.events.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.entente.events.Common;
import dev.entente.events.Fact;
import dev.entente.events.FactType;
import dev.entente.events.Kind;
import dev.entente.events.Oddity;
import dev.entente.events.RecordedEvent;
import dev.entente.events.State;
import dev.entente.events.Subject;
import dev.entente.events.Text;
import dev.entente.events.code.CodeLists;

/** Makes one item of facts in the order in which they happened. */
final class ItemFold<F extends Fact, S extends State<S>> {

    private final Kind<F, S> kind;
    private final String source;
    private final List<Happening> facts;
    private final List<Happening> own;
    private final List<Anomaly> anomalies = new ArrayList<>();

    private ItemFold(Kind<F, S> kind, String source, List<Happening> facts) {
        this.kind = kind;
        this.source = source;
        this.facts = facts;
        this.own = facts.stream()
                .filter(fact -> fact.key().source().equals(source))
                .toList();
    }

    static Item item(
            Kind<?, ?> kind,
            Subject subject,
            List<Subject> names,
            String source,
            List<Happening> facts,
            List<RecordedEvent> reports,
            List<Anomaly> odd) {
        return new ItemFold<>(kind, source, facts).fold(subject, names, reports, odd);
    }

    private Item fold(Subject subject, List<Subject> names, List<RecordedEvent> reports, List<Anomaly> oddReports) {
        var state = insisted(evolved());
        addAnomaliesOfDays();
        anomalies.addAll(oddReports);
        var founding = founding();
        var events = Stream.concat(facts.stream().map(Happening::event), reports.stream())
                .sorted(RecordedEvent.BY_RECORDING)
                .toList();
        return new Item(
                kind,
                subject,
                names,
                source,
                state.ownName().or(title(founding)),
                text(founding, Common::summary),
                state,
                dated(founding).occurred(),
                sectors(),
                place(founding),
                all(Common::evidence),
                all(Common::references),
                List.copyOf(anomalies),
                facts,
                events,
                recorded(facts.stream().map(Happening::event).toList())
                        .min(Instant::compareTo)
                        .orElseThrow(),
                recorded(events).max(Instant::compareTo).orElseThrow());
    }

    private S evolved() {
        var state = kind.initial();
        var retellings = Retellings.among(facts);
        for (var happening : asTold(facts)) {
            var next = kind.evolve(state, cast(retellings.adding(happening)));
            var before = state.progress().anomalies().size();
            var all = next.progress().anomalies();
            all.subList(before, all.size()).forEach(odd -> anomalies.add(Anomaly.of(happening.event(), odd)));
            state = next;
        }
        return state;
    }

    /**
     * The facts in the order in which they happened, but for plans: their days do not tell which word came last. These stand in
     * each other's places, in the order in which they were told.
     */
    private static List<Happening> asTold(List<Happening> facts) {
        var plans = facts.stream()
                .filter(fact -> fact.type().changesPlan())
                .sorted(Comparator.comparing(Happening::told))
                .iterator();
        return facts.stream()
                .map(fact -> fact.type().changesPlan() ? plans.next() : fact)
                .toList();
    }

    /** What the first source says of what the item is counts, whatever others say later. */
    private S insisted(S all) {
        return own.size() == facts.size()
                ? all
                : all.insisting(asTold(own).stream()
                        .map(Happening::fact)
                        .reduce(
                                kind.initial(),
                                (state, fact) -> kind.evolve(state, cast(fact)),
                                (one, other) -> other));
    }

    private void addAnomaliesOfDays() {
        facts.stream()
                .filter(Happening::isToldAhead)
                .forEach(fact -> anomalies.add(Anomaly.of(
                        fact.event(), Oddity.DAY_TO_COME.of(fact.type().name()))));
    }

    /** The kind has read the fact itself. */
    private F cast(Fact fact) {
        return kind.factClass().cast(fact);
    }

    /** Where the first source tells of such a fact, its word. */
    private Happening founding() {
        var founding = founding(facts);
        var isTold = own.stream().anyMatch(fact -> fact.type().equals(founding.type()));
        return isTold
                ? founding(own.stream()
                        .filter(fact -> isSame(fact.type(), founding.type()))
                        .toList())
                : founding;
    }

    /** Whoever puts a plan off tells it anew, as who announces it. */
    private static boolean isSame(FactType one, FactType other) {
        return one.equals(other) || (one.changesPlan() && other.changesPlan());
    }

    /** The same, or of the reports of the same fact that agree with it the most exact, whoever tells it. */
    private Happening dated(Happening founding) {
        return founding.type().toldAnew()
                ? founding
                : facts.stream()
                        .filter(fact -> fact.type().equals(founding.type()) && fact.agreesWith(founding))
                        .filter(fact -> fact.vagueness() < founding.vagueness())
                        .findFirst()
                        .orElse(founding);
    }

    private Happening founding(List<Happening> among) {
        return among.get(
                kind.founding().choose(among.stream().map(Happening::candidate).toList()));
    }

    /** Facts as they are asked what the item is: those of the first source before all others. */
    private Stream<Happening> told(Happening founding) {
        var all = Stream.concat(Stream.of(founding), facts.stream());
        return own.size() == facts.size()
                ? all
                : Stream.concat(
                        Stream.concat(
                                Stream.of(founding)
                                        .filter(fact -> fact.key().source().equals(source)),
                                own.stream()),
                        all);
    }

    /** Where no founding fact is known, any fact may say what the item is called. */
    private Text title(Happening founding) {
        var title = text(founding, Common::title);
        return title.isEmpty()
                ? told(founding)
                        .map(happening -> happening.fact().common().title())
                        .reduce(Text.NONE, Text::or)
                : title;
    }

    /** The founding fact's text, or that of the first source; in languages that it lacks, that of the first other founding fact that has it. */
    private Text text(Happening founding, Function<Common, Text> which) {
        return told(founding)
                .filter(happening ->
                        happening.equals(founding) || happening.type().founding())
                .map(happening -> which.apply(happening.fact().common()))
                .reduce(Text.NONE, Text::or);
    }

    private Optional<dev.entente.events.Place> place(Happening founding) {
        return told(founding)
                .flatMap(happening -> happening.fact().common().place().stream())
                .findFirst();
    }

    private List<String> sectors() {
        var named = all(Common::sectors);
        return CodeLists.sectors().codes().stream().filter(named::contains).toList();
    }

    private <T> List<T> all(Function<Common, List<T>> which) {
        return facts.stream()
                .flatMap(happening -> which.apply(happening.fact().common()).stream())
                .distinct()
                .toList();
    }

    private static Stream<Instant> recorded(List<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::recorded);
    }
}
