package dev.entente.ingest.gdelt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Outcome.Standing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Files as GDELT published them. */
class SampleFilesTest {

    private final Collected collected = new Collected();

    @ParameterizedTest
    @CsvSource({
        "20191024143000, 2111, 336, 1521, 121, 47, 85, 1",
        "20180101000000, 2414, 351, 1820, 127, 17, 94, 5",
        "20190121220000, 1629, 198, 1207, 104, 18, 98, 4"
    })
    void every_row_is_counted_once_for_its_first_reason(
            String file, long rows, long events, long missing, long same, long noCountry, long conflict, long other)
            throws IOException {
        var report = read(file + ".export.CSV.zip");

        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.events()).isEqualTo(events).isEqualTo(report.accepted());
        assertThat(report.skipped())
                .containsExactly(
                        Map.entry("countryMissing", missing),
                        Map.entry("sameCountry", same),
                        Map.entry("notACountry", noCountry),
                        Map.entry("conflict", conflict),
                        Map.entry("notCooperation", other));
        assertThat(report.failures()).isEmpty();
        assertThat(report.failed()).isZero();
    }

    /** The ratio that docs/gdelt.md tells. */
    @ParameterizedTest
    @CsvSource({"20191024143000, 160", "20180101000000, 113", "20190121220000, 93"})
    void rows_of_one_happening_share_a_subject(String file, long subjects) throws IOException {
        var report = read(file + ".export.CSV.zip");

        assertThat(report.subjects()).isEqualTo(subjects);
        assertThat(collected.read().stream().map(CooperationEvent::subject).distinct())
                .hasSize((int) subjects);
    }

    @ParameterizedTest
    @CsvSource({"v1-20160728-rows58.export.CSV.zip, 509", "v1-1982-rows57.csv.zip, 201"})
    void the_forms_of_version_1_are_read(String file, long rows) throws IOException {
        var report = read(file);

        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.failed()).isZero();
        assertThat(report.events()).isPositive();
        assertThat(collected.events())
                .allSatisfy(event -> assertThat(event.path("id").asText()).startsWith("gdelt1-"))
                .anySatisfy(event ->
                        assertThat(event.at("/data/place/country").asText()).hasSize(2));
    }

    @Test
    void rows_without_SOURCEURL_have_no_evidence_and_those_with_one_have_it() throws IOException {
        read("v1-1982-rows57.csv.zip");
        assertThat(collected.events())
                .allSatisfy(event -> assertThat(event.at("/data/evidence")).isEmpty());
        collected.events().clear();
        read("v1-20160728-rows58.export.CSV.zip");
        assertThat(collected.events())
                .anySatisfy(event ->
                        assertThat(event.at("/data/evidence/0/url").asText()).startsWith("http"));
    }

    @ParameterizedTest
    @CsvSource({"20191024143000", "20180101000000", "20190121220000"})
    void reports_of_one_happening_corroborate_each_other_and_none_is_odd(String file) throws IOException {
        read(file + ".export.CSV.zip");

        var outcomes = Fold.of(recorded(collected.read())).values();

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Standing.class));
        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(((Standing) outcome).item().anomalies()).isEmpty())
                .anySatisfy(outcome ->
                        assertThat(((Standing) outcome).item().evidence()).hasSizeGreaterThan(1));
    }

    @Test
    void the_same_file_makes_the_same_events() throws IOException {
        read("20190121220000.export.CSV.zip");
        var once = List.copyOf(collected.events());
        collected.events().clear();
        read("20190121220000.export.CSV.zip");

        assertThat(collected.events()).isEqualTo(once);
    }

    /** What {@code deploy/import} relies on, which sends a file in parts. */
    @ParameterizedTest
    @CsvSource({"20191024143000", "20180101000000", "20190121220000"})
    void the_reports_of_parts_sum_up_to_that_of_the_whole(String file) throws IOException {
        var whole = read(file + ".export.CSV.zip");
        var parts = new ArrayList<Imported>();
        for (var part : parts(file + ".export.CSV.zip", 500)) {
            parts.add(Import.run(Export.ofText(part, Rows.LIMITS), "https://gdelt.example.org/", collected, 16));
        }

        assertThat(parts).hasSizeGreaterThan(3);
        assertThat(sum(parts, Report::rows)).isEqualTo(whole.rows());
        assertThat(sum(parts, Report::events)).isEqualTo(whole.events());
        assertThat(sum(parts, Report::accepted)).isEqualTo(whole.accepted());
        assertThat(sum(parts, Report::failed)).isEqualTo(whole.failed());
        assertThat(whole.skipped())
                .allSatisfy((reason, count) -> assertThat(
                                sum(parts, report -> report.skipped().get(reason)))
                        .isEqualTo(count));
        assertThat(sum(parts, Report::subjects)).isGreaterThan(whole.subjects());
        assertThat(parts.stream()
                        .flatMap(part -> part.subjectDigests().stream())
                        .distinct())
                .hasSize((int) whole.subjects());
    }

    private static long sum(List<Imported> parts, ToLongFunction<Report> count) {
        return parts.stream().map(Imported::report).mapToLong(count).sum();
    }

    private List<InputStream> parts(String file, int rows) throws IOException {
        try (var zip = new ZipInputStream(getClass().getResourceAsStream("/gdelt/" + file))) {
            zip.getNextEntry();
            var lines = new String(zip.readAllBytes(), UTF_8).lines().toList();
            var parts = new ArrayList<InputStream>();
            for (var from = 0; from < lines.size(); from += rows) {
                var part = String.join("\n", lines.subList(from, Math.min(lines.size(), from + rows)));
                parts.add(new ByteArrayInputStream(part.getBytes(UTF_8)));
            }
            return parts;
        }
    }

    private Report read(String file) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/gdelt/" + file)) {
            var outcome = Import.run(Export.ofZip(in, Rows.LIMITS), "https://gdelt.example.org/", collected, 16);
            assertThat(outcome.stop()).isEmpty();
            return outcome.report();
        }
    }

    private static List<RecordedEvent> recorded(List<CooperationEvent> events) {
        var recorded = new ArrayList<RecordedEvent>();
        for (var event : events) {
            recorded.add(new RecordedEvent(
                    event, Position.of(0, recorded.size()), Instant.EPOCH.plusSeconds(recorded.size())));
        }
        return recorded;
    }
}
