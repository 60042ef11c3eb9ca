package dev.entente.query.filter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordsTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    Yaşar Güler,               yasar guler,            yasar guler
                    "Kuala Lumpur" -Çağrı,     "kuala lumpur" -cagri,  kuala lumpur
                    F-16 or KAAN,              "f 16" or kaan,         f 16 kaan
                    tr-my -"deniz gücü",       "tr my" -"deniz gucu",  tr my
                    unclosed "phrase,          unclosed phrase,        unclosed phrase
                    """)
    void words_come_into_plain_letters_with_their_signs(String text, String query, String plain) {
        var words = Words.parse(text);
        assertThat(words.query()).isEqualTo(query);
        assertThat(words.plain()).isEqualTo(plain);
    }

    @Test
    void phrases_and_exclusions_are_taken_at_their_word() {
        assertThat(Words.parse("anwar ibrahim").forgiving()).isTrue();
        assertThat(Words.parse("\"anwar ibrahim\"").forgiving()).isFalse();
        assertThat(Words.parse("anwar -ibrahim").forgiving()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"---", "\"\"", "-anwar", "or"})
    void a_search_needs_a_word(String text) {
        assertThatThrownBy(() -> Words.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
