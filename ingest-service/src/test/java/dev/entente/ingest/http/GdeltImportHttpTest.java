package dev.entente.ingest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.luben.zstd.Zstd;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.StoredEvents;
import dev.entente.ingest.Tokens;
import dev.entente.ingest.gdelt.Rows;
import dev.entente.local.PlatformResource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class GdeltImportHttpTest {

    private static final String TEXT = "text/tab-separated-values";
    private static final String ZIP = "application/zip";
    private static final String SOURCE = "?source=" + Tokens.DESK;

    @Test
    void rows_of_cooperation_are_kept_and_the_others_counted() {
        var rows = Rows.file(
                Rows.row("LUX", "057", "MNG").id(1),
                Rows.row("LUX", "190", "MNG").id(2).quad("4"),
                Rows.row("LUX", "057", "LUX").id(3));
        try (var stored = new StoredEvents()) {
            var before = stored.count();

            post(rows.getBytes(UTF_8), TEXT, SOURCE)
                    .then()
                    .statusCode(200)
                    .body("rows", is(3))
                    .body("events", is(1))
                    .body("subjects", is(1))
                    .body("accepted", is(1))
                    .body("rejected", is(0))
                    .body("skipped.conflict", is(1))
                    .body("skipped.sameCountry", is(1))
                    .body("failed", is(0));

            assertThat(stored.count()).isEqualTo(before + 1);
        }
    }

    @Test
    void a_file_of_GDELT_is_taken_as_it_was_published() throws IOException {
        post(sample("20191024143000.export.CSV.zip"), ZIP, SOURCE + "&dryRun=false")
                .then()
                .statusCode(200)
                .body("rows", is(2111))
                .body("events", is(336))
                .body("accepted", is(336))
                .body(
                        "skipped",
                        equalTo(Map.of(
                                "countryMissing", 1521,
                                "sameCountry", 121,
                                "notACountry", 47,
                                "conflict", 85,
                                "notCooperation", 1)));
    }

    @Test
    void an_archive_with_a_name_that_no_file_has_is_unreadable() {
        var name = "x".repeat(65_535); // no writer makes one, so the header of the entry is written by hand
        var zip = ByteBuffer.allocate(30 + name.length()).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50).putShort((short) 20).position(26).putShort((short) name.length());
        zip.position(30).put(name.getBytes(UTF_8));

        post(zip.array(), ZIP, SOURCE + "&dryRun=true").then().statusCode(400);
    }

    @Test
    void a_dry_run_tells_the_same_and_keeps_nothing() throws IOException {
        try (var stored = new StoredEvents()) {
            var before = stored.count();

            post(sample("20190121220000.export.CSV.zip"), ZIP, SOURCE + "&dryRun=true")
                    .then()
                    .statusCode(200)
                    .body("events", is(198))
                    .body("accepted", is(198));

            assertThat(stored.count()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void a_packed_body_is_unpacked_and_one_that_is_cut_off_is_told(String encoding) throws IOException {
        var packed = packed(Rows.file(Rows.row("LUX", "057", "MNG").id(7)).getBytes(UTF_8), encoding);

        packedPost(packed, encoding).then().statusCode(200).body("accepted", is(1));
        packedPost(Arrays.copyOf(packed, packed.length - 5), encoding)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/unreadable"))
                .body("report.accepted", is(0));
    }

    private static Response packedPost(byte[] packed, String encoding) {
        return Posting.request(Tokens.writer())
                .urlEncodingEnabled(false)
                .header("Content-Type", TEXT)
                .header("Content-Encoding", encoding)
                .body(packed)
                .post("/imports/gdelt" + SOURCE + "&dryRun=true");
    }

    private static byte[] packed(byte[] bytes, String encoding) throws IOException {
        if (encoding.equals("zstd")) {
            return Zstd.compress(bytes);
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void a_row_that_cannot_be_read_is_told_and_the_others_are_taken() {
        var rows = Rows.row("LUX", "057", "MNG").id(4) + "\nnonsense\n";

        post(rows.getBytes(UTF_8), TEXT + "; charset=utf-8", SOURCE)
                .then()
                .statusCode(200)
                .body("accepted", is(1))
                .body("failed", is(1))
                .body("failures[0].row", is(2))
                .body("failures[0].detail", containsString("has 1 column divided"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', source",
        "?source=, source",
        "?source=no%20uri, source",
        "?source=https://press.example.org/desk&source=https://press.example.org/desk, source",
        "?source=https://press.example.org/desk&dryRun=yes, dryRun",
        "?source=https://press.example.org/desk&dry=true, dry"
    })
    void a_parameter_that_is_wrong_is_named(String query, String parameter) {
        Posting.problem(post(new byte[0], TEXT, query), 400).body("errors.parameter", hasItem(parameter));
    }

    @Test
    void only_who_may_write_as_the_source_may_import() {
        Posting.problem(post(new byte[0], TEXT, "?source=https://other.example.org"), 403)
                .body("type", equalTo("/problems/source-not-covered"));
        Posting.problem(post(new byte[0], TEXT, SOURCE, Tokens.of("events:curate", Tokens.DESK)), 403);
        Posting.problem(post(new byte[0], TEXT, SOURCE, null), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/json"})
    void what_is_no_export_is_not_read(String mediaType) {
        Posting.problem(post(new byte[0], mediaType, SOURCE), 415);
    }

    @Test
    void an_archive_that_cannot_be_unpacked_is_unreadable_and_the_report_says_what_was_taken() throws IOException {
        var whole = sample("20190121220000.export.CSV.zip");

        Posting.problem(post(java.util.Arrays.copyOf(whole, whole.length / 2), ZIP, SOURCE + "&dryRun=true"), 400)
                .body("detail", equalTo("The file is cut off and cannot be read to its end. Send it again, whole."))
                .body("report.accepted", org.hamcrest.Matchers.greaterThan(0));
        Posting.problem(post("no archive".getBytes(UTF_8), ZIP, SOURCE), 400).body("report.rows", is(0));
    }

    @Test
    void what_is_no_export_at_all_is_unreadable_and_said_to_be_none() {
        var readme = "# Entente\n\nA ledger.\n".repeat(30).getBytes(UTF_8);

        Posting.problem(post(readme, TEXT, SOURCE), 400)
                .body("type", equalTo("/problems/unreadable"))
                .body(
                        "detail",
                        containsString(
                                "of 60 rows read none has the form of one. The first has 1 column divided by tabs"))
                .body("report.failed", is(60));
        Posting.problem(post(new byte[0], TEXT, SOURCE), 400).body("detail", equalTo("The body holds no rows."));
        Posting.problem(post("\n \n".getBytes(UTF_8), TEXT, SOURCE), 400).body("report.rows", is(0));
    }

    @Test
    void of_what_is_no_export_not_all_is_read() {
        Posting.problem(post("no row\n".repeat(20_000).getBytes(UTF_8), TEXT, SOURCE), 400)
                .body("report.rows", is(10_000));
    }

    @Test
    void what_is_packed_in_another_way_than_said_is_told_how_to_say_it() throws IOException {
        var zip = sample("20190121220000.export.CSV.zip");

        Posting.problem(post(zip, TEXT, SOURCE), 400)
                .body("detail", equalTo("This is a zip archive: send it as application/zip."));
        Posting.problem(post(packed(zip, "gzip"), TEXT, SOURCE), 400)
                .body("detail", containsString("Content-Encoding: gzip"));
        Posting.problem(post("no archive".getBytes(UTF_8), ZIP, SOURCE), 400)
                .body("detail", containsString("This is no zip archive"));
    }

    @Test
    void subjects_are_told_as_digests_to_who_asks_for_them() throws IOException {
        post(sample("20190121220000.export.CSV.zip"), ZIP, SOURCE + "&dryRun=true&digests=true")
                .then()
                .statusCode(200)
                .body("subjects", is(93))
                .body("subjectDigests.size()", is(93));
        post(sample("20190121220000.export.CSV.zip"), ZIP, SOURCE + "&dryRun=true")
                .then()
                .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("subjectDigests")));
    }

    @Test
    void health_tells_that_no_feed_is_followed() {
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'gdelt-feed' }.status", is("UP"))
                .body("checks.find { it.name == 'gdelt-feed' }.data.following", is(false));
    }

    private static byte[] sample(String name) throws IOException {
        return GdeltImportHttpTest.class.getResourceAsStream("/gdelt/" + name).readAllBytes();
    }

    private static Response post(byte[] body, String mediaType, String query) {
        return post(body, mediaType, query, Tokens.writer());
    }

    private static Response post(byte[] body, String mediaType, String query, String token) {
        return Posting.request(token)
                .urlEncodingEnabled(false)
                .header("Content-Type", mediaType)
                .body(body)
                .post("/imports/gdelt" + query);
    }
}
