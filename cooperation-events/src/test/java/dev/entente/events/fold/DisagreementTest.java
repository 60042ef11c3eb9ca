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
}
