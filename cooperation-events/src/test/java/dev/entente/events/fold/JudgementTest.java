package dev.entente.events.fold;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.Odd;
import dev.entente.events.Oddity;
import dev.entente.events.Story;
import dev.entente.events.Subject;
import dev.entente.events.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class JudgementTest {

    private static final String X = "agreement/x";
    private static final String RIGHT =
            "{\"occurred\":\"2024-05\",\"title\":{\"en\":\"Right\"},\"parties\":[{\"country\":\"BR\"},{\"country\":\"ZA\"}]}";

    private static Story signed() {
        return Story.of(X, "signed 2024-03");
    }

    @Test
    void a_retracted_fact_is_gone_with_the_reason() {
        var outcome = signed().retracted(X, "r", "e0").outcome(X);
        assertThat(outcome).isEqualTo(new Outcome.Withdrawn(id("r"), Optional.of("It is wrong.")));
    }

    @Test
    void a_retraction_that_is_retracted_counts_no_more_and_so_on() {
        var story = signed().retracted(X, "r1", "e0").retracted(X, "r2", "r1");
        assertThat(story.item(X).events()).extracting(event -> event.key().id()).containsExactly("e0", "r2");
        assertThat(story.retracted(X, "r3", "r2").outcome(X)).isInstanceOf(Outcome.Withdrawn.class);
    }

    @Test
    void of_retractions_in_a_circle_the_earliest_counts() {
        var story = signed().retracted(X, "r2", "r1").retracted(X, "r1", "r2");
        assertThat(story.item(X).events()).extracting(event -> event.key().id()).containsExactly("e0", "r2");
        var three = signed().retracted(X, "r1", "r2").retracted(X, "r2", "r3").retracted(X, "r3", "r1");
        assertThat(three.item(X).events()).extracting(event -> event.key().id()).containsExactly("e0", "r1", "r3");
        var broken = story.retracted(X, "r3", "r2");
        assertThat(broken.item(X).events())
                .extracting(event -> event.key().id())
                .containsExactly("e0", "r1", "r3");
    }

    @Test
    void retractions_in_a_circle_have_no_effect_on_others() {
        assertThat(signed().retracted(X, "r1", "r2")
                        .retracted(X, "r2", "r1")
                        .item(X)
                        .status())
                .isEqualTo("signed");
        assertThat(signed().retracted(X, "r", "r").item(X).status()).isEqualTo("signed");
        var hanging = signed().retracted(X, "r1", "r2").retracted(X, "r2", "r1").retracted(X, "r3", "e0");
        assertThat(hanging.outcome(X)).isInstanceOf(Outcome.Withdrawn.class);
        assertThat(hanging.retracted(X, "r4", "r1").outcome(X)).isInstanceOf(Outcome.Withdrawn.class);
    }

    @Test
    void the_latest_correction_that_fits_counts() {
        var item = signed().corrected(X, "c1", "e0", RIGHT.replace("2024-05", "2024-01"))
                .corrected(X, "c2", "e0", RIGHT)
                .corrected(X, "c3", "e0", "{\"occurred\":\"2024-07\"}")
                .item(X);
        assertThat(item.occurred()).hasToString("2024-05");
        assertThat(item.title().in("en")).contains("Right");
        assertThat(item.anomalies()).singleElement().satisfies(anomaly -> {
            assertThat(anomaly.id()).isEqualTo("c3");
            assertThat(anomaly.detail()).contains("not valid", "is missing");
        });
    }

    @Test
    void a_retracted_correction_counts_no_more() {
        var item =
                signed().corrected(X, "c", "e0", RIGHT).retracted(X, "r", "c").item(X);
        assertThat(item.occurred()).hasToString("2024-03");
        assertThat(item.anomalies()).isEmpty();
    }

    @Test
    void a_correction_can_be_corrected() {
        var item = signed().corrected(X, "c1", "e0", RIGHT)
                .corrected(X, "c2", "c1", correction("e0", RIGHT.replace("2024-05", "2024-06")))
                .item(X);
        assertThat(item.occurred()).hasToString("2024-06");
    }

    @Test
    void the_reason_of_a_retraction_can_be_corrected_but_not_its_aim() {
        var retracted = signed().retracted(X, "r", "e0");
        var better = retracted.corrected(
                X, "c1", "r", "{\"retracts\":" + Json.tree(id("e0")) + ",\"reason\":\"It never was.\"}");
        assertThat(better.outcome(X)).isEqualTo(new Outcome.Withdrawn(id("r"), Optional.of("It never was.")));
        var elsewhere = Story.of(X, "signed 2024-03; ratified 2024-04")
                .retracted(X, "r", "e1")
                .corrected(X, "c", "r", "{\"retracts\":" + Json.tree(id("e0")) + "}")
                .item(X);
        assertThat(elsewhere.status()).isEqualTo("signed");
        assertThat(elsewhere.anomalies())
                .singleElement()
                .satisfies(anomaly -> assertThat(anomaly.detail()).contains("on another event"))
                .satisfies(anomaly -> assertThat(anomaly.code()).isEqualTo(Oddity.OTHER_EVENT));
    }

    @Test
    void corrections_in_a_circle_have_no_effect() {
        var item = signed().corrected(X, "c1", "c2", correction("c1", RIGHT))
                .corrected(X, "c2", "c1", correction("c2", RIGHT))
                .corrected(X, "c3", "c3", correction("c3", RIGHT))
                .item(X);
        assertThat(item.occurred()).hasToString("2024-03");
    }

    @Test
    void a_report_on_what_is_not_known_of_the_subject_is_odd_and_has_no_effect() {
        var story = signed().retracted(X, "r", "elsewhere");
        story.add(new dev.entente.events.CooperationEvent(
                id("other"),
                EventType.of("dev.entente.report.retracted.v1"),
                Subject.parse("agreement/y"),
                java.time.Instant.EPOCH,
                Json.object("{\"retracts\":" + Json.tree(id("e0")) + "}")));
        assertThat(story.item(X).status()).isEqualTo("signed");
        assertThat(story.item(X).anomalies()).extracting(Anomaly::id).containsExactly("r");
        assertThat(story.outcome("agreement/y")).as("nothing but a report").isNull();
    }

    @Test
    void a_report_without_effect_says_why_and_in_favour_of_what() {
        var story = signed().retracted(X, "elsewhere", "unknown")
                .corrected(X, "c1", "e0", RIGHT)
                .corrected(X, "c2", "e0", RIGHT)
                .corrected(X, "c3", "e0", "{\"occurred\":\"2024-07\"}")
                .corrected(X, "c4", "c4", correction("c4", RIGHT))
                .retracted(X, "r1", "r2")
                .retracted(X, "r2", "r1")
                .retracted(X, "r3", "c3");
        assertThat(passedOver(story))
                .containsOnly(
                        Map.entry(
                                "elsewhere",
                                PassedOver.because(Odd.because(
                                        Oddity.UNKNOWN_EVENT,
                                        Map.of("subject", X),
                                        "names an event that is not known of agreement/x; a report acts on"
                                                + " events of its own subject alone"))),
                        Map.entry("c1", PassedOver.by(id("c2"), Oddity.LATER_CORRECTION)),
                        Map.entry("c4", PassedOver.because(Oddity.CORRECTION_CIRCLE.ofReport())));
        assertThat(passedOver(story).get("c1").detail()).isEqualTo("gives way to the correction with the latest time");

        var retracted = signed().corrected(X, "c", "e0", RIGHT).retracted(X, "r", "e0");
        assertThat(passedOver(retracted)).containsOnly(Map.entry("c", PassedOver.by(id("r"), Oddity.TAKEN_BACK)));

        var three = signed().retracted(X, "r1", "r2").retracted(X, "r2", "r3").retracted(X, "r3", "r1");
        assertThat(passedOver(three))
                .containsOnlyKeys("r3")
                .hasEntrySatisfying("r3", why -> assertThat(why.by()).contains(id("r1")));
    }

    private static Map<String, PassedOver> passedOver(Story story) {
        var all = new TreeMap<String, PassedOver>();
        Fold.verdicts(story.events())
                .forEach((event, verdict) -> verdict.passedOver()
                        .ifPresent(why -> all.put(event.key().id(), why)));
        return all;
    }

    @Test
    void what_is_withdrawn_names_the_latest_retraction() {
        var story = Story.of(X, "ratified 2024-05; signed 2024-03")
                .retracted(X, "a", "e0")
                .retracted(X, "z", "e1");
        assertThat(((Outcome.Withdrawn) story.outcome(X)).by()).isEqualTo(id("z"));
    }

    @Test
    void it_is_known_since_its_first_standing_fact_and_changed_by_its_last_event() {
        var story = Story.of(X, "proposed 2024-01; signed 2024-03").retracted(X, "r", "e0");
        var item = story.item(X);
        assertThat(item.firstKnown()).isEqualTo(story.events().get(1).recorded());
        assertThat(item.lastChanged()).isEqualTo(story.events().get(2).recorded());
    }

    @Test
    void a_long_chain_of_reports_is_judged_at_once() {
        var story = signed();
        var target = "e0";
        var data = RIGHT;
        for (var link = 0; link < 14; link++) {
            story.corrected(X, "c" + link, target, data);
            data = correction(target, data);
            target = "c" + link;
        }
        for (var link = 0; link < 10_000; link++) {
            story.retracted(X, "r" + link, link == 0 ? "e0" : "r" + (link - 1));
        }
        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(((Outcome.Standing) story.outcome(X)).item().occurred())
                        .hasToString("2024-05"));
    }

    @Test
    void ten_thousand_events_of_one_aggregate_are_folded_in_less_than_a_second_of_processor_time() {
        var facts = new StringBuilder("signed 2024-03");
        for (var number = 1; number < 10_000; number++) {
            facts.append(number % 2 == 0 ? "; amended 2024-0" : "; terminated 2024-0")
                    .append(1 + number % 9);
        }
        var story = Story.of(X, facts.toString());
        var shortest = LongStream.range(0, 4)
                .map(round -> processorTime(() -> story.outcome(X)))
                .min()
                .orElseThrow();
        assertThat(Duration.ofNanos(shortest)).isLessThan(Duration.ofSeconds(1));
    }

    /** In nanoseconds of this thread: the machine may be busy with other things. */
    private static long processorTime(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        var begin = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - begin;
    }

    private static String correction(String id, String data) {
        return "{\"corrects\":" + Json.tree(id(id)) + ",\"data\":" + data + "}";
    }

    private static EventId id(String id) {
        return new EventId(Story.SOURCE, id);
    }
}
