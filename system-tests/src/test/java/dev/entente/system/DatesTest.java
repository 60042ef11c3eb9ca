package dev.entente.system;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How the dashboard reads and says uncertain dates, in the browser itself. */
class DatesTest {

    private static Reader reader;

    @BeforeAll
    static void load() throws Exception {
        reader = new Reader("about:blank", Reader.Screen.DESK);
        TypeScript.load(reader.page(), "date/edtf.ts", "edtf");
        reader.page().evaluate("""
                () => {
                    window.wording = lang => ({
                        lang, about: date => 'about ' + date, uncertain: date => date + '?', by: date => 'by ' + date,
                        from: date => 'from ' + date, season: (number, year) => number + ' of ' + year, decade: year => year + 's',
                    });
                }""");
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 2024-06-11, 11 June 2024",
        "tr, 2024-06-11, 11 Haziran 2024",
        "ms, 2024-06-11, 11 Jun 2024",
        "en, 2024-08, August 2024",
        "tr, 2024-08, Ağustos 2024",
        "ms, 2024-08, Ogos 2024",
        "en, 2024, 2024",
        "en, 2024-08~, about August 2024",
        "en, 2024-08?, August 2024?",
        "en, 2024-08%, about August 2024?",
        "en, ../2024-08, by August 2024",
        "en, 2024-08/.., from August 2024",
        "en, 2024-06/2024-08, June 2024 – August 2024",
        "en, 2024-21, 21 of 2024",
        "en, 202X, 2020s",
        "en, 2024-XX, 2024",
        "en, not a date, not a date"
    })
    void a_date_is_said_as_far_as_it_is_known(String language, String edtf, String said) {
        assertThat(reader.page()
                        .evaluate("([edtf, lang]) => window.edtf.say(edtf, wording(lang))", List.of(edtf, language)))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-08-19, 2024-08-19, 2024-08-19",
        "2024-02, 2024-02-01, 2024-02-29",
        "2023-02, 2023-02-01, 2023-02-28",
        "2024, 2024-01-01, 2024-12-31",
        "202X, 2020-01-01, 2029-12-31",
        "2024-24, 2024-12-01, 2025-02-28",
        "2024-21, 2024-03-01, 2024-05-31",
        "../2024-08, , 2024-08-31",
        "2024-08/.., 2024-08-01,",
        "2024-08-19/2024-08-22, 2024-08-19, 2024-08-22"
    })
    void a_date_means_all_days_that_it_may_be(String edtf, String first, String last) {
        var span = (Map<?, ?>) reader.page().evaluate("""
                edtf => {
                    const { first, last } = window.edtf.span(edtf);
                    const day = number => number === undefined ? null : window.edtf.iso(number);
                    return { first: day(first), last: day(last) };
                }""", edtf);

        assertThat(span.get("first")).isEqualTo(first);
        assertThat(span.get("last")).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-11, true",
        "2024-08-19/2024-08-22, true",
        "2024-08, false",
        "2024-06-11?, false",
        "2024-06-11~, false",
        "../2024-06-11, false"
    })
    void only_a_day_without_doubt_is_exact(String edtf, boolean exact) {
        assertThat(reader.page().evaluate("edtf => window.edtf.isExact(edtf)", edtf))
                .isEqualTo(exact);
    }
}
