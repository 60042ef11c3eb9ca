package dev.entente.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

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

    private static final String ROW_OF_GDELT = "410412347\tvisit" + "\t".repeat(59) + "\n";

    @TempDir
    private Path folder;

    private final StubIngest ingest = new StubIngest();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private InputStream in = InputStream.nullInputStream();

    @AfterEach
    void close() {
        ingest.close();
    }

    private int run(String... words) {
        return command(words).run();
    }

    private Import command(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--to", ingest.address().toString(), "--token", "t"));
        var options = Options.parse(new Arguments(all), Map.of());
        var stream = new PrintStream(out, true, UTF_8);
        var data = new DataFolder(folder.resolve("data"));
        return new Import(options, Map.of(), data, in, stream, stream, Duration.ofSeconds(1));
    }

    private int runOn(String input, String... words) {
        in = new ByteArrayInputStream(input.getBytes(UTF_8));
        return run(words);
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
    void it_is_said_how_far_checking_is_and_that_changed_rows_change_nothing() {
        run("--mapping", write("m.yaml", MAPPING), write("t.csv", "No,Name,When\n1,x,2024\n2,y,2025\n"));

        assertThat(told())
                .contains("  reading ", "t.csv", "  checking its 2 rows")
                .endsWith("lists such a row under conflicts. Report a correction instead: docs/ingest.md.\n");
    }

    @Test
    void ctrl_c_while_a_table_is_checked_is_answered_with_a_sentence() throws Exception {
        var asked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        in = new SequenceInputStream(
                new ByteArrayInputStream("No,Name,When\n".getBytes(UTF_8)), new Waiting(asked, goOn));
        var one = command("--mapping", write("m.yaml", MAPPING), "-");
        var running = Thread.ofPlatform().start(one::run);
        asked.await();

        one.tellIfStopped();

        assertThat(told()).endsWith("Stopped before the whole table was checked: nothing was sent.\n");
        goOn.countDown();
        running.join();
    }

    /** Ends when it may. */
    private static final class Waiting extends InputStream {

        private final CountDownLatch asked;
        private final CountDownLatch goOn;

        Waiting(CountDownLatch asked, CountDownLatch goOn) {
            this.asked = asked;
            this.goOn = goOn;
        }

        @Override
        public int read() {
            asked.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return read();
        }
    }

    @Test
    void an_event_over_several_lines_is_told_once_how_to_write_it() {
        assertThat(run(write("pretty.json", "{\"bad\":\n1\n}\n"))).isEqualTo(1);
        assertThat(run("--dry-run", write("pretty.json", "{\"bad\":\n1\n}\n"))).isEqualTo(1);

        assertThat(told().split("jq -c \\. FILE \\| deploy/import -", -1)).hasSize(3);
    }

    @Test
    void help_is_told_before_anything_is_built() throws Exception {
        var checkout = Path.of(System.getProperty("entente.root"));
        for (var file : List.of(
                "deploy/import",
                "deploy/local/launch.sh",
                "deploy/importer/src/main/resources/dev/entente/imports/usage.txt")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(checkout.resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        var help = new ProcessBuilder(folder.resolve("deploy/import").toString(), "x.csv", "--help")
                .redirectErrorStream(true)
                .start();

        assertThat(new String(help.getInputStream().readAllBytes(), UTF_8)).startsWith("usage: deploy/import");
        assertThat(help.waitFor()).isZero();
        assertThat(folder.resolve("deploy/local/target")).doesNotExist();
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
        var file = write("20190101.export.CSV", ROW_OF_GDELT);
        ingest.then(
                StubIngest.answers(
                        "{\"rows\":1,\"events\":0,\"subjects\":0,\"accepted\":0,\"rejected\":0,\"skipped\":{\"countryMissing\":1},\"failed\":0,\"failures\":[],\"subjectDigests\":[]}"));

        assertThat(run("--source", "https://gdelt.example.org/x%20y", file)).isZero();

        assertThat(ingest.paths())
                .containsExactly("/imports/gdelt?source=https%3A%2F%2Fgdelt.example.org%2Fx%2520y&digests=true");
        assertThat(told()).contains("1 row: 0 events", "countryMissing 1");
        assertThatThrownBy(() -> run(file)).hasMessageContaining("Give --source");
    }

    @Test
    void an_export_of_gdelt_is_known_on_the_standard_input_too() {
        assertThat(runOn(ROW_OF_GDELT, "--source", "https://gdelt.example.org", "-"))
                .isZero();

        assertThat(ingest.paths()).allMatch(path -> path.startsWith("/imports/gdelt?"));
        assertThat(told()).contains("1 row: 1 event", "1 accepted, 0 rejected");
        assertThatThrownBy(() -> runOn(ROW_OF_GDELT, "-"))
                .hasMessageContaining("The standard input is an export of GDELT");
    }

    @Test
    void events_on_the_standard_input_go_in() {
        assertThat(runOn("{\"id\":\"1\"}\n{\"id\":\"2\"}\n", "-")).isZero();

        assertThat(ingest.accepted()).containsExactly("{\"id\":\"1\"}", "{\"id\":\"2\"}");
    }

    @Test
    void a_source_for_events_that_say_theirs_is_refused() {
        assertThatThrownBy(() -> runOn("{\"id\":\"1\"}\n", "--source", "https://a.example.org", "-"))
                .hasMessageContaining("--source is for tables and exports of GDELT");

        assertThat(ingest.paths()).isEmpty();
    }

    @Test
    void one_bad_line_at_the_beginning_costs_one_line() {
        var lines = "# my events\n{\"id\":\"1\"}\n{\"id\":\"2\"}\n";
        var rows = "bad row\n" + ROW_OF_GDELT;

        assertThat(run(write("events.txt", lines))).isZero();
        assertThat(run(write("bad.ndjson", "bad\nbad too\n"))).isEqualTo(1);
        assertThat(run("--source", "https://gdelt.example.org", write("rows", rows)))
                .isEqualTo(1);

        assertThat(ingest.accepted()).contains("{\"id\":\"1\"}", "{\"id\":\"2\"}");
        assertThat(told()).contains("0 accepted, 2 rejected", "2 rows: 1 event", "row 1: has 1 column");
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
    void a_workbook_is_told_how_to_become_a_table() throws Exception {
        var workbook = folder.resolve("m.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(workbook))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
        }

        assertThatThrownBy(() -> run(workbook.toString())).hasMessageContaining("Save the sheet as CSV (UTF-8)");
        run("--mapping", write("m.yaml", MAPPING), workbook.toString());
        assertThat(told()).contains("m.xlsx is a workbook or an archive");
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
