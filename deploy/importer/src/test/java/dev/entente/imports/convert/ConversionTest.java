package dev.entente.imports.convert;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.imports.ImportFailure;
import dev.entente.imports.TableFiles;
import dev.entente.imports.TableFiles.Result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConversionTest {

    @TempDir
    private Path folder;

    private Result convert(String mapping, String table) {
        return new TableFiles(folder).convert(mapping, table);
    }

    private Result meetings(String data, String table) {
        return convert(TableFiles.meetings(data), table);
    }

    @Test
    void a_row_becomes_an_event_with_a_slug_for_its_subject() {
        var result = meetings("occurred: '{When}'", "No,Name,When\n7,\"Türk–Malezya Görüşmesi, I. tur\",2024-08\n");

        assertThat(result.at("/subject")).isEqualTo("meeting/turk-malezya-gorusmesi-i-tur");
        assertThat(result.at("/id")).isEqualTo("7");
        assertThat(result.at("/data/title/en")).isEqualTo("Türk–Malezya Görüşmesi, I. tur");
    }

    @ParameterizedTest
    @ValueSource(strings = {"occurred: '{When}'", "occurred: { column: When, date: dd.MM.yyyy }"})
    void what_is_missing_is_told_with_the_column_whose_cell_is_empty(String occurred) {
        assertThat(meetings(occurred, "No,Name,When\n1,x,\n").faults())
                .containsExactly(
                        "table.csv, line 2, column 'When' (/data/occurred): is missing, since there is nothing in this cell");
    }

    @ParameterizedTest
    @CsvSource({
        "Viet Nam, VN",
        "Türkiye, TR",
        "Turkey, TR",
        "Bosnia and Herzegovina, BA",
        "Saint Lucia, LC",
        "'Iran (Islamic Republic of)', IR",
        "'Korea, Republic of', KR",
        "Gambia (the), GM",
        "Çekya, CZ"
    })
    void countries_are_known_by_their_published_and_their_official_names(String name, String code) {
        var mapping = "codes:\n  country: { like: country-names }\n"
                + TableFiles.meetings("occurred: '2024'\nplace.country: { column: Where, code: country }");

        assertThat(convert(mapping, "No,Name,Where\n1,x,\"%s\"\n".formatted(name))
                        .at("/data/place/country"))
                .isEqualTo(code);
    }

    @Test
    void columns_that_are_not_there_are_told_in_the_order_of_the_mapping() {
        var mapping = TableFiles.meetings("occurred: '{When}'\nsummary.en: '{Why}'");

        assertThatThrownBy(() -> convert(mapping, "Name\nx\n"))
                .extracting(failure -> ((ImportFailure) failure)
                        .sentences().stream()
                                .map(sentence -> sentence.replaceAll(".*line (\\d+).*", "$1"))
                                .toList())
                .isEqualTo(List.of("5", "11", "12"));
    }

    @ParameterizedTest
    @CsvSource({
        "17.04.2014, 2014-04-17",
        "2014-04, 2014-04",
        "2014, 2014",
        "3 Ağustos 2024, 2024-08-03",
        "2024-08~, 2024-08~",
    })
    void dates_are_as_exact_as_their_pattern(String written, String occurred) {
        var result = meetings(
                "occurred: { column: When, date: { patterns: [dd.MM.yyyy, yyyy-MM, yyyy, d MMMM yyyy, edtf], language: tr } }",
                "No,Name,When\n1,x," + written + "\n");

        assertThat(result.at("/data/occurred")).isEqualTo(occurred);
    }

    @ParameterizedTest
    @CsvSource({
        "01.08.2024, 03.08.2024, 2024-08-01/2024-08-03",
        "01.08.2024, 01.08.2024, 2024-08-01",
        "01.08.2024, '', 2024-08-01",
        "'', 03.08.2024, /2024-08-03",
        "01.08.2024, 31.12.9999, 2024-08-01",
    })
    void two_columns_make_an_interval(String from, String until, String occurred) {
        var result = meetings(
                "occurred: { column: From, until: Until, date: { patterns: dd.MM.yyyy, nothing: 31.12.9999 } }",
                "No,Name,From,Until\n1,x,%s,%s\n".formatted(from, until));

        assertThat(result.at("/data/occurred")).isEqualTo(occurred);
    }

    @Test
    void a_date_that_fits_no_pattern_is_told_with_row_and_column() {
        var result = meetings(
                "occurred: { column: When, date: [dd.MM.yyyy, yyyy] }", "No,Name,When\n1,x,30.02.2024\n2,y,2024\n");

        assertThat(result.events()).hasSize(1);
        assertThat(result.faults())
                .containsExactly(
                        "table.csv, line 2, column 'When': '30.02.2024' is no date as the mapping has it (dd.MM.yyyy, yyyy)");
        assertThat(result.report().skipped()).isEqualTo(Map.of("faulty", 1L));
    }

    @Test
    void what_the_schema_refuses_is_told_with_row_column_and_pointer() {
        var result = meetings(
                "occurred: '{When}'\nsectors[]: '{Field}'", "No,Name,When,Field\n1,x,yesterday,war\n2,y,,trade\n");

        assertThat(result.faults())
                .hasSize(3)
                .anyMatch(fault -> fault.startsWith("table.csv, line 2, column 'When' (/data/occurred): "))
                .anyMatch(fault -> fault.startsWith("table.csv, line 2, column 'Field' (/data/sectors/0): "))
                .anyMatch(fault -> fault.startsWith("table.csv, line 3, column 'When' (/data/occurred): "));
    }

    @Test
    void a_column_that_the_table_lacks_is_told_before_any_row_is_read() {
        assertThatThrownBy(() -> meetings("occurred: '{Date}'", "No,Name,When\n1,x,2024\n"))
                .hasMessage("mapping.yaml, line 11, column 17: table.csv has no column 'Date'; it has No, Name, When");
    }

    @Test
    void two_rows_with_one_id_are_told() {
        var result = meetings("occurred: '{When}'", "No,Name,When\n1,x,2024\n1,y,2024\n");

        assertThat(result.faults()).singleElement().asString().contains("line 3 (/id)", "made from line 2 already");
    }

    @Test
    void code_tables_fold_case_and_accents_and_know_countries() {
        var result = convert("""
                codes:
                  country: { like: [iso-alpha2, iso-alpha3, country-names], ignoreCase: true, values: { Turkey: TR } }
                common: { source: 'https://tables.example.org' }
                events:
                  - type: dev.entente.meeting.held.v1
                    id: '{No}'
                    subject: meeting/{No}
                    data:
                      occurred: '2024'
                      title.en: x
                      participants[].country: { column: Who, split: /, code: country }
                """, "No,Who\n1,TURKEY / TÜRKİYE / tur / Malezya / mys / My\n");

        assertThat(result.event().findValuesAsText("country")).containsExactly("TR", "TR", "TR", "MY", "MY", "MY");
    }

    @Test
    void codes_can_leave_out_for_a_reason_and_too_few_skip_the_row() {
        var mapping = """
                codes:
                  country: { values: { A: TR, B: MY }, skip: { X: dissolved } }
                common: { source: 'https://tables.example.org' }
                events:
                  - type: dev.entente.agreement.signed.v1
                    id: '{No}'
                    subject: agreement/{No}
                    data:
                      occurred: '2024'
                      title.en: x
                      parties[].country: { column: Who, split: ;, code: country, unknown: unmapped, atLeast: 2, reason: oneParty }
                """;

        var result = convert(mapping, "No,Who\n1,A;B;X\n2,A;X\n3,A\n4,A;?\n");

        assertThat(result.at("/data/parties")).isEmpty();
        assertThat(result.event().findValuesAsText("country")).containsExactly("TR", "MY");
        assertThat(result.report().leftOut()).isEqualTo(Map.of("dissolved", 1L));
        assertThat(result.report().skipped()).isEqualTo(Map.of("dissolved", 1L, "oneParty", 1L, "unmapped", 1L));
    }

    @Test
    void a_text_that_no_code_table_knows_is_a_fault_unless_a_reason_is_given() {
        var result = convert(
                TableFiles.meetings("occurred: '2024'\nsectors[]: { column: Field, code: sector }")
                        + "codes: { sector: { list: sectors } }\n",
                "No,Name,Field\n1,x,Energy\n2,y,War\n");

        assertThat(result.event().at("/data/sectors/0").asText()).isEqualTo("energy");
        assertThat(result.faults())
                .singleElement()
                .asString()
                .contains("line 3, column 'Field'", "does not have 'War'");
    }

    @Test
    void a_constant_does_not_stand_alone_beside_empty_cells() {
        var mapping = """
                common: { source: 'https://tables.example.org' }
                events:
                  - type: dev.entente.agreement.signed.v1
                    id: '{No}'
                    subject: agreement/{No}
                    data:
                      occurred: '2024'
                      title.en: x
                      parties[0].country: TR
                      parties[1].country: MY
                      money.currency: USD
                      money.amount: '{Amount}'
                      evidence[0].url: '{Link}'
                      evidence[0].kind: press
                      evidence[1].url: https://press.example.org/
                      evidence[1].kind: official
                """;

        var result = convert(mapping, "No,Amount,Link\n1,,\n2,12.50,https://a.example.org/\n");

        assertThat(result.events().getFirst().path("data").has("money")).isFalse();
        assertThat(result.events().getFirst().at("/data/evidence").findValuesAsText("kind"))
                .containsExactly("official");
        assertThat(result.events().getLast().at("/data/money/currency").asText())
                .isEqualTo("USD");
        assertThat(result.events().getLast().at("/data/evidence").findValuesAsText("kind"))
                .containsExactly("press", "official");
    }

    @Test
    void numbers_are_numbers() {
        var result = convert("""
                common: { source: 'https://tables.example.org' }
                events:
                  - type: dev.entente.transfer.ordered.v1
                    id: '{No}'
                    subject: transfer/{No}
                    time: { column: When, date: dd.MM.yyyy }
                    data:
                      occurred: '2024'
                      title.en: x
                      supplier.country: TR
                      recipient.country: MY
                      item.kind: equipment
                      item.designation: corvette
                      item.quantity: { column: Count, as: integer }
                """, "No,When,Count\n1,05.06.2024,3\n2,05.06.2024,three\n");

        assertThat(result.event().at("/data/item/quantity").isNumber()).isTrue();
        assertThat(result.at("/time")).isEqualTo("2024-06-05T00:00:00Z");
        assertThat(result.faults())
                .containsExactly(
                        "table.csv, line 3, column 'Count': 'three' is no number; digits and a point, nothing between thousands");
    }

    @Test
    void rows_can_be_left_out_by_condition() {
        var result = convert(
                TableFiles.meetings("occurred: '{When}'") + """
                        skip:
                          - { when: { Kind: [draft, Draft] }, reason: draft }
                          - { when: { When: { filled: false } }, reason: undated }
                          - { when: { When: { matches: '19.*' }, Kind: { not: '{Name}' } }, reason: old }
                        """,
                "No,Name,When,Kind\n1,a,2024,x\n2,b,2024,draft\n3,c,,x\n4,d,1999,x\n");

        assertThat(result.at("/id")).isEqualTo("1");
        assertThat(result.report().skipped()).isEqualTo(Map.of("draft", 1L, "undated", 1L, "old", 1L));
    }

    @Test
    void rows_of_a_group_make_one_event_and_joined_rows_make_their_own() {
        new TableFiles(folder).write("steps.csv", """
                        Treaty,Who,Step,Day
                        T1,TR,ratified,2024-02-01
                        T1,MY,ratified,2024-02-01
                        T1,MY,dreamt,2024-03-01
                        T9,MY,ratified,2024-01-01
                        """);
        var mapping = """
                group: Treaty
                join:
                  steps: { file: steps.csv, key: Treaty }
                common:
                  source: https://tables.example.org
                  subject: agreement/{Treaty|slug}
                events:
                  - type: dev.entente.agreement.signed.v1
                    id: '{Treaty}-signed'
                    data:
                      occurred: '{Signed}'
                      title.en: '{Treaty}'
                      parties[].country: { column: Party, rows: group }
                  - type: dev.entente.agreement.ratified.v1
                    for: { rows: steps, where: { Step: ratified }, by: '{Day}' }
                    id: '{Treaty}-ratified-{by}'
                    data:
                      occurred: '{by}'
                      summary.en: { column: Who, rows: steps, join: ' and ', format: 'Ratified by {}' }
                """;

        var result = convert(
                mapping,
                "Treaty,Party,Signed\nT1,TR,2024-01-01\nT2,ID,2024-01-02\nT1,MY,2024-01-01\nT2,VN,2024-01-02\n");

        assertThat(result.events())
                .extracting(event -> event.path("id").asText())
                .containsExactly("T1-signed", "T1-ratified-2024-02-01", "T2-signed");
        assertThat(result.events().getFirst().findValuesAsText("country")).containsExactly("TR", "MY");
        assertThat(result.events().get(1).at("/data/summary/en").asText()).isEqualTo("Ratified by TR and MY");
        assertThat(result.report().joined().get("steps").used()).isEqualTo(2);
        assertThat(result.report().joined().get("steps").skipped()).isEqualTo(Map.of("unused", 1L, "unmatched", 1L));
    }

    @Test
    void several_values_for_one_place_are_told() {
        var result = meetings("occurred: { column: When, split: ';' }", "No,Name,When\n1,x,2024;2025\n");

        assertThat(result.faults()).singleElement().asString().contains("(/data/occurred): there are several values");
    }
}
