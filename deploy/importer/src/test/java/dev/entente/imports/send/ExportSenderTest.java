package dev.entente.imports.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.entente.imports.ImportFailure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExportSenderTest {

    private static final int PART = ExportSender.MOST_ROWS;
    private static final ExportSender.Wanted WANTED = new ExportSender.Wanted("https://gdelt.example.org", false);

    @TempDir
    private Path folder;

    private final StubIngest ingest = new StubIngest();
    private final AtomicLong now = new AtomicLong();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        ingest.close();
    }

    private ExportSender sender(ExportSender.Wanted wanted) {
        var progress = new Progress(new PrintStream(told, true, UTF_8), false, "rows", this::passing);
        var patience =
                new Patience(Duration.ofMinutes(5), now::get, time -> now.addAndGet(time.toNanos()), progress::say);
        return new ExportSender(new IngestClient(ingest.address()), Tokens.fixed("t"), patience, progress, wanted);
    }

    /** Each look at the clock takes five seconds. */
    private long passing() {
        return now.addAndGet(Duration.ofSeconds(5).toNanos());
    }

    private ExportReport send(EventFile file) {
        return sender(WANTED).send(file, folder.resolve("imports"), false);
    }

    /** Each tenth row is of a subject that other parts have as well. */
    private static List<String> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "%d\t%s".formatted(number, number % 10 == 0 ? "again" : "s" + number))
                .toList();
    }

    private EventFile file(List<String> rows) throws IOException {
        return EventFile.of(Files.write(folder.resolve("x.export.CSV"), rows));
    }

    @Test
    void parts_are_summed_up_to_the_report_of_the_whole() throws IOException {
        var rows = Stream.concat(rows(PART + 10).stream(), Stream.of("nonsense", "5\tlast"))
                .toList();

        var report = send(file(rows));

        assertThat(ingest.paths()).hasSize(2);
        assertThat(report.rows()).isEqualTo(PART + 12);
        assertThat(report.events()).isEqualTo(PART + 11).isEqualTo(report.accepted());
        assertThat(report.subjects()).isEqualTo((PART + 10) * 9 / 10 + 2);
        assertThat(report.skipped()).isEqualTo(Map.of("conflict", 0L));
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.failures()).containsExactly(new ExportReport.Failure(PART + 11, "has 1 column"));
        assertThat(folder.resolve("imports")).isEmptyDirectory();
    }

    @Test
    void it_tells_how_far_it_is() throws IOException {
        send(file(rows(3 * PART).stream().map(row -> row + "\t".repeat(100)).toList()));

        assertThat(told.toString(UTF_8)).containsPattern("\\d+ %  2,000 rows, \\d+ rows/s, \\d+ s left");
    }

    @Test
    void what_was_broken_off_goes_on_after_the_last_part() throws IOException {
        var file = file(rows(2 * PART));
        ingest.then(ingest::takeRows).then(StubIngest.refuses(401, "0", "{\"detail\":\"expired\"}"));

        assertThatThrownBy(() -> send(file)).isInstanceOf(ImportFailure.class);
        var report = send(file);

        assertThat(ingest.paths()).hasSize(3);
        assertThat(report.rows()).isEqualTo(2 * PART);
        assertThat(report.subjects()).isEqualTo(2 * PART * 9 / 10 + 1);
        assertThat(told.toString(UTF_8)).contains("going on after 2,000 rows of an earlier run");
    }

    @Test
    void a_dry_run_is_no_earlier_run_of_what_is_kept() throws IOException {
        var file = file(rows(2 * PART));
        ingest.then(ingest::takeRows).then(StubIngest.refuses(401, "0", "{}"));
        var dry = new ExportSender.Wanted(WANTED.source(), true);
        assertThatThrownBy(() -> sender(dry).send(file, folder.resolve("imports"), false))
                .isInstanceOf(ImportFailure.class);

        send(file);

        assertThat(ingest.paths().stream().filter(path -> !path.contains("dryRun=true")))
                .hasSize(2);
    }

    @Test
    void a_part_in_which_no_row_has_the_form_counts_as_failed_rows() throws IOException {
        ingest.then(ingest::takeRows).then(StubIngest::refusesFormless);

        var report =
                send(file(Stream.concat(rows(PART).stream(), Stream.of("cut o")).toList()));

        assertThat(report.rows()).isEqualTo(PART + 1);
        assertThat(report.failures()).containsExactly(new ExportReport.Failure(PART + 1, "has 1 column"));
    }

    @Test
    void a_part_that_the_log_lost_is_sent_again() throws IOException {
        ingest.then(StubIngest.refuses(207, "1", "{\"accepted\":1,\"problem\":{\"detail\":\"The log is away.\"}}"));

        assertThat(send(file(rows(3))).accepted()).isEqualTo(3);
        assertThat(told.toString(UTF_8)).contains("it stopped in the middle: The log is away.");
    }

    @Test
    void every_table_in_an_archive_is_read_and_nothing_else() throws IOException {
        var archive = folder.resolve("x.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (var entry : List.of("a.export.CSV", "readme.txt", "b.csv")) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("1\t%s".formatted(entry).getBytes(UTF_8)); // no line end at the end
            }
        }

        var report = send(EventFile.of(archive));

        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.subjectDigests()).containsExactly("a.export.CSV", "b.csv");
    }

    @Test
    void an_archive_that_is_cut_off_is_told_so() throws IOException {
        var archive = folder.resolve("x.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("a.CSV"));
            zip.write(String.join("\n", rows(10_000)).getBytes(UTF_8));
        }
        var whole = Files.readAllBytes(archive);
        var half = EventFile.of(Files.write(archive, java.util.Arrays.copyOf(whole, whole.length / 2)));

        assertThatThrownBy(() -> send(half))
                .hasMessageContaining("x.zip is cut off")
                .hasMessageContaining("Get it whole");
    }
}
