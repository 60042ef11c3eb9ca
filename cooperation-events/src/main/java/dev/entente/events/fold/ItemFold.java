package dev.entente.events.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.entente.events.Common;
import dev.entente.events.Fact;
import dev.entente.events.Kind;
import dev.entente.events.RecordedEvent;
import dev.entente.events.State;
import dev.entente.events.Subject;
import dev.entente.events.Text;
import dev.entente.events.code.CodeLists;

/** Makes one item of facts in the order in which they happened. */
final class ItemFold<F extends Fact, S extends State> {

    private final Kind<F, S> kind;
    private final List<Happening> facts;
    private final List<Anomaly> anomalies = new ArrayList<>();

    private ItemFold(Kind<F, S> kind, List<Happening> facts) {
        this.kind = kind;
        this.facts = facts;
    }

    static Item item(
            Kind<?, ?> kind, Subject subject, List<Happening> facts, List<RecordedEvent> reports, List<Anomaly> odd) {
        return new ItemFold<>(kind, facts).fold(subject, reports, odd);
    }

    private Item fold(Subject subject, List<RecordedEvent> reports, List<Anomaly> oddReports) {
        var state = evolved();
        anomalies.addAll(oddReports);
        var founding = founding();
        var events = Stream.concat(facts.stream().map(Happening::event), reports.stream())
                .sorted(RecordedEvent.BY_RECORDING)
                .toList();
        return new Item(
                kind,
                subject,
                state.ownName().or(title(founding)),
                text(founding, Common::summary),
                state,
                founding.occurred(),
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
        for (var happening : facts) {
            var next = kind.evolve(state, cast(happening.fact()));
            var before = state.progress().anomalies().size();
            var all = next.progress().anomalies();
            all.subList(before, all.size()).forEach(sentence -> anomalies.add(Anomaly.of(happening.key(), sentence)));
            state = next;
        }
        return state;
    }

    /** The kind has read the fact itself. */
    private F cast(Fact fact) {
        return kind.factClass().cast(fact);
    }

    private Happening founding() {
        return facts.get(kind.founding()
                .choose(facts.stream().map(happening -> happening.type().name()).toList()));
    }

    /** Where no founding fact is known, any fact may say what the item is called. */
    private Text title(Happening founding) {
        var title = text(founding, Common::title);
        return title.isEmpty()
                ? facts.stream()
                        .map(happening -> happening.fact().common().title())
                        .reduce(Text.NONE, Text::or)
                : title;
    }

    /** The founding fact's text; in languages that it lacks, that of the first other founding fact that has it. */
    private Text text(Happening founding, Function<Common, Text> which) {
        return facts.stream()
                .filter(happening -> happening.type().founding())
                .map(happening -> which.apply(happening.fact().common()))
                .reduce(which.apply(founding.fact().common()), Text::or);
    }

    private Optional<dev.entente.events.Place> place(Happening founding) {
        return Stream.concat(Stream.of(founding), facts.stream())
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
