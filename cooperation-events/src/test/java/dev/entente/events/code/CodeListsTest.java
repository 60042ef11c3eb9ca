package dev.entente.events.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.Kinds;
import dev.entente.events.Oddity;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

class CodeListsTest {

    static final Iterable<CodeList> LISTS = CodeLists.all();

    @ParameterizedTest
    @FieldSource("LISTS")
    void every_code_has_a_name_in_three_languages(CodeList list) {
        assertThat(list.codes()).isNotEmpty().allMatch(code -> code.matches("[A-Za-z0-9-]{1,40}"));
        assertThat(list.entries())
                .allSatisfy(entry -> assertThat(entry.name().byLanguage())
                        .as(list.name() + " " + entry.code())
                        .containsOnlyKeys("en", "tr", "ms")
                        .allSatisfy((language, name) ->
                                assertThat(name).isNotBlank().isEqualTo(name.strip())));
    }

    @ParameterizedTest
    @FieldSource("LISTS")
    void no_code_stands_twice(CodeList list) throws IOException {
        var lines = Files.readAllLines(
                Path.of("src/main/resources/dev/entente/events/code").resolve(list.name() + ".tsv"));
        assertThat(lines).hasSize(list.codes().size() + 1);
    }

    @Test
    void every_table_is_published() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/dev/entente/events/code"))) {
            var tables = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tsv"))
                    .map(name -> name.replace(".tsv", ""))
                    .collect(toSet());
            assertThat(CodeLists.all().stream().map(CodeList::name)).containsExactlyInAnyOrderElementsOf(tables);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreement", "visit", "transfer"})
    void the_statuses_of_a_kind_are_those_of_the_list_in_the_order_of_its_life(String kind) {
        assertThat(CodeLists.named(kind + "-statuses").orElseThrow().codes())
                .containsExactlyElementsOf(Kinds.named(kind).orElseThrow().statuses());
    }

    @Test
    void every_oddity_has_a_name_that_says_in_english_what_its_sentence_says() {
        assertThat(CodeLists.anomalies().codes())
                .containsExactlyElementsOf(
                        Stream.of(Oddity.values()).map(Oddity::code).toList());
        assertThat(Oddity.BEFORE_SIGNING.of("terminated").detail()).isEqualTo("terminated before it was signed");
        assertThat(Oddity.TAKEN_BACK.ofReport().detail()).isEqualTo("corrects what is taken back");
    }

    @Test
    void the_sectors_are_those_of_the_design() {
        assertThat(CodeLists.sectors().codes())
                .containsExactlyInAnyOrder(
                        "defence-industry",
                        "military",
                        "intelligence",
                        "diplomacy",
                        "culture",
                        "education",
                        "trade",
                        "technology",
                        "energy",
                        "health",
                        "humanitarian",
                        "environment",
                        "space",
                        "migration",
                        "justice",
                        "other");
    }

    @Test
    void a_code_is_called_by_its_name_in_the_language_else_in_english_else_by_itself() {
        assertThat(CodeLists.countries().nameOf("TR", "tr")).isEqualTo("Türkiye");
        assertThat(CodeLists.countries().nameOf("MY", "tr")).isEqualTo("Malezya");
        assertThat(CodeLists.sectors().nameOf("military", "de")).isEqualTo("Military");
        assertThat(CodeLists.countries().nameOf("XX", "en")).isEqualTo("XX");
    }

    @Test
    void countries_and_currencies_are_whole() {
        assertThat(CodeLists.countries().codes()).hasSizeGreaterThan(245).allMatch(code -> code.matches("[A-Z]{2}"));
        assertThat(CodeLists.named("currencies").orElseThrow().codes())
                .contains("USD", "TRY", "MYR")
                .doesNotContain("ZZZ", "XXX");
    }
}
