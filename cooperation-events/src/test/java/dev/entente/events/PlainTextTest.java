package dev.entente.events;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "Değirmen, degirmen",
        "Yaşar Güler, yasar guler",
        "IĞDIR İzmir ığdır, igdir izmir igdir",
        "Smørrebrød, smorrebrod",
        "Straße, strasse",
        "Łódź, lodz",
        "Đà Nẵng, da nang",
        "Þórður Guðmundsson, thordur gudmundsson",
        "Əliyev, eliyev",
        "Hawaiʻi, hawaii",
        "Έλληνας, ελληνας",
        "Ёлка, елка"
    })
    void letters_lose_their_accents_and_their_case(String text, String plain) {
        assertThat(PlainText.of(text)).isEqualTo(plain);
    }

    @Test
    void punctuation_separates_words_and_is_not_kept() {
        assertThat(PlainText.of("  Türkiye'nin (2024) “çağrısı” — F-16/Block 70!  "))
                .isEqualTo("turkiye nin 2024 cagrisi f 16 block 70");
    }

    @Test
    void scripts_that_write_vowels_as_marks_keep_them() {
        assertThat(PlainText.of("हिन्दी")).isEqualTo("हिन्दी");
    }

    @Test
    void syllables_of_hangul_stay_whole() {
        assertThat(PlainText.of("서울")).isEqualTo("서울");
    }

    @Test
    void plain_text_stays_as_it_is() {
        var plain = PlainText.of("Ankara'da görüşme, 12 Ağustos");
        assertThat(PlainText.of(plain)).isEqualTo(plain);
    }

    @Test
    void nothing_but_punctuation_is_nothing() {
        assertThat(PlainText.of("-- !? --")).isEmpty();
    }

    /** Latin is read by a table, unless there is something else in the text. */
    @Test
    void latin_comes_to_the_same_alone_and_beside_another_script() {
        for (var first = 0; first < 0x250; first++) {
            for (var second = 0; second < 0x250; second++) {
                var text = "x" + (char) first + (char) second + "y";

                assertThat(PlainText.of(text) + " 中").isEqualTo(PlainText.of(text + " 中"));
            }
        }
    }

    @Test
    void a_word_ends_where_letters_marks_and_numbers_do() {
        assertThat(PlainText.endOfWord("Yaşar2 Güler", 0)).isEqualTo("Yaşar2".length());
        assertThat(PlainText.endOfWord("हिन्दी, 𝒳", 0)).isEqualTo("हिन्दी".length());
        assertThat(PlainText.endOfWord("𝒳!", 0)).isEqualTo(2);
        assertThat(PlainText.endOfWord("a b", 1)).isEqualTo(1);
    }
}
