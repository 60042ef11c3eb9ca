package dev.entente.imports;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.entente.imports.send.StubIngest;
import dev.entente.local.command.Arguments;
import dev.entente.local.command.UsageFailure;
import dev.entente.local.process.DataFolder;
import dev.entente.local.process.LocalFailure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImportTest {

    private static final String MAPPING = TableFiles.meetings("occurred: '{When}'");

    @TempDir
    private Path folder;

    private final StubIngest ingest = new StubIngest();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        ingest.close();
    }

    private int run(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--to", ingest.address().toString(), "--token", "t"));
        var options = Options.parse(new Arguments(all), Map.of());
        var stream = new PrintStream(out, true, UTF_8);
        var data = new DataFolder(folder.resolve("data"));
        return new Import(options, Map.of(), data, stream, stream, Duration.ofSeconds(1)).run();
    }

    private String write(String name, String text) {
        return new TableFiles(folder).write(name, text).toString();
    }

    private String told() {
        return out.toString(UTF_8);
    }

    @Test
    void a_mapped_table_goes_in_and_ends_with_0() {
        var status = run("--mapping", write("m.yaml", MAPPING), write("t.csv", "No,Name,When\n1,x,2024\n2,y,2025\n"));

        assertThat(status).isZero();
        assertThat(ingest.accepted()).hasSize(2);
        assertThat(told()).contains("2 rows: 2 events about 2 subjects", "2 accepted, 0 rejected");
    }

    @Test
    void a_faulty_table_sends_nothing_and_ends_with_3() {
        var status = run("--mapping", write("m.yaml", MAPPING), write("t.csv", "No,Name,When\n1,x,2024\n2,y,soon\n"));

        assertThat(status).isEqualTo(3);
        assertThat(ingest.paths()).isEmpty();
        assertThat(told()).contains("t.csv, line 3, column 'When' (/data/occurred)", "Nothing was sent.");
    }

    @Test
    void a_faulty_mapping_sends_nothing_and_ends_with_3() {
        var status = run("--mapping", write("m.yaml", "events: {"), write("t.csv", "No\n1\n"));

        assertThat(status).isEqualTo(3);
        assertThat(told()).contains("m.yaml, line 1, column 10: this is no YAML");
    }

    @Test
    void faulty_rows_can_be_left_out_and_then_it_ends_with_1() {
        var status = run(
                "--skip-faulty",
                "--mapping",
                write("m.yaml", MAPPING),
                write("t.csv", "No,Name,When\n1,x,2024\n2,y,soon\n"));

        assertThat(status).isEqualTo(1);
        assertThat(ingest.accepted()).hasSize(1);
    }

    @Test
    void rejected_events_end_it_with_1_and_the_reasons() {
        var status = run(write("e.ndjson", "{\"id\":\"1\"}\n{\"bad\":2}\n"));

        assertThat(status).isEqualTo(1);
        assertThat(told()).contains("1 accepted, 1 rejected", "line 2: /type: is missing");
    }

    @Test
    void a_dry_run_sends_nothing() {
        assertThat(run("--dry-run", "--mapping", write("m.yaml", MAPPING), write("t.csv", "No,Name,When\n1,x,2024\n")))
                .isZero();
        assertThat(run("--dry-run", write("e.ndjson", "{\"id\":\"1\"}\n"))).isEqualTo(1);

        assertThat(ingest.paths()).isEmpty();
        assertThat(told())
                .contains(
                        "1 row: 1 event about 1 subject", "0 events are right, 1 are not", "/specversion: is missing");
    }

    @Test
    void printing_shows_the_events_and_sends_nothing() {
        run("--print", "--mapping", write("m.yaml", MAPPING), write("t.csv", "No,Name,When\n1,x,2024\n"));

        assertThat(told()).contains("\"subject\":\"meeting/x\"");
        assertThat(ingest.paths()).isEmpty();
    }

    @Test
    void an_export_of_gdelt_is_known_by_its_columns_and_goes_to_its_own_address() {
        var row = "410412347" + "\t".repeat(60) + "\n";
        ingest.then(
                StubIngest.answers(
                        "{\"rows\":1,\"events\":0,\"subjects\":0,\"accepted\":0,\"rejected\":0,\"skipped\":{\"countryMissing\":1},\"failures\":[]}"));

        assertThat(run(
                        "--source",
                        "https://gdelt.example.org/x y".replace(" ", "%20"),
                        write("20190101.export.CSV", row)))
                .isZero();
        assertThat(ingest.paths()).containsExactly("/imports/gdelt?source=https%3A%2F%2Fgdelt.example.org%2Fx%2520y");
        assertThat(told()).contains("1 row: 0 events", "countryMissing 1");
        assertThatThrownBy(() -> run(write("20190101.export.CSV", row))).hasMessageContaining("Give --source");
    }

    @Test
    void an_export_of_gdelt_is_sent_again_whole_when_the_log_went_away_in_the_middle() {
        ingest.then(StubIngest.refuses(207, "1", "{\"accepted\":1,\"problem\":{\"detail\":\"The log is away.\"}}"));
        ingest.then(StubIngest.answers("{\"rows\":1,\"events\":1,\"subjects\":1,\"accepted\":1,\"rejected\":0}"));

        var row = "410412347" + "\t".repeat(60) + "\n";
        assertThat(run("--source", "https://gdelt.example.org", write("20190101.export.CSV", row)))
                .isZero();

        assertThat(ingest.paths()).hasSize(2);
        assertThat(told()).contains("it stopped in the middle: The log is away.", "1 accepted, 0 rejected");
    }

    @Test
    void other_files_are_told_what_is_missing() {
        assertThatThrownBy(() -> run(write("t.csv", "a,b\n1,2\n")))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("--mapping");
        assertThatThrownBy(() -> run(write("e.json", " [{}]"))).hasMessageContaining("one JSON array");
        assertThatThrownBy(() -> run(write("empty", " \n"))).hasMessageContaining("is empty");
    }

    @Test
    void a_service_that_is_not_there_ends_it_after_a_while() {
        ingest.close();
        var file = write("e.ndjson", "{\"id\":\"1\"}\n");

        assertThatThrownBy(() -> run(file)).isInstanceOf(LocalFailure.class).hasMessageContaining("does not answer");
        assertThat(told()).contains("0 accepted, 0 rejected");
    }

    @Test
    void a_wrong_call_is_told() {
        assertThatThrownBy(() -> run()).isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> run("--nothing")).hasMessageContaining("does not know '--nothing'");
        assertThatThrownBy(() -> run("none.csv")).hasMessageContaining("There is no file 'none.csv'");
        assertThatThrownBy(() -> run(folder.toString())).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Options.parse(new Arguments(List.of("-", "--to", "http://a.example")), Map.of()))
                .hasMessageContaining("ENTENTE_TOKEN");
        assertThatThrownBy(() -> Options.parse(new Arguments(List.of("-", "--to", "a.example")), Map.of()))
                .isInstanceOf(UsageFailure.class);
        assertThat(Files.exists(folder.resolve("data/imports"))).isFalse();
    }
}
