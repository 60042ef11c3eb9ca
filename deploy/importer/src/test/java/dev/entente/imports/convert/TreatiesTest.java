package dev.entente.imports.convert;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.imports.mapping.MappingReader;
import dev.entente.imports.table.TableReader;

import static org.assertj.core.api.Assertions.assertThat;

/** The treaty tables of the samples, whole; docs/tables.md gives the same counts. */
class TreatiesTest {

    private static final Path SAMPLES = Path.of(System.getProperty("entente.root"), "deploy", "samples", "treaties");

    private static final Converted UK = convert("uk-bilateral.yaml", "uk-bilateral-1945.csv");
    private static final Converted TRADE = convert("trade-agreements.yaml", "trade-agreements-two-party.csv");

    private record Converted(Report report, List<ObjectNode> events) {

        ObjectNode event(String id) {
            return events.stream()
                    .filter(event -> event.path("id").asText().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        String countries(String id) {
            return event(id)
                    .path("data")
                    .path("parties")
                    .findValuesAsText("country")
                    .toString();
        }
    }

    private static Converted convert(String mappingFile, String tableFile) {
        var mapping = MappingReader.read(SAMPLES.resolve(mappingFile), SAMPLES, Optional.empty());
        var table = TableReader.read(SAMPLES.resolve(tableFile), mapping.format());
        var events = new ArrayList<ObjectNode>();
        return new Converted(Conversion.run(table, mapping, events::add, (rows, of) -> {}), events);
    }

    private static String type(String fact) {
        return "dev.entente.agreement." + fact + ".v1";
    }

    @Test
    void every_row_of_the_british_treaties_is_an_agreement_or_counted_by_reason() {
        var report = UK.report();

        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(5228);
        assertThat(report.subjects()).isEqualTo(4368);
        assertThat(report.types())
                .isEqualTo(Map.of(
                        type("signed"), 4502L,
                        type("ratified"), 148L,
                        type("enteredIntoForce"), 3083L,
                        type("suspended"), 4L,
                        type("terminated"), 319L));
        assertThat(report.skipped())
                .isEqualTo(Map.of(
                        "organization", 643L,
                        "dissolvedState", 107L,
                        "oneParty", 90L,
                        "notACountry", 17L,
                        "ambiguousName", 3L));
        assertThat(report.subjects() + sum(report.skipped())).isEqualTo(report.rows());
    }

    @Test
    void every_action_of_their_parties_is_in_an_event_or_counted_by_reason() {
        var actions = UK.report().joined().get("actions");

        assertThat(actions.rows()).isEqualTo(4373);
        assertThat(actions.used()).isEqualTo(460);
        assertThat(actions.skipped())
                .isEqualTo(Map.of(
                        "saidByTheTreaty", 1978L,
                        "territory", 1439L,
                        "territorialExtension", 360L,
                        "laterParty", 63L,
                        "ofSkippedRow", 37L,
                        "provisionalApplication", 23L,
                        "noFactForIt", 9L,
                        "endForOneParty", 3L,
                        "undated", 1L));
        assertThat(actions.used() + sum(actions.skipped())).isEqualTo(actions.rows());
    }

    @Test
    void names_of_their_time_are_the_countries_of_today() {
        assertThat(UK.events().stream()
                        .filter(event -> event.path("data")
                                .path("extra")
                                .path("parties")
                                .asText()
                                .equals("CEYLON ; UNITED KINGDOM"))
                        .map(event -> event.path("data").path("parties").findValuesAsText("country"))
                        .distinct())
                .containsExactly(List.of("LK", "GB"));
    }

    @Test
    void a_retroactive_treaty_keeps_both_dates() {
        assertThat(UK.event("74460-signed").at("/data/occurred").asText()).isEqualTo("1946-10-23");
        assertThat(UK.event("74460-in-force").at("/data/occurred").asText()).isEqualTo("1944-06-06");
        assertThat(UK.event("74460-signed-1947-01-23").at("/data/summary/en").asText())
                .startsWith("Signed by ");
    }

    @Test
    void a_suspension_names_who_suspended() {
        assertThat(UK.event("79732-suspended-2024-03-22").at("/data/summary/en").asText())
                .isEqualTo("Suspended by BELARUS");
        assertThat(UK.event("79732-suspended-2025-03-28").path("subject").asText())
                .isEqualTo("agreement/uk-treaty-79732");
    }

    @Test
    void the_rows_of_a_trade_agreement_are_one_agreement() {
        var report = TRADE.report();

        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(906);
        assertThat(report.subjects()).isEqualTo(451);
        assertThat(report.skipped()).isEmpty();
        assertThat(report.types())
                .isEqualTo(Map.of(
                        type("signed"), 450L,
                        type("reported"), 1L,
                        type("ratified"), 133L,
                        type("enteredIntoForce"), 388L,
                        type("terminated"), 43L));
    }

    @Test
    void the_agreement_of_malaysia_and_turkiye_is_among_them() {
        var signed = TRADE.events().stream()
                .filter(event ->
                        event.at("/data/parties").toString().equals("[{\"country\":\"MY\"},{\"country\":\"TR\"}]"))
                .findFirst()
                .orElseThrow();

        assertThat(signed.at("/data/occurred").asText()).isEqualTo("2014-04-17");
    }

    @Test
    void kosovo_has_its_own_code_and_partial_dates_stay_partial() {
        assertThat(TRADE.countries("alb-kos-na-2003o-signed")).isEqualTo("[AL, XK]");
        assertThat(TRADE.event("chn-tha-na-2003o-signed").at("/data/occurred").asText())
                .isEqualTo("2003-06");
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
