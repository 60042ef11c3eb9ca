package dev.entente.events.fold;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.entente.events.EventId;
import dev.entente.events.Oddity;
import dev.entente.events.Story;
import dev.entente.events.Subject;
import dev.entente.events.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class MergesTest {

    private static Story signed() {
        return Story.of("agreement/x", "signed 2024-03");
    }

    private static Story story() {
        return signed().fact("agreement/y", "terminated", "2024-05", Json.object("{}"));
    }

    private static Story same(Story story, String id, String one, String other, String keep) {
        return story.report(
                "agreement/" + one,
                "sameAs",
                id,
                "{\"same\":[\"agreement/%s\",\"agreement/%s\"],\"keep\":\"agreement/%s\"}".formatted(one, other, keep));
    }

    @Test
    void the_kept_item_shows_the_facts_of_both_and_the_other_leads_to_it() {
        var story = same(story(), "s", "x", "y", "y");
        assertThat(story.item("agreement/y").status()).isEqualTo("terminated");
        assertThat(story.item("agreement/y").events()).hasSize(3);
        assertThat(story.outcome("agreement/x")).isEqualTo(mergedInto("y"));
    }

    @Test
    void what_is_the_same_as_the_same_is_the_same() {
        var story = same(same(story(), "s1", "x", "w", "w"), "s2", "y", "w", "y");
        assertThat(story.item("agreement/y").facts()).hasSize(2);
        assertThat(story.outcome("agreement/x")).isEqualTo(mergedInto("y"));
        assertThat(story.outcome("agreement/w")).isEqualTo(mergedInto("y"));
    }

    @Test
    void of_two_that_are_to_be_kept_the_later_report_names_the_one() {
        var story = same(same(story(), "s1", "x", "y", "y"), "s2", "x", "y", "x");
        assertThat(story.item("agreement/x").facts()).hasSize(2);
        assertThat(story.outcome("agreement/y")).isEqualTo(mergedInto("x"));
    }

    @Test
    void a_retracted_report_joins_nothing() {
        var story = same(story(), "s", "x", "y", "y").retracted("agreement/x", "r", "s");
        assertThat(story.item("agreement/x").status()).isEqualTo("signed");
        assertThat(story.item("agreement/y").facts()).hasSize(1);
    }

    @Test
    void a_report_of_another_subject_belongs_to_the_items_that_it_joins() {
        var story = story().fact("agreement/other", "signed", "2020", Json.object("{}"));
        story.report(
                "agreement/other",
                "sameAs",
                "s",
                "{\"same\":[\"agreement/x\",\"agreement/y\"],\"keep\":\"agreement/y\"}");
        var report = story.events().getLast();

        assertThat(story.item("agreement/y").events()).hasSize(3).endsWith(report);
        assertThat(story.item("agreement/y").lastChanged()).isEqualTo(report.recorded());
        assertThat(story.item("agreement/y").names())
                .extracting(Subject::toString)
                .containsExactly("agreement/x", "agreement/y");
        assertThat(story.item("agreement/other").facts()).hasSize(1);
        assertThat(story.item("agreement/other").names()).hasSize(1);
        assertThat(Concerns.among(story.events()).of(report))
                .extracting(Subject::toString)
                .containsExactly("agreement/other", "agreement/x", "agreement/y");
    }

    @Test
    void what_takes_back_that_two_items_are_one_belongs_to_both() {
        var story = same(story(), "s", "x", "y", "y").retracted("agreement/x", "r", "s");
        var retraction = story.events().getLast();

        assertThat(story.item("agreement/y").events()).hasSize(2).endsWith(retraction);
        assertThat(story.item("agreement/y").lastChanged()).isEqualTo(retraction.recorded());
        assertThat(story.item("agreement/x").events()).hasSize(2).endsWith(retraction);
    }

    @Test
    void a_report_that_was_corrected_to_join_others_is_of_these_and_its_correction_is_of_those_of_before_as_well() {
        var story = story().fact("agreement/z", "terminated", "2024-06", Json.object("{}"))
                .fact("agreement/other", "signed", "2020", Json.object("{}"));
        same(story, "s", "other", "x", "x");
        same(story, "s2", "x", "y", "y")
                .corrected(
                        "agreement/x",
                        "c",
                        "s2",
                        "{\"same\":[\"agreement/x\",\"agreement/z\"],\"keep\":\"agreement/z\"}");

        assertThat(ids(story.item("agreement/y"))).containsExactly("e1", "c");
        assertThat(ids(story.item("agreement/z"))).containsExactly("e0", "e2", "e3", "s", "s2", "c");
    }

    @Test
    void one_that_was_reported_under_another_subject_is_of_those_that_it_joins_by_its_correction() {
        var story = story().fact("agreement/z", "terminated", "2024-06", Json.object("{}"))
                .fact("agreement/other", "signed", "2020", Json.object("{}"))
                .report(
                        "agreement/other",
                        "sameAs",
                        "s",
                        "{\"same\":[\"agreement/x\",\"agreement/other\"],\"keep\":\"agreement/x\"}")
                .corrected(
                        "agreement/other",
                        "c",
                        "s",
                        "{\"same\":[\"agreement/y\",\"agreement/z\"],\"keep\":\"agreement/z\"}");

        assertThat(ids(story.item("agreement/z"))).containsExactly("e1", "e2", "s", "c");
        assertThat(ids(story.item("agreement/x"))).containsExactly("e0", "c");
        assertThat(ids(story.item("agreement/other"))).containsExactly("e3", "s", "c");
    }

    private static List<String> ids(Item item) {
        return item.events().stream().map(event -> event.key().id()).toList();
    }

    @Test
    void reports_on_each_other_in_a_circle_tell_of_what_one_of_them_joins() {
        var story = same(story(), "s", "x", "y", "y")
                .retracted("agreement/x", "r1", "r2")
                .retracted("agreement/x", "r2", "r1")
                .retracted("agreement/x", "r3", "s");
        var concerns = Concerns.among(story.events());
        var told = story.events().reversed();

        assertThat(concerns.of(told.get(0))).hasSize(2);
        assertThat(concerns.of(told.get(1))).hasSize(1);
        assertThat(concerns.of(told.get(2))).hasSize(1);
    }

    @Test
    void a_kept_aggregate_of_which_nothing_else_is_known_shows_the_facts_of_the_other() {
        var story = same(signed(), "s", "x", "new", "new");
        assertThat(story.item("agreement/new").subject()).hasToString("agreement/new");
        assertThat(story.outcome("agreement/x")).isEqualTo(mergedInto("new"));
    }

    @Test
    void a_chain_of_ten_thousand_is_joined_at_once() {
        var story = story();
        for (var link = 0; link < 10_000; link++) {
            same(story, "s" + link, link == 0 ? "x" : "n" + link, "n" + (link + 1), "n" + (link + 1));
        }
        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(story.outcome("agreement/x")).isEqualTo(mergedInto("n10000")));
    }

    @Test
    void a_report_under_the_name_that_is_kept_says_under_which_the_event_stands() {
        var story = same(story(), "s", "x", "y", "y").retracted("agreement/y", "r", "e0");

        assertThat(passedOver(story, "r")).hasValueSatisfying(why -> {
            assertThat(why.code()).isEqualTo(Oddity.OTHER_SUBJECT);
            assertThat(why.values()).containsExactly(Map.entry("subject", "agreement/x"));
            assertThat(why.detail())
                    .isEqualTo("names an event of agreement/x, not of agreement/y;"
                            + " a report acts on events of its own subject alone");
        });
        assertThat(story.item("agreement/y").anomalies())
                .extracting(Anomaly::code)
                .containsExactly(Oddity.OTHER_SUBJECT);
    }

    @Test
    void of_two_that_are_to_be_kept_the_one_that_gives_way_says_to_which_report() {
        var twice = same(same(story(), "s1", "x", "y", "y"), "s2", "x", "y", "x");

        assertThat(passedOver(twice, "s1")).hasValueSatisfying(why -> {
            assertThat(why.code()).isEqualTo(Oddity.OTHER_KEPT);
            assertThat(why.by()).contains(new EventId(Story.SOURCE, "s2"));
        });
        assertThat(passedOver(twice, "s2")).isEmpty();
        var thrice = same(twice, "s3", "y", "x", "y");
        assertThat(passedOver(thrice, "s1")).isEmpty();
        assertThat(passedOver(thrice, "s2").orElseThrow().by()).contains(new EventId(Story.SOURCE, "s3"));
    }

    @Test
    void a_report_whose_name_leads_on_to_another_has_its_effect() {
        var chain = same(same(story(), "s1", "x", "w", "w"), "s2", "y", "w", "y");
        assertThat(passedOver(chain, "s1")).isEmpty();
        var takenBack =
                same(same(story(), "s1", "x", "y", "y"), "s2", "x", "y", "x").retracted("agreement/x", "r", "s2");
        assertThat(passedOver(takenBack, "s1")).isEmpty();
    }

    private static Optional<PassedOver> passedOver(Story story, String id) {
        return Fold.verdicts(story.events()).entrySet().stream()
                .filter(judged -> judged.getKey().key().id().equals(id))
                .findFirst()
                .orElseThrow()
                .getValue()
                .passedOver();
    }

    private static Outcome mergedInto(String id) {
        return new Outcome.MergedInto(Subject.parse("agreement/" + id));
    }
}
