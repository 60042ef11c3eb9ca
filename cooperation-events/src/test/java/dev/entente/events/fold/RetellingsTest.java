package dev.entente.events.fold;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.events.Story;
import dev.entente.events.transfer.Transfer;

import static org.assertj.core.api.Assertions.assertThat;

/** What several sources tell of one delivery or step happened once. */
class RetellingsTest {

    private static final String SUBJECT = "transfer/x";

    /** Reports told in short, {@code A 2024-01 1}: a source, a date, and the rest of the report. */
    private static Item told(String fact, String property, String reports) {
        var story = Story.of(SUBJECT, "ordered 2023 {\"item\":{\"kind\":\"equipment\",\"quantity\":3}}");
        for (var report : reports.split("; ", -1)) {
            var words = report.split(" ", 3);
            story.factBy(
                    "https://%s.example.org".formatted(words[0]),
                    SUBJECT,
                    fact,
                    words[1],
                    words.length > 2 ? "{\"%s\":%s}".formatted(property, words[2]) : "{}");
        }
        return story.item(SUBJECT);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            one ship, of which three tell              | A 2024-01-05 1; B 2024-01-05 1; C 2024-01 1 | partlyDelivered | 1
            two of three, of which two tell            | A 2024-01-05 2; B 2024-01-05 2 | partlyDelivered | 2
            two ships of one source on one day         | A 2024-01-05 1; A 2024-01-05 1 | partlyDelivered | 2
            the same, and both in one by another       | A 2024-01-05 1; A 2024-01-05 1; B 2024-01-05 2 | partlyDelivered | 2
            two, and both by who knows the month only  | A 2024-01-05 1; A 2024-01-20 1; B 2024-01 2 | partlyDelivered | 2
            two, and one by who knows the month only   | A 2024-01-05 1; A 2024-01-20 1; B 2024-01 1 | partlyDelivered | 2
            two months, and one by who knows the year  | A 2024-01 1; B 2024-06 1; C 2024 1 | partlyDelivered | 2
            the year all came, and the months of two   | A 2024-01 1; B 2024-06 1; C 2024 3 | delivered | 3
            two that cannot be one, and one between    | A 2024-01-01/2024-01-06 1; B 2024-01-05/2024-01-10 1; C 2024-01-09/2024-01-14 1 | partlyDelivered | 2
            a day apart                                | A 2024-01-05 1; B 2024-01-06 1 | partlyDelivered | 2
            by then                                    | A 2024-01-05 1; B ../2024-02 1; B 2024-03 1; A 2024-03-07 1 | partlyDelivered | 2
            two of a month, and one day                | A 2024-01-05 1; B 2024-01 2; C 2024-01-05 1 | partlyDelivered | 2
            all, and a number                          | A 2024-01-05; B 2024-01-05 1 | delivered | 1
            """)
    void a_delivery_counts_once_whoever_tells_it(String what, String reports, String status, long sum) {
        var item = told("delivered", "delivered", reports);
        assertThat(((Transfer) item.state()).deliveredQuantity()).isEqualTo(sum);
        assertThat(item.status()).isEqualTo(status);
        assertThat(item.anomalies()).isEmpty();
        assertThat(item.facts()).hasSize(1 + reports.split(";", -1).length);
        assertThat(Disagreement.of(item)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            A 2024-01-05 1; B 2024-01-05 2 | 2 | 1 A, 2 B
            A 2024-01-05 1; B 2024-01-05 2; C 2024-01-05 1 | 2 | 1 A C, 2 B
            A 2024-01-05 1; A 2024-01-05 2; B 2024-01 1; B 2024-01-05 2 | 3 | 2 B, 3 A A
            """)
    void where_sources_count_otherwise_the_most_counts_and_each_is_told(String reports, long sum, String claims) {
        var item = told("delivered", "delivered", reports);
        assertThat(((Transfer) item.state()).deliveredQuantity()).isEqualTo(sum);
        assertThat(Disagreement.of(item)).singleElement().satisfies(disagreement -> {
            assertThat(disagreement.fact()).isEqualTo("delivered");
            assertThat(disagreement.property()).isEqualTo("delivered");
            assertThat(disagreement.claims())
                    .extracting(RetellingsTest::inShort)
                    .containsExactlyElementsOf(Arrays.asList(claims.split(", ", -1)));
        });
    }

    private static String inShort(Disagreement.Claim claim) {
        var said = new StringBuilder(claim.value().asText());
        claim.events().forEach(event -> said.append(' ').append(event.source().charAt("https://".length())));
        return said.toString();
    }

    @Test
    void more_than_ordered_is_odd_of_those_that_add_to_it_alone() {
        var item = told("delivered", "delivered", "A 2024-01-05 3; A 2024-02-05 1; B 2024-02-05 1");
        assertThat(((Transfer) item.state()).deliveredQuantity()).isEqualTo(4);
        assertThat(item.anomalies()).extracting(Anomaly::detail).isEqualTo(List.of("more delivered than ordered"));
    }

    @Test
    void a_step_is_reached_once_whoever_tells_it_and_however_it_is_spelt() {
        var item = told(
                "milestoneReached",
                "milestone",
                "A 2024-03 \"launched\"; B 2024-03-05 \"Launched\"; C 2024-03-05 \"launched\"; C 2024-04 \"laid down\"");
        assertThat(((Transfer) item.state()).milestones())
                .extracting(milestone -> milestone.milestone() + " " + milestone.occurred())
                .containsExactly("Launched 2024-03-05", "laid down 2024-04");
        assertThat(Disagreement.of(item)).isEmpty();
    }

    @Test
    void a_source_that_tells_of_a_step_twice_tells_of_two_ships() {
        var item = told("milestoneReached", "milestone", "A 2024-03 \"launched\"; A 2024-03 \"launched\"");
        assertThat(((Transfer) item.state()).milestones()).hasSize(2);
    }
}
