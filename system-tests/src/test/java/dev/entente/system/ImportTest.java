package dev.entente.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files on their way to dashboards. */
@ExtendWith(Logs.class)
class ImportTest {

    private static final String MAPPING = """
            dates: { day: [dd.MM.yyyy, MM/yyyy] }
            codes:
              country: { like: country-names, ignoreCase: true }
            common:
              source: https://press.example.org/system-tests/tables
              subject: agreement/table-{No}
            events:
              - type: dev.entente.agreement.signed.v1
                id: '{No}-signed'
                data:
                  occurred: { column: Signed, date: day }
                  title.en: '{Title}'
                  parties[].country: { column: Parties, split: /, code: country, atLeast: 2 }
              - type: dev.entente.agreement.enteredIntoForce.v1
                when: { In force: { filled: true } }
                id: '{No}-in-force'
                data:
                  occurred: { column: In force, date: day }
            """;

    @TempDir
    private Path folder;

    private final Entente entente = Entente.running();
    private final String mark = UUID.randomUUID().toString();

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void a_table_goes_in_by_its_mapping_and_its_rows_are_agreements() throws IOException {
        var table = write("t.csv", """
                No;Title;Parties;Signed;In force
                %1$s-a;On fruit;Şili / Norveç;05.03.2024;04/2024
                %1$s-b;On fish;NORWAY / Chile;06.03.2024;
                """.formatted(mark));

        var told = entente.imported("--mapping", write("m.yaml", MAPPING), table);

        assertThat(told).contains("2 rows: 3 events about 2 subjects", "3 accepted, 0 rejected");
        var agreement = Waiting.until(
                "the agreement of the first row",
                () -> Http.get(entente.query("/agreements/table-" + mark + "-a"))
                        .is(200)
                        .json(),
                item -> item.path("status").asText().equals("inForce"));
        assertThat(agreement.path("statusSince").asText()).isEqualTo("2024-04");
        assertThat(agreement.path("countries").toString()).isEqualTo("[\"CL\",\"NO\"]");
    }

    @Test
    void events_one_a_line_go_in_and_going_in_again_changes_nothing() throws IOException {
        var events = write("e.ndjson", """
                {"specversion":"1.0","id":"%1$s","source":"https://press.example.org/system-tests/lines","type":"dev.entente.agreement.signed.v1",\
                "subject":"agreement/line-%1$s","data":{"occurred":"2024-03-05","title":{"en":"On lines"},\
                "parties":[{"country":"CL"},{"country":"NO"}]}}
                """.formatted(mark));

        assertThat(entente.imported(events)).contains("1 accepted, 0 rejected");
        assertThat(entente.imported(events)).contains("1 accepted, 0 rejected");

        var agreement = Waiting.until(
                "the agreement of the line",
                () -> Http.get(entente.query("/agreements/line-" + mark)),
                answer -> answer.status() == 200);
        assertThat(agreement.json().path("status").asText()).isEqualTo("signed");
        assertThat(agreement.json().path("events")).hasSize(1);
    }

    /** The counts are those of the whole file, which the ingest service's own tests hold to. */
    @Test
    void an_export_of_gdelt_goes_in_part_by_part_and_is_reported_as_a_whole() {
        var export = Path.of(
                System.getProperty("entente.root"),
                "ingest-service/src/test/resources/gdelt/20191024143000.export.CSV.zip");

        var told = entente.imported("--source", "https://press.example.org/system-tests/gdelt", export.toString());

        assertThat(told)
                .contains("2,111 rows: 336 events about 160 subjects")
                .contains("conflict 85, countryMissing 1,521, notACountry 47, notCooperation 1, sameCountry 121")
                .contains("336 accepted, 0 rejected");
    }

    @Test
    void a_table_with_a_fault_ends_in_failure_and_nothing_of_it_goes_in() throws IOException {
        var mapping = write("m.yaml", MAPPING);
        var table = write("t.csv", "No,Title,Parties,Signed,In force\n%s,On fog,Chile/Norway,soon,\n".formatted(mark));

        assertThatThrownBy(() -> entente.imported("--mapping", mapping, table))
                .hasMessageContaining("t.csv, line 2, column 'Signed': 'soon' is no date")
                .hasMessageContaining("Nothing was sent.");
    }
}
