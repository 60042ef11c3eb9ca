package dev.entente.events.fold;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.entente.events.EventId;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.json.Json;
import dev.entente.events.report.Reports;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/** The one idea as a law: what is known is a function of the set of events, however they came. */
class FoldLawTest {

    private static final int ROUNDS = Boolean.getBoolean("entente.thorough") ? 6 : 2;

    /** Each stands for a hundred stories. */
    static LongStream seeds() {
        return LongStream.range(0, ROUNDS).map(seed -> seed * 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_order_and_any_duplication_come_to_the_same(long from) {
        for (var seed = from; seed < from + 100; seed++) {
            var events = RandomStory.of(seed);
            var random = new Random(seed);
            for (var round = 0; round < 2; round++) {
                var others = shuffledWithCopies(events, random);
                assertThat(documents(others)).as("seed %d", seed).isEqualTo(documents(events));
                assertThat(Fold.of(others)).as("seed %d", seed).isEqualTo(Fold.of(events));
                assertThat(Fold.verdicts(others)).as("seed %d", seed).isEqualTo(Fold.verdicts(events));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void where_and_when_each_was_recorded_changes_nothing_but_that(long from) {
        for (var seed = from; seed < from + 100; seed++) {
            var events = Fold.verdicts(RandomStory.of(seed)).keySet();
            var elsewhere = recordedElsewhere(events, new Random(seed));
            assertThat(withoutRecording(documents(elsewhere)))
                    .as("seed %d", seed)
                    .isEqualTo(withoutRecording(documents(events)));
        }
    }

    /** The same in another order, from ten years before to ten years after. */
    private static List<RecordedEvent> recordedElsewhere(Collection<RecordedEvent> events, Random random) {
        var others = new ArrayList<>(events);
        Collections.shuffle(others, random);
        return others.stream()
                .map(event -> new RecordedEvent(
                        event.event(),
                        Position.of(0, others.indexOf(event)),
                        event.recorded().plus(random.nextInt(-3650, 3650), ChronoUnit.DAYS)))
                .toList();
    }

    private static Map<Subject, String> withoutRecording(Map<Subject, String> documents) {
        documents.replaceAll((subject, document) -> document.startsWith("{")
                ? Json.object(document)
                        .without(List.of("events", "firstKnown", "lastChanged"))
                        .toString()
                : document);
        return documents;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aggregates_that_nothing_joins_can_be_folded_apart(long from) {
        for (var seed = from; seed < from + 100; seed++) {
            var events = RandomStory.of(seed);
            if (events.stream().anyMatch(event -> Reports.isSameAs(event.event().type()))) {
                continue;
            }
            var first = new HashSet<>();
            var once = events.stream()
                    .sorted(RecordedEvent.BY_RECORDING)
                    .filter(event -> first.add(event.key()))
                    .toList();
            var apart = new TreeMap<Subject, Outcome>();
            for (var subject : once.stream()
                    .map(event -> event.event().subject())
                    .distinct()
                    .toList()) {
                apart.putAll(Fold.of(once.stream()
                        .filter(event -> event.event().subject().equals(subject))
                        .toList()));
            }
            assertThat(apart).as("seed %d", seed).isEqualTo(Fold.of(once));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_an_event_told_in_several_ways_the_first_word_can_stand_for_all(long from) {
        for (var seed = from; seed < from + 100; seed++) {
            var events = RandomStory.of(seed);
            var half = events.size() / 2;
            var winners = new ArrayList<>(
                    Fold.verdicts(events.subList(half, events.size())).keySet());
            winners.addAll(events.subList(0, half));
            assertThat(Fold.of(winners)).as("seed %d", seed).isEqualTo(Fold.of(events));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_retracted_might_as_well_never_have_been_told(long from) {
        var seen = 0;
        for (var seed = from; seed < from + 100; seed++) {
            var events = Fold.verdicts(RandomStory.of(seed));
            var silent = events.entrySet().stream()
                    .filter(entry -> entry.getValue().standing())
                    .map(Map.Entry::getKey)
                    .filter(event -> !isStruck(Reports.aim(event.event()), events))
                    .toList();
            seen += events.size() - silent.size();
            assertThat(withoutReports(documents(silent), silent))
                    .as("seed %d", seed)
                    .isEqualTo(withoutReports(documents(events.keySet()), silent));
        }
        assertThat(seen).as("events that were struck, or struck one").isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_event_has_a_verdict_and_what_strikes_it_stands_and_aims_at_it(long from) {
        for (var seed = from; seed < from + 100; seed++) {
            var events = RandomStory.of(seed);
            var verdicts = Fold.verdicts(events);
            var byKey = new TreeMap<EventId, RecordedEvent>();
            verdicts.keySet().forEach(event -> byKey.put(event.key(), event));
            assertThat(byKey.keySet())
                    .as("seed %d", seed)
                    .isEqualTo(events.stream().map(RecordedEvent::key).collect(toSet()));
            for (var judged : verdicts.entrySet()) {
                var verdict = judged.getValue();
                var by = verdict.struckBy().map(byKey::get);
                if (by.isEmpty()) {
                    assertThat(verdict.standing()).as("seed %d", seed).isTrue();
                    assertThat(verdict.data()).isEqualTo(judged.getKey().event().data());
                } else {
                    assertThat(verdicts.get(by.get()).standing())
                            .as("seed %d", seed)
                            .isTrue();
                    assertThat(Reports.aim(by.get().event()))
                            .contains(judged.getKey().key());
                    assertThat(Reports.isCorrection(by.get().event().type())).isEqualTo(verdict.standing());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_report_that_stands_strikes_what_it_names_or_says_why_it_does_not(long from) {
        for (var seed = from; seed < from + 100; seed++) {
            var verdicts = Fold.verdicts(RandomStory.of(seed));
            var struckBy = verdicts.values().stream()
                    .flatMap(verdict -> verdict.struckBy().stream())
                    .collect(toSet());
            var struck = verdicts.entrySet().stream()
                    .filter(judged -> judged.getValue().struckBy().isPresent())
                    .map(judged -> judged.getKey().key())
                    .collect(toSet());
            for (var judged : verdicts.entrySet()) {
                var report = judged.getKey();
                var why = judged.getValue().passedOver();
                var aim = Reports.aim(report.event());
                if (why.isPresent()) {
                    assertThat(judged.getValue().standing()).as("seed %d", seed).isTrue();
                    assertThat(struckBy).as("seed %d", seed).doesNotContain(report.key());
                } else if (aim.isPresent() && judged.getValue().standing()) {
                    assertThat(struck).as("seed %d", seed).contains(aim.get());
                }
            }
        }
    }

    private static boolean isStruck(Optional<EventId> aim, Map<RecordedEvent, Verdict> verdicts) {
        return verdicts.entrySet().stream()
                .anyMatch(other -> aim.equals(Optional.of(other.getKey().key()))
                        && !other.getValue().standing());
    }

    /** The items, but for what tells of reports. */
    private static Map<Subject, String> withoutReports(
            Map<Subject, String> documents, Collection<RecordedEvent> silent) {
        var facts = silent.stream()
                .filter(event -> !Reports.isReport(event.event()))
                .map(RecordedEvent::key)
                .collect(toSet());
        var plain = new TreeMap<Subject, String>();
        documents.forEach((subject, document) -> {
            if (document.startsWith("{")) {
                var node = Json.object(document);
                node.remove(List.of("events", "lastChanged"));
                ((ArrayNode) node.get("anomalies"))
                        .removeIf(anomaly -> !facts.contains(Json.bind(anomaly, EventId.class)));
                plain.put(subject, node.toString());
            }
        });
        return plain;
    }

    private static SortedMap<Subject, String> documents(Collection<RecordedEvent> events) {
        var documents = new TreeMap<Subject, String>();
        Fold.of(events)
                .forEach((subject, outcome) -> documents.put(
                        subject,
                        outcome instanceof Outcome.Standing standing
                                ? ItemDocument.of(
                                                standing.item(), standing.item().countries())
                                        .toString()
                                : outcome.toString()));
        return documents;
    }

    private static List<RecordedEvent> shuffledWithCopies(List<RecordedEvent> events, Random random) {
        var others = new ArrayList<>(events);
        for (var event : events) {
            if (random.nextInt(3) == 0) {
                others.add(event);
            }
        }
        Collections.shuffle(others, random);
        return others;
    }
}
