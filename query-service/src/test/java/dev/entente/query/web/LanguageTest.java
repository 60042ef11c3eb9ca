package dev.entente.query.web;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.entente.events.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTest {

    private static String in(String language, String item) {
        return new Language(Optional.of(language))
                .in(Json.object(item.replace('\'', '"')))
                .toString()
                .replace('"', '\'');
    }

    @Test
    void texts_become_strings_in_the_language_else_in_english_else_in_any() {
        assertThat(in("tr", "{'title':{'en':'Visit','tr':'Ziyaret'},'summary':{'en':'Short'},'quote':{'ms':'Kata'}}"))
                .isEqualTo("{'title':'Ziyaret','summary':'Short','quote':'Kata'}");
    }

    @Test
    void names_that_are_texts_are_put_into_the_language_and_other_objects_stay() {
        assertThat(in("en", "{'name':{'en':'Anwar'},'place':{'name':'Ankara'},'identifiers':{'en':'Q1'}}"))
                .isEqualTo("{'name':'Anwar','place':{'name':'Ankara'},'identifiers':{'en':'Q1'}}");
    }
}
