package dev.entente.ingest.gdelt;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.ingest.gdelt.Imported.Stop;
import dev.entente.ingest.passage.Outcome;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ImportTest {

    private static final String SOURCE = "https://gdelt.example.org/";

    private final Collected collected = new Collected();

    @ParameterizedTest
    @CsvSource({
        "GLOBAL_EVENT_ID, 12a, column 1 (GLOBALEVENTID)",
        "GLOBAL_EVENT_ID, '', column 1 (GLOBALEVENTID)",
        "SQL_DATE, 20240231, column 2 (SQLDATE)",
        "SQL_DATE, 2024, column 2 (SQLDATE)",
        "EVENT_CODE, 5x, column 27 (EventCode)",
        "QUAD_CLASS, 7, column 30 (QuadClass)"
    })
    void a_row_that_cannot_be_read_is_told_with_its_number_and_column(Column column, String value, String where) {
        var report = read(Rows.file(
                Rows.row().id(1),
                Rows.row().id(2).with(column, value),
                Rows.row().id(3)));

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.row()).isEqualTo(2);
            assertThat(failure.detail()).startsWith(where).contains("'" + value + "'");
        });
    }

    @Test
    void a_row_with_another_number_of_columns_is_malformed_and_the_others_are_taken() {
        var report = read("a,b,c\n" + Rows.row() + "\r\n\n" + Rows.row().id(2) + "\ttoo much");

        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.failures())
                .extracting(Report.Failure::row, failure -> failure.detail().substring(0, 14))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, "has 1 column d"),
                        org.assertj.core.groups.Tuple.tuple(3L, "has 62 columns"));
    }

    @Test
    void bytes_that_are_no_UTF_8_and_endless_rows_are_malformed() {
        var latin = Rows.row().with(Column.PLACE_NAME, "København").text().getBytes(ISO_8859_1);
        var endless = ("\n" + "x".repeat(70_000) + "\n" + Rows.row().id(3)).getBytes(UTF_8);
        var both = new ByteArrayOutputStream();
        both.writeBytes(latin);
        both.writeBytes(endless);

        var report = run(Export.ofText(new ByteArrayInputStream(both.toByteArray()), Rows.LIMITS));

        assertThat(report.report().accepted()).isEqualTo(1);
        assertThat(report.report().failures())
                .extracting(Report.Failure::detail)
                .containsExactly("holds bytes that are no UTF-8", "is longer than is read here");
    }

    @Test
    void of_many_failures_the_first_hundred_are_told_and_all_are_counted() {
        var report = read("nothing\n".repeat(250));

        assertThat(report.failures()).hasSize(100);
        assertThat(report.failures().getLast().row()).isEqualTo(100);
        assertThat(report.failed()).isEqualTo(250);
        assertThat(report.rejected()).isZero();
    }

    @Test
    void conflict_is_passed_over_and_so_is_a_region_and_a_country_under_two_codes() {
        var report = read(Rows.file(
                Rows.row("TUR", "190", "MYS").quad("4"),
                Rows.row("TUR", "057", "EUR"),
                Rows.row("WSB", "042", "GZS"),
                Rows.row("TUR", "090", "MYS").quad("2")));

        assertThat(report.events()).isZero();
        assertThat(report.skipped().values()).containsExactly(0L, 1L, 1L, 1L, 1L);
    }

    @Test
    void no_more_events_are_under_way_than_the_window_allows() {
        var open = new ArrayList<CompletableFuture<Outcome>>();
        var most = new int[1];
        Destination slow = event -> {
            var taken = new CompletableFuture<Outcome>();
            open.add(taken);
            most[0] = Math.max(most[0], open.size());
            if (open.size() == 4) {
                open.forEach(waiting -> waiting.complete(Collected.accepted(event)));
                open.clear();
            }
            return taken;
        };
        var rows =
                IntStream.range(0, 100).mapToObj(Rows.row()::id).map(Rows::text).toList();

        var outcome = Import.run(Rows.export(String.join("\n", rows)), SOURCE, slow, 4);

        assertThat(outcome.report().accepted()).isEqualTo(100);
        assertThat(most[0]).isEqualTo(4);
    }

    @Test
    void when_the_log_does_not_keep_events_reading_stops_and_the_report_says_which_are_not_kept() {
        var taken = new ArrayList<String>();
        Destination failing = event -> {
            taken.add(event.path("id").asText());
            return CompletableFuture.completedFuture(
                    taken.size() == 3 ? Collected.unavailable(event) : Collected.accepted(event));
        };
        var rows = IntStream.rangeClosed(1, 100)
                .mapToObj(Rows.row()::id)
                .map(Rows::text)
                .toList();

        var outcome = Import.run(Rows.export(String.join("\n", rows)), SOURCE, failing, 2);

        assertThat(outcome.stop()).containsInstanceOf(Stop.Unavailable.class);
        assertThat(outcome.report().accepted()).isEqualTo(taken.size() - 1);
        assertThat(outcome.report().failures()).containsExactly(new Report.Failure(3, "The log is away."));
        assertThat(outcome.report().rows()).isLessThan(10);
    }

    @Test
    void a_log_that_is_away_is_noticed_by_the_first_event() {
        var taken = new ArrayList<String>();
        Destination away = event -> {
            taken.add(event.path("id").asText());
            return CompletableFuture.completedFuture(Collected.unavailable(event));
        };
        var rows = IntStream.rangeClosed(1, 100)
                .mapToObj(Rows.row()::id)
                .map(Rows::text)
                .toList();

        Import.run(Rows.export(String.join("\n", rows)), SOURCE, away, 256);

        assertThat(taken).hasSize(1);
    }

    @Test
    void every_export_in_an_archive_is_read_and_nothing_else() throws IOException {
        var outcome = run(zip(
                List.of("one.export.CSV", "readme.txt", "two/TWO.csv"),
                List.of(Rows.row().text(), "not a row", Rows.row().id(2).text())));

        assertThat(outcome.report().accepted()).isEqualTo(2);
        assertThat(outcome.report().failed()).isZero();
    }

    @Test
    void an_archive_without_an_export_and_a_file_that_is_none_are_no_export() throws IOException {
        assertThat(run(zip(List.of("readme.txt"), List.of("nothing"))).stop()).containsInstanceOf(Stop.NoExport.class);
        assertThat(run(Export.ofZip(new ByteArrayInputStream("no zip".getBytes(UTF_8)), Rows.LIMITS))
                        .stop())
                .containsInstanceOf(Stop.NoExport.class);
    }

    @Test
    void an_archive_that_ends_in_the_middle_is_unreadable_after_what_came_before() throws IOException {
        var whole = getClass()
                .getResourceAsStream("/gdelt/20190121220000.export.CSV.zip")
                .readAllBytes();

        var outcome = run(Export.ofZip(new ByteArrayInputStream(whole, 0, whole.length / 2), Rows.LIMITS));

        assertThat(outcome.stop()).containsInstanceOf(Stop.Unreadable.class);
        assertThat(outcome.report().accepted()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"bomb.CSV", "bomb.bin"})
    void a_bomb_is_not_unpacked(String name) throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry(name));
            var zeros = new byte[1024 * 1024];
            for (var times = 0; times < 200; times++) {
                zip.write(zeros);
            }
        }
        var counted = new Counted(new ByteArrayInputStream(bomb.toByteArray()));

        var outcome = run(Export.ofZip(counted, Rows.LIMITS));

        assertThat(outcome.stop()).containsInstanceOf(Stop.TooLarge.class);
        assertThat(counted.count()).isLessThan(bomb.size());
    }

    @Test
    void a_file_with_more_rows_or_more_text_than_is_read_is_too_large_after_what_is() {
        var rows = Rows.file(Rows.row().id(1), Rows.row().id(2), Rows.row().id(3));

        var tooMany = run(Export.ofText(stream(rows), new Limits(2, 1000, 1_000_000)));
        assertThat(tooMany.stop()).containsInstanceOf(Stop.TooLarge.class);
        assertThat(tooMany.report().accepted()).isEqualTo(2);

        var tooLong = run(Export.ofText(stream(rows.repeat(1000)), new Limits(1_000_000, 1000, 100_000)));
        assertThat(tooLong.stop()).containsInstanceOf(Stop.TooLarge.class);
    }

    private Report read(String text) {
        return run(Rows.export(text)).report();
    }

    private Imported run(Export export) {
        return Import.run(export, SOURCE, collected, 8);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static Export zip(List<String> names, List<String> texts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var index = 0; index < names.size(); index++) {
                zip.putNextEntry(new ZipEntry(names.get(index)));
                zip.write(texts.get(index).getBytes(UTF_8));
            }
        }
        return Export.ofZip(new ByteArrayInputStream(bytes.toByteArray()), Rows.LIMITS);
    }
}
