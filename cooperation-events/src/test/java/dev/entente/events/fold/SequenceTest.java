package dev.entente.events.fold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.entente.events.Kinds;
import dev.entente.events.RecordedEvent;
import dev.entente.events.report.Reports;

import static org.assertj.core.api.Assertions.assertThat;

class SequenceTest {

    private static final Comparator<Happening> EXACTLY = Comparator.comparing(
                    (Happening happening) -> happening.occurred().anchor())
            .thenComparingInt(happening -> happening.type().rank())
            .thenComparing(happening -> happening.event().event().time().orElseThrow())
            .thenComparing(happening -> happening.key().source())
            .thenComparing(happening -> happening.key().id());

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_certainly_happened_before_stands_before(long seed) {
        var ordered = Sequence.of(happenings(seed));
        for (var index = 0; index < ordered.size(); index++) {
            for (var later = index + 1; later < ordered.size(); later++) {
                assertThat(ordered.get(later)
                                .occurred()
                                .isBefore(ordered.get(index).occurred()))
                        .as("seed %d: %s", seed, ordered)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_holds_each_fact_once_and_depends_on_their_set_alone(long seed) {
        var facts = happenings(seed);
        var ordered = Sequence.of(facts);
        assertThat(ordered).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(facts);
        var shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Sequence.of(shuffled)).as("seed %d", seed).isEqualTo(ordered);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void facts_of_exact_days_stand_by_day_rank_time_source_and_id(long seed) {
        var exact = happenings(seed).stream()
                .filter(happening ->
                        happening.occurred().first().equals(happening.occurred().last()))
                .toList();
        assertThat(Sequence.of(exact)).as("seed %d", seed).isSortedAccordingTo(EXACTLY);
    }

    private static List<Happening> happenings(long seed) {
        return Fold.verdicts(RandomStory.of(seed)).keySet().stream()
                .filter(event -> !Reports.isReport(event.event()))
                .map(SequenceTest::happening)
                .toList();
    }

    private static Happening happening(RecordedEvent event) {
        var kind = Kinds.of(event.event().subject());
        var type = event.event().type();
        return new Happening(
                event,
                kind.fact(type).orElseThrow(),
                kind.read(type, event.event().data()));
    }
}
