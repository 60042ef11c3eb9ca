package dev.entente.ingest.http;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.Tokens;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the metrics say of accepted and rejected events. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class TallyTest {

    private static final String ACCEPTED = "entente_events_accepted_total{mode=\"%s\"}";
    private static final String REJECTED = "entente_events_rejected_total{mode=\"%s\",reason=\"%s\"}";

    @Test
    void what_is_accepted_is_counted_once_by_its_mode() {
        grows(ACCEPTED.formatted("structured"), 1, () -> Posting.post(Events.signed()));
        grows(ACCEPTED.formatted("lines"), 2, () -> post(Posting.LINES, Events.signed() + "\n" + Events.signed()));
        grows("entente_log_append_seconds_count{outcome=\"acknowledged\"}", 1, () -> Posting.post(Events.signed()));
    }

    @Test
    void an_event_is_counted_accepted_or_rejected_and_never_both() {
        var batch = "[" + Events.signed() + ",{}]";
        grows(ACCEPTED.formatted("batch"), 1, () -> post(Posting.BATCH, batch));
        grows(REJECTED.formatted("batch", "invalid-event"), 1, () -> post(Posting.BATCH, batch));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            structured | invalid-event          | application/cloudevents+json       | {}
            structured | unreadable             | application/cloudevents+json       | {
            batch      | unreadable             | application/cloudevents-batch+json | {
            lines      | unreadable             | application/x-ndjson               | {
            unknown    | unsupported-media-type | text/plain                         | {}
            """)
    void what_is_rejected_is_counted_once_by_its_mode_and_reason(
            String mode, String reason, String mediaType, String body) {
        grows(REJECTED.formatted(mode, reason), 1, () -> post(mediaType, body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unsupported-media-type | https://gdelt.example.org/      | text/plain
            source-not-covered     | https://gdelt.example.org.evil/ | text/tab-separated-values
            unreadable             | https://gdelt.example.org/      | application/zip
            """)
    void a_file_that_is_refused_is_counted(String reason, String source, String mediaType) {
        grows(
                REJECTED.formatted("import", reason),
                1,
                () -> given().auth()
                        .oauth2(Tokens.of("events:write", "https://gdelt.example.org/"))
                        .contentType(mediaType)
                        .queryParam("source", source)
                        .body("no archive".getBytes(UTF_8))
                        .post("/imports/gdelt"));
    }

    @Test
    void who_may_not_post_is_counted_too() {
        grows(REJECTED.formatted("unknown", "unauthorized"), 1, () -> Posting.post(Events.signed(), "no token"));
        grows(
                REJECTED.formatted("unknown", "forbidden"),
                1,
                () -> Posting.post(Events.signed(), Tokens.of("events:read", Tokens.DESK)));
        grows(
                REJECTED.formatted("structured", "source-not-covered"),
                1,
                () -> Posting.post(Events.signed().put("source", "https://other.example.org")));
    }

    @Test
    void nothing_is_in_flight_once_all_is_answered() {
        Posting.post(Events.signed());
        post(Posting.LINES, "{}");
        for (var gauge : new String[] {
            "entente_requests_in_flight",
            "entente_streams_in_flight",
            "entente_events_in_flight",
            "entente_bodies_bytes"
        }) {
            assertThat(value(gauge)).as(gauge).isZero();
        }
    }

    private static void post(String mediaType, String body) {
        Posting.post(body.getBytes(UTF_8), mediaType, Tokens.writer());
    }

    private static void grows(String counter, int by, Runnable call) {
        var before = value(counter);
        call.run();
        assertThat(value(counter) - before).as(counter).isEqualTo(by);
    }

    /** 0 where there is no such line yet. */
    private static double value(String name) {
        var line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(given().get("/q/metrics").asString());
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }
}
