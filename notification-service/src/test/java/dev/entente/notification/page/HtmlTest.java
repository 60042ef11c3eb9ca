package dev.entente.notification.page;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tr                      | tr
            TR-tr,en;q=0.5          | tr
            en;q=0.1, ms ; q=0.9    | ms
            de, tr;q=0.2            | tr
            tr;q=0, ms;q=0.1        | ms
            en;q=abc, tr;q=0.3      | tr
            en;q=7, ms              | ms
            ;;;,,, *, 'x y', tr     | tr
            de                      | en
            *                       | en
            """)
    void a_page_is_in_the_language_that_is_read_best_and_what_cannot_be_read_of_that_counts_nothing(
            String accepted, String language) {
        assertThat(Html.language(null, List.of(accepted))).isEqualTo(language);
    }

    @Test
    void who_says_nothing_reads_english_and_who_asks_for_a_language_has_it() {
        assertThat(Html.language(null, (List<String>) null)).isEqualTo("en");
        assertThat(Html.language("ms", List.of("tr"))).isEqualTo("ms");
        assertThat(Html.language("xx", List.of("tr", "ms"))).isEqualTo("tr");
    }
}
