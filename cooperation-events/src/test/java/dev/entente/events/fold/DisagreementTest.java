package dev.entente.events.fold;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.events.Story;
import dev.entente.events.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

class DisagreementTest {

    private static final String ITEM = "agreement/x";

    private static List<Disagreement> of(String subject, String facts) {
        return Disagreement.of(Story.of(subject, facts).item(subject));
    }

    @Test
    void what_reports_of_one_thing_claim_is_told_with_who_claims_it() {
        var story = Story.of(
                ITEM,
                "signed 2024-03-05 {`instrument`:`treaty`}; signed 2024-03-05 {`instrument`:`contract`};"
                                .replace('`', '"')
                        + "signed 2024-03-05 {`instrument`:`treaty`}".replace('`', '"'));

        assertThat(ItemDocument.of(story.item(ITEM), List.of())
                        .get("disagreements")
                        .get(0))
                .isEqualTo(Json.object(("{`fact`:`signed`,`property`:`instrument`,`claims`:["
                                + "{`value`:`treaty`,`events`:[" + event("e0") + "," + event("e2") + "]},"
                                + "{`value`:`contract`,`events`:[" + event("e1") + "]}]}")
                        .replace('`', '"')));
    }

    private static String event(String id) {
        return "{`source`:`" + Story.SOURCE + "`,`id`:`" + id + "`}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "signed 2024-03-05; signed 2024-03-06 | occurred",
                "signed 2024-03; signed 2024-05-01/2024-05-03 | occurred",
                "signed 2024 {\"parties\":[{\"country\":\"TR\"},{\"country\":\"MY\"}]}; signed 2024 {\"parties\":[{\"country\":\"TR\"},{\"country\":\"ID\"}]} | parties.country",
                "signed 2024 {\"money\":{\"currency\":\"USD\",\"amount\":\"5\"}}; signed 2024 {\"money\":{\"currency\":\"USD\",\"amount\":\"6\"}} | money.amount"
            })
    void reports_of_one_thing_contradict_each_other(String facts, String property) {
        assertThat(of(ITEM, facts)).extracting(Disagreement::property).containsExactly(property);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "agreement/x | signed 2024 {\"money\":{\"currency\":\"USD\",\"amount\":\"100\"}}; signed 2024 {\"money\":{\"currency\":\"USD\",\"amount\":\"100.00\"}}",
                "agreement/x | signed 2024-03; signed 2024-03-06",
                "agreement/x | signed 2024-03-05; ratified 2024-05-05",
                "agreement/x | signed 2024 {\"title\":{\"en\":\"A\"}}; signed 2024 {\"title\":{\"en\":\"B\"}}",
                "agreement/x | signed 2024 {\"parties\":[{\"country\":\"TR\"},{\"country\":\"MY\"}]}; signed 2024 {\"parties\":[{\"country\":\"TR\"},{\"country\":\"MY\"},{\"country\":\"ID\"}]}",
                "visit/x | announced 2024-03-05; announced 2024-04-05",
                "visit/x | held 2024 {\"host\":{\"country\":\"TR\",\"person\":\"Yaşar Güler\"}}; held 2024 {\"host\":{\"country\":\"TR\",\"person\":\"Yasar Guler\"}}"
            })
    void reports_that_differ_in_detail_or_of_several_things_agree(String subject, String facts) {
        assertThat(of(subject, facts)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agreement/x | enteredIntoForce 2024-01-01; terminated 2025-01-01 | enteredIntoForce 2024-06-01; terminated 2025-09-01 | enteredIntoForce terminated",
                "agreement/x | enteredIntoForce 2024-01-01; terminated 2025-01-01 | enteredIntoForce 2024; terminated 2025-01 | ",
                "agreement/x | signed 2024-01-01; expired 2025-01-01 | signed 2024-01-01; expired 2025-01-02 | expired",
                "agreement/x | ratified 2024-01-01 | ratified 2024-06-01 | ",
                "agreement/x | ratified 2024-01-01; ratified 2024-06-01 | ratified 2024-01; ratified 2024-06 | ",
                "agreement/x | signed 2023; ratified 2024-01-01; ratified 2024-06-01 | ratified 2024-07-01 | ratified",
                "agreement/x | amended 2024-01-01; extended 2024-01-01 | amended 2024-06-01; extended 2024-06-01 | ",
                "agreement/x | suspended 2024-01-01; resumed 2024-03-01 | suspended 2024-06-01; resumed 2024-07-01 | ",
                "transfer/x | cancelled 2024-01-01 | cancelled 2024-06-01 | cancelled",
                "transfer/x | milestoneReached 2024-01-01; delivered 2024-02-01 | milestoneReached 2024-03-01; delivered 2024-04-01 | ",
                "programme/x | ended 2024-01-01 | ended 2024-06-01 | ended",
                "visit/x | postponed 2024-01-01; cancelled 2024-01-01 | postponed 2024-06-01; cancelled 2024-06-01 | "
            })
    void dates_of_what_happens_once_are_compared_of_all_facts(String subject, String of, String other, String facts) {
        var story = Story.of(subject, of);
        for (var fact : other.split("; ", -1)) {
            var words = fact.split(" ", -1);
            story.factBy("https://other.example.org", subject, words[0], words[1], "{}");
        }
        var disagreements = Disagreement.of(story.item(subject));
        assertThat(disagreements)
                .extracting(Disagreement::fact)
                .isEqualTo(facts == null ? List.of() : List.of(facts.split(" ", -1)));
        assertThat(disagreements).extracting(Disagreement::property).allMatch("occurred"::equals);
    }
}
