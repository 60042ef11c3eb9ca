package dev.entente.query.filter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.query.ledger.Sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordsTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    "Yaşar Güler",             (('yasar' <-> 'guler')),                     yasar guler
                    "Kuala Lumpur" -Çağrı,     (('kuala' <-> 'lumpur') & !('cagri')),       kuala lumpur
                    -F-16 "x" or KAAN,         (!('f' <-> '16') & ('x')) | (('kaan')),      x kaan
                    "or" or -or,               (('or')) | (!('or')),                        or
                    unclosed "phrase -x,       (('unclosed') & ('phrase') & !('x')),        unclosed phrase
                    """)
    void phrases_and_exclusions_are_taken_at_their_word(String text, String query, String plain) {
        var words = Words.parse(text);
        assertThat(words.forgiving()).isFalse();
        assertThat(words.wanted()).isEqualTo(Sql.of("select ?::tsquery", query));
        assertThat(words.alike()).isEqualTo(words.wanted());
        assertThat(words.plain()).isEqualTo(plain);
    }

    @Test
    void words_are_looked_for_in_all_their_forms() {
        var words = Words.parse("Yaşar F-16 or KAAN");
        assertThat(words.forgiving()).isTrue();
        assertThat(words.wanted().values())
                .containsExactly(
                        "yasar",
                        "yaşar",
                        "('f' <-> '16')",
                        "(('yasar') & ('f' <-> '16'))",
                        "yasarf16",
                        "yaşarf-16",
                        "(('yasarf16'))",
                        "kaan",
                        "kaan",
                        "(('kaan'))");
        assertThat(words.wanted().text()).contains("forms_of(?, ?)").doesNotContain("yasar");
        assertThat(words.alike().text()).contains("like_of(?, ?)");
    }

    @Test
    void what_is_too_long_to_be_like_others_is_looked_for_as_it_is() {
        assertThat(Words.parse("a".repeat(31)).alike())
                .isEqualTo(Words.parse("a".repeat(31)).wanted());
        assertThat(Words.parse("a".repeat(30)).alike())
                .isNotEqualTo(Words.parse("a".repeat(30)).wanted());
    }

    @Test
    void two_words_as_one_are_not_looked_for_in_what_is_only_like_them() {
        var alike = Words.parse("qx seabed").alike().text();
        assertThat(alike.indexOf("forms_of")).isGreaterThan(alike.lastIndexOf("like_of"));
        assertThat(alike.split("like_of", -1)).hasSize(3);
    }

    @Test
    void two_words_as_one_are_not_looked_for_where_no_item_can_have_them() {
        assertThat(Words.parse("a".repeat(199) + " b").wanted().values()).contains("a".repeat(199) + "b");
        assertThat(Words.parse("a".repeat(200) + " b").wanted().values()).doesNotContain("a".repeat(200) + "b");
    }

    @Test
    void a_long_word_is_cut_between_letters() {
        assertThat(Words.parse("a" + "\uD801\uDC28".repeat(150)).each())
                .containsExactly("a" + "\uD801\uDC28".repeat(99));
    }

    @ParameterizedTest
    @ValueSource(strings = {"---", "\"\"", "-anwar", "or"})
    void a_search_needs_a_word(String text) {
        assertThatThrownBy(() -> Words.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_search_has_a_bound() {
        assertThatThrownBy(() -> Words.parse("x ".repeat(41))).hasMessage("has more than 40 words");
        assertThatThrownBy(() -> Words.parse("\"" + "x ".repeat(20) + "\" -\"" + "y ".repeat(21) + "\""))
                .hasMessage("has more than 40 words");
        assertThatThrownBy(() -> Words.parse("x-".repeat(41))).hasMessage("has more than 40 words");
        assertThat(Words.parse("x ".repeat(40)).each()).containsExactly("x");
    }
}
