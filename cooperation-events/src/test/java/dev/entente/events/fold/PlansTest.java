package dev.entente.events.fold;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Story;
import dev.entente.events.edtf.Edtf;

import static org.assertj.core.api.Assertions.assertThat;

/** Plans are told anew, and the word told last counts, whatever the day. */
class PlansTest {

    private static final String OTHER = "https://other.example.org";

    private static Story told(String source, Story story, String subject, String facts) {
        var told = story;
        for (var fact : facts.split("; ", -1)) {
            var words = fact.split(" ", -1);
            told = told.factBy(source, subject, words[0], words[1], "{\"title\":{\"en\":\"%s\"}}".formatted(fact));
        }
        return told;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            visit/x     | announced 2027-06-01; announced 2027-03-01                            | announced | 2027-03-01 | 2027-03-01 | announced 2027-03-01
            visit/x     | announced 2027-06-01; postponed 2027-05-01                            | postponed | 2027-05-01 | 2027-05-01 | postponed 2027-05-01
            visit/x     | announced 2027-06-01; postponed 2027-09-01; postponed 2027-08-01      | postponed | 2027-08-01 | 2027-08-01 | postponed 2027-08-01
            visit/x     | announced 2027-06-01; postponed 2027-09-01; announced 2027-08-01      | postponed | 2027-09-01 | 2027-08-01 | announced 2027-08-01
            visit/x     | announced 2027-06; announced 2027-06-09; announced 2027-06            | announced | 2027-06    | 2027-06    | announced 2027-06
            visit/x     | held 2024-06-02; announced 2024-06-05; announced 2024-06-01           | held      | 2024-06-02 | 2024-06-02 | held 2024-06-02
            visit/x     | announced 2027-06-01; cancelled 2027-06-01; announced 2027-03-01      | cancelled | 2027-06-01 | 2027-03-01 | announced 2027-03-01
            exercise/x  | announced 2027-06; announced 2027-05                                  | announced | 2027-05    | 2027-05    | announced 2027-05
            meeting/x   | announced 2027-06; announced 2027-05                                  | announced | 2027-05    | 2027-05    | announced 2027-05
            programme/x | announced 2027-06; announced 2027-05                                  | announced | 2027-05    | 2027-05    | announced 2027-05
            programme/x | announced 2027-05; announced 2027-06                                  | announced | 2027-05    | 2027-05    | announced 2027-05
            """)
    void the_word_told_last_counts_also_where_it_brings_forward(
            String subject, String facts, String status, String since, String occurred, String title) {
        var item = told(Story.SOURCE, new Story(), subject, facts).item(subject);
        assertThat(item.status()).isEqualTo(status);
        assertThat(item.state().progress().statusSince()).contains(Edtf.parse(since));
        assertThat(item.occurred()).hasToString(occurred);
        assertThat(item.title().in("en")).contains(title);
        assertThat(item.anomalies()).isEmpty();
        assertThat(Disagreement.of(item)).isEmpty();
    }

    @Test
    void what_a_plan_says_of_who_comes_is_that_of_the_word_told_last() {
        var item = new Story()
                .factBy(Story.SOURCE, "exercise/x", "announced", "2027-06", "{\"designation\":\"Old\"}")
                .factBy(Story.SOURCE, "exercise/x", "announced", "2027-05", "{\"designation\":\"New\"}")
                .item("exercise/x");
        assertThat(ItemDocument.of(item, item.countries()).get("designation").asText())
                .isEqualTo("New");
    }

    @Test
    void the_first_source_puts_off_what_another_announces_later() {
        var own = told(Story.SOURCE, new Story(), "visit/x", "announced 2027-06-01; postponed 2027-09-01");
        assertThat(told(OTHER, own, "visit/x", "announced 2027-06-01")
                        .item("visit/x")
                        .occurred())
                .hasToString("2027-09-01");
    }

    @Test
    void who_does_not_say_when_is_behind_who_does() {
        var told = told(Story.SOURCE, new Story(), "visit/x", "announced 2027-03-01");
        var event = told(Story.SOURCE, told, "visit/x", "announced 2027-06-01")
                .events()
                .getLast()
                .event();
        var untimed = new CooperationEvent(
                event.key(), event.type(), event.subject(), Optional.empty(), event.data(), event.extensions());
        var story = told(Story.SOURCE, new Story(), "visit/x", "announced 2027-03-01")
                .add(untimed);
        assertThat(story.item("visit/x").occurred()).hasToString("2027-03-01");
    }
}
