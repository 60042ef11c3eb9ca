package dev.entente.query.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1", "a=b", " one", "Türkiye – Malaysia", "-1", "-0.7"})
    void what_is_no_formula_is_as_it_was(String value) {
        assertThat(Csv.cell(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1+1",
                "-.1",
                "@SUM(A1)",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)",
                " =1",
                "\u00a0=1",
                "\u3000＝1",
                "\u200b=1"
            })
    void no_cell_is_a_formula(String value) {
        assertThat(Csv.cell(value)).isEqualTo("'" + value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"x;=1+1, x;'=1+1", "x; ＠SUM(A1);+1, x;' ＠SUM(A1);'+1", "=1;-1, '=1;'-1", "a;b, a;b"})
    void nor_is_what_stands_behind_a_semicolon(String value, String written) {
        assertThat(Csv.cell(value)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a\t=1+1,a\t'=1+1",
                "a\t\t=1+1,a\t\t'=1+1",
                "a\t\t\t =1;\t=2,a\t\t\t' =1;\t'=2",
                "\t=1,'\t'=1",
                " \t=1, \t'=1"
            })
    void nor_is_what_stands_behind_a_tab(String value, String written) {
        assertThat(Csv.cell(value)).isEqualTo(written);
    }

    @Test
    void a_cell_with_line_breaks_is_quoted() {
        assertThat(Csv.cell("one\r\ntwo")).isEqualTo("\"one\r\ntwo\"");
    }
}
