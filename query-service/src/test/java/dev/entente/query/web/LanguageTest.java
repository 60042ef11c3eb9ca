package dev.entente.query.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LanguageTest {

    private static String in(String language, String item) {
        return new Language(Optional.of(language))
                .in(Json.object(item.replace('\'', '"')))
                .toString()
                .replace('"', '\'');
    }

    @Test
    void texts_become_strings_in_the_language_else_in_english_else_in_any_and_say_in_which() {
        assertThat(in("tr", "{'title':{'en':'Visit','tr':'Ziyaret'},'summary':{'en':'Short'},'quote':{'ms':'Kata'}}"))
                .isEqualTo("{'title':'Ziyaret','summary':'Short','quote':'Kata',"
                        + "'languages':{'quote':'ms','summary':'en'}}");
    }

    @Test
    void names_that_are_texts_are_put_into_the_language_and_other_objects_stay() {
        assertThat(in("en", "{'name':{'en':'Anwar'},'place':{'name':'Ankara'},'identifiers':{'en':'Q1'}}"))
                .isEqualTo("{'name':'Anwar','place':{'name':'Ankara'},'identifiers':{'en':'Q1'}}");
    }

    @ParameterizedTest
    @CsvSource({
        "tr, Ziyaret, ",
        "TR, Ziyaret, ",
        "tr-TR, Ziyaret, ",
        "tr-Latn-x-old, Ziyaret, ",
        "ms-MY, Visit, en",
        "zlm, Visit, en"
    })
    void a_language_is_looked_up_as_the_standard_has_it(String tag, String text, String other) {
        var parameters = new Parameters(Map.of("lang", List.of(tag)));
        var language = Language.of(parameters);
        parameters.check();

        var told = language.in(Json.object("""
                {"title":{"en":"Visit","tr":"Ziyaret"}}"""));
        assertThat(told.path("title").asText()).isEqualTo(text);
        assertThat(told.at("/languages/title").asText(null)).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "english language", "t", "tr_TR", "tr-", "xx-TR"})
    void what_is_no_language_is_refused(String tag) {
        var parameters = new Parameters(Map.of("lang", List.of(tag)));
        var unused = Language.of(parameters);

        assertThatThrownBy(parameters::check).hasMessageContaining("language tag");
    }
}
