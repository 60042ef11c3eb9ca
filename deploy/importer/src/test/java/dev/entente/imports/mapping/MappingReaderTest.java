package dev.entente.imports.mapping;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.imports.ImportFailure;
import dev.entente.imports.TableFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MappingReaderTest {

    @TempDir
    private Path folder;

    private Mapping read(String text) {
        return MappingReader.read(new TableFiles(folder).write("mapping.yaml", text), folder, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            occured: '{When}'                               § 'line 11, column 16: dev.entente.meeting.held.v1 has no property ''occured''; it has coding'
            occurred: '{When'                               § 'line 11, column 17: a brace without its partner'
            occurred: '{When|trim}'                         § 'line 11, column 17: there is no ''|trim'''
            occurred: { column: When, date: dd.MM }         § 'line 11, column 39: ''dd.MM'' is no pattern of a date'
            occurred: { column: When, date: dd.pp.yyyy }    § 'line 11, column 39: ''dd.pp.yyyy'' is no pattern of a date'
            occurred: { colum: When }                       § 'line 11, column 17: either ''column'' or ''text'''
            occurred: { column: When, dates: edtf }         § 'line 11, column 40: ''dates'' is not known here; there are as, atLeast'
            sectors[]: { column: When, code: sector }       § 'line 11, column 40: there is no code table ''sector''; the mapping has none'
            sectors[]: { column: When, rows: actions }      § 'line 11, column 40: there are no rows ''actions'''
            sectors[]: { column: When, only: '(' }          § 'line 11, column 40: ''('' is no regular expression'
            sectors[].[]: trade                             § 'line 11, column 21: ''sectors[].[]'' is no place in an event'
            occurred: { column: When, as: date }            § 'line 11, column 37: ''date'' is none of text, integer, number, boolean'
            occurred: { column: When, distinct: yes }       § 'line 11, column 43: ''distinct'' is either true or false'
            """)
    void what_is_wrong_is_told_with_line_and_column(String data, String told) {
        assertThatThrownBy(() -> read(TableFiles.meetings(data)))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("mapping.yaml, " + told);
    }

    @Test
    void several_faults_are_told_at_once() {
        assertThatThrownBy(() -> read(TableFiles.meetings("occured: x\nsektors[]: y")))
                .isInstanceOfSatisfying(
                        ImportFailure.class,
                        failure -> assertThat(failure.sentences()).hasSize(2));
    }

    @Test
    void faults_are_told_in_the_order_of_their_lines() {
        var mapping = TableFiles.meetings("occured: x").replace("common:", "common:\n  sauce: x");

        assertThatThrownBy(() -> read(mapping))
                .isInstanceOfSatisfying(
                        ImportFailure.class,
                        failure -> assertThat(failure.sentences())
                                .satisfiesExactly(
                                        first -> assertThat(first).contains("line 2, "),
                                        second -> assertThat(second).contains("line 12, ")));
    }

    @Test
    void yaml_that_is_none_is_told_with_its_place() {
        assertThatThrownBy(() -> read("events:\n  - [a\n"))
                .hasMessageContaining("mapping.yaml, line 3, column 1: this is no YAML");
        assertThatThrownBy(() -> read("")).hasMessageContaining("the mapping is empty");
        assertThatThrownBy(() -> read("events: []\nevents: []"))
                .hasMessageContaining("line 2, column 1: 'events' stands here twice");
    }

    @Test
    void an_event_needs_a_known_type_an_id_a_subject_and_a_source() {
        assertThatThrownBy(() -> read("events:\n  - type: dev.entente.visit.hold.v1"))
                .hasMessageContaining(
                        "line 2, column 11: there is no type 'dev.entente.visit.hold.v1'; there are dev.entente.visit.announced.v1");
        assertThatThrownBy(() -> read("events:\n  - type: dev.entente.visit.held.v1"))
                .hasMessageContaining("'source' is missing");
        assertThatThrownBy(() ->
                        read("common: { source: 'https://a.example' }\nevents:\n  - type: dev.entente.visit.held.v1"))
                .hasMessageContaining("'id' is missing here, and under 'common'");
        assertThatThrownBy(() -> read("common: { sauce: 'https://a.example' }\nevents: []"))
                .hasMessageContaining("line 1, column 18: 'sauce' is not known here");
    }

    @Test
    void files_that_are_missing_are_told() {
        assertThatThrownBy(() -> read("codes: { c: { file: none.tsv, from: a, to: b } }\nevents: []"))
                .hasMessageContaining("line 1, column 21: there is no file 'none.tsv'");
    }

    @Test
    void norway_is_no_boolean() {
        var table = CodeTable.parse(
                "c", Yaml.parse("values: { NORWAY: NO, 007: 'YES' }", "m"), new Files(java.util.List.of()));

        assertThat(table.of("NORWAY")).isEqualTo(new Code.Known("NO"));
        assertThat(table.of("007")).isEqualTo(new Code.Known("YES"));
    }
}
