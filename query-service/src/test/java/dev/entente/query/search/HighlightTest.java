package dev.entente.query.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.events.json.Json;
import dev.entente.query.filter.Words;
import dev.entente.query.web.Language;

import static org.assertj.core.api.Assertions.assertThat;

class HighlightTest {

    private static String highlight(String words, String document) {
        return highlight(words, Set.of(), document);
    }

    private static String highlight(String words, Set<String> forms, String document) {
        return passage(words, forms, "en", document).text();
    }

    private static Highlight.Passage passage(String words, Set<String> forms, String language, String document) {
        return new Highlight(Words.parse(words), forms, forms)
                .of(
                        Json.object(document.replace('`', '"')),
                        List.of("title", "summary"),
                        new Language(Optional.of(language)));
    }

    @Test
    void words_are_marked_as_they_are_written_whatever_their_accents() {
        assertThat(highlight("degirmen", "{`title`:{`tr`:`Büyük Değirmenler`}}"))
                .isEqualTo("Büyük <mark>Değirmenler</mark>");
    }

    @Test
    void everything_but_the_marks_is_escaped() {
        assertThat(highlight("ship", "{`title`:{`en`:`<b>Ship</b> & 'crew'`}}"))
                .isEqualTo("&lt;b&gt;<mark>Ship</mark>&lt;/b&gt; &amp; &#39;crew&#39;");
    }

    @Test
    void of_several_texts_the_one_with_most_of_the_words_is_shown() {
        assertThat(highlight("joint exercise", "{`title`:{`en`:`Exercise`},`summary`:{`en`:`A joint exercise`}}"))
                .isEqualTo("A <mark>joint</mark> <mark>exercise</mark>");
    }

    @Test
    void a_long_text_is_cut_around_the_first_mark() {
        var text = "one ".repeat(50) + "ship" + " two".repeat(50);
        assertThat(highlight("ship", "{`summary`:{`en`:`" + text + "`}}"))
                .startsWith("… one one one one one one <mark>ship</mark> two")
                .endsWith("two …");
    }

    @Test
    void where_no_word_matches_those_that_begin_alike_are_marked() {
        assertThat(highlight("lumpr", "{`title`:{`en`:`Kuala Lumpur`}}")).isEqualTo("Kuala <mark>Lumpur</mark>");
        assertThat(highlight("anlaşmaları", "{`title`:{`tr`:`Savunma Anlaşması`}}"))
                .isEqualTo("Savunma <mark>Anlaşması</mark>");
        assertThat(highlight("anvar", "{`name`:{`en`:`Anwar Ibrahim`}}")).isEqualTo("Anwar Ibrahim");
    }

    @Test
    void no_more_than_the_first_20_000_letters_of_an_item_are_looked_at() {
        var far = "one ".repeat(5_000);
        assertThat(highlight("ship", "{`summary`:{`en`:`" + far + "ship`}}"))
                .isEqualTo("one ".repeat(24).strip() + " …");
        assertThat(highlight("none", "{`summary`:{`en`:`" + "x".repeat(19_999) + "\uD83D\uDE00`}}"))
                .isEqualTo("x".repeat(19_999) + "…");
        var half = "two ".repeat(2_500);
        assertThat(highlight("ship", "{`title`:{`en`:`" + half + "`},`summary`:{`en`:`Ship " + far + "`}}"))
                .startsWith("<mark>Ship</mark> one");
        assertThat(highlight("ship", "{`title`:{`en`:`" + half + "`},`summary`:{`en`:`" + half + "`,`ms`:`Ship`}}"))
                .doesNotContain("<mark>");
    }

    @Test
    void a_word_that_is_marked_for_another_explains_none_that_is_missing() {
        assertThat(highlight(
                        "ship zzzzzz or yyyyyy or xxxxxx", "{`summary`:{`en`:`" + "Ship shipment ".repeat(3) + "`}}"))
                .isEqualTo("<mark>Ship</mark> <mark>shipment</mark> ".repeat(3));
        assertThat(highlight(
                        "ship shaped",
                        Set.of("shapes"),
                        "{`summary`:{`en`:`Ship of shapes, shape, shapely, shaping`}}"))
                .isEqualTo("<mark>Ship</mark> of <mark>shapes</mark>, shape, shapely, shaping");
    }

    @Test
    void forms_of_the_words_are_marked_however_they_begin() {
        assertThat(highlight("timbang", Set.of("pertimbangan"), "{`title`:{`ms`:`Dalam pertimbangan`}}"))
                .isEqualTo("Dalam <mark>pertimbangan</mark>");
    }

    @Test
    void a_word_that_is_there_in_another_form_is_marked_beside_one_that_is_there_as_written() {
        assertThat(highlight("sugar beets", Set.of("sugar", "beet"), "{`title`:{`en`:`Sugar beet of Iceland`}}"))
                .isEqualTo("<mark>Sugar</mark> <mark>beet</mark> of Iceland");
        assertThat(highlight("jeotermal sondajı", Set.of("sondaj"), "{`title`:{`tr`:`Jeotermal sondaj`}}"))
                .isEqualTo("<mark>Jeotermal</mark> <mark>sondaj</mark>");
        assertThat(highlight("minister gaberone", Set.of("gaborone"), "{`summary`:{`en`:`The minister in Gaborone`}}"))
                .isEqualTo("The <mark>minister</mark> in <mark>Gaborone</mark>");
    }

    @Test
    void where_all_words_are_there_as_written_their_forms_are_not_marked() {
        assertThat(highlight(
                        "visit", Set.of("visits"), "{`title`:{`en`:`Visit`},`summary`:{`en`:`Of visitors: visible`}}"))
                .isEqualTo("<mark>Visit</mark>");
    }

    @ParameterizedTest
    @CsvSource({"en, Visit of Anwar, en", "tr, Anwar ziyareti, tr", "ms, Visit of Anwar, en"})
    void of_texts_with_as_many_of_the_words_that_in_the_language_of_the_reader_is_shown(
            String reader, String text, String language) {
        var passage = passage("anwar", Set.of(), reader, "{`title`:{`en`:`Visit of Anwar`,`tr`:`Anwar ziyareti`}}");

        assertThat(passage.text().replaceAll("</?mark>", "")).isEqualTo(text);
        assertThat(passage.language()).contains(language);
    }

    @Test
    void a_name_is_of_no_language() {
        assertThat(passage("anwar", Set.of(), "en", "{`title`:{`en`:`Visit`},`host`:{`person`:`Anwar`}}"))
                .isEqualTo(new Highlight.Passage("<mark>Anwar</mark>", Optional.empty()));
    }
}
