package dev.entente.ingest.http;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.json.Json;
import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.StoredEvents;
import dev.entente.ingest.Tokens;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What is refused is refused for its reason, at its place, and nothing of it is kept. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class RefusalsTest {

    private StoredEvents stored;
    private long before;

    @BeforeEach
    void count() {
        stored = new StoredEvents();
        before = stored.count();
    }

    @AfterEach
    void nothing_of_it_is_kept() {
        assertThat(stored.count()).isEqualTo(before);
        stored.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /subject                |
            /id                     |
            /source                 |
            /type                   |
            /specversion            |
            /specversion            | "0.3"
            /id                     | ""
            /my-attribute           | "x"
            /subject                | "visit/x"
            /type                   | "dev.entente.agreement.celebrated.v1"
            /time                   | "yesterday"
            /time                   | "2024-09-01T09:00:00"
            /data                   |
            /data                   | 7
            /data/parties/0/country | "XX"
            /data/parties/1/country | "tr"
            /data/parties           | [{"country": "TR"}]
            /data/occurred          | "2024-13"
            /data/occurred          | "2023-02-29"
            /data/occurred          | "2024-08/2024-07"
            /data/occurred          |
            /data/colour            | "red"
            /data/sectors/0         | "astrology"
            /data/instrument        | "handshake"
            /data/title             | {}
            /data/money             | 5
            """)
    void an_invalid_event_is_answered_with_the_place_of_its_fault(String pointer, String value) {
        Posting.invalid(Posting.post(Events.changed(Events.signed(), pointer, value)), pointer);
    }

    @Test
    void all_faults_are_told_at_once() {
        var event = Events.changed(Events.signed(), "/data/occurred", "\"2024-13\"");
        event = Events.changed(event, "/data/parties/1/country", "\"XX\"");
        event.put("time", "yesterday").remove("subject");
        var answer = Posting.post(event);
        for (var pointer : new String[] {"/data/occurred", "/data/parties/1/country", "/time", "/subject"}) {
            Posting.invalid(answer, pointer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "specversion", "subject"})
    void a_binary_event_without_a_required_header_is_told_which(String missing) {
        var sent = Events.signed();
        sent.remove(missing);
        var request = Posting.request(Tokens.writer()).header("Content-Type", "application/json");
        sent.properties().stream()
                .filter(property -> property.getValue().isTextual())
                .filter(property -> !property.getKey().equals("datacontenttype"))
                .forEach(property -> request.header(
                        "ce-" + property.getKey(), property.getValue().asText()));
        Posting.invalid(request.body(Posting.bytes(sent.get("data"))).post("/events"), "/" + missing);
    }

    @Test
    void headers_that_cannot_be_read_as_attributes_are_named_all_at_once() {
        var request = Posting.request(Tokens.writer())
                .header("Content-Type", "application/json")
                .header("ce-data", "x")
                .header("ce-datacontenttype", "application/json")
                .header("ce-desk", "%FF")
                .header("ce-note", "50%")
                .header("ce-id", "1", "2");
        Posting.problem(request.body("{}").post("/events"), 400)
                .body("type", equalTo("/problems/unreadable"))
                .body("detail", containsString("ce-desk holds percent-encoded bytes that are no UTF-8"))
                .body(
                        "errors.parameter",
                        containsInAnyOrder("ce-data", "ce-datacontenttype", "ce-desk", "ce-note", "ce-id"));
    }

    @Test
    void bytes_beyond_ascii_in_a_header_are_refused_rather_than_kept_garbled() throws IOException {
        var head = "POST /events HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: 2";
        var answer = RawHttp.send(head + "\nce-desk: Z\u00fcrich", Tokens.writer(), "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/parameter").asText()).isEqualTo("ce-desk");
    }

    @Test
    void a_whole_event_or_a_batch_sent_as_plain_json_is_told_its_media_type() {
        Posting.problem(Posting.post(Posting.bytes(Events.signed()), "application/json", Tokens.writer()), 415)
                .body("detail", containsString("send it as application/cloudevents+json"));
        var batch = Json.MAPPER.createArrayNode().add(Events.signed());
        Posting.problem(Posting.post(Posting.bytes(batch), "application/json", Tokens.writer()), 415)
                .body("detail", containsString("send it as application/cloudevents-batch+json"));
    }

    @Test
    void an_event_in_base_64_is_held_to_the_same_rules_and_rights() {
        var event = Events.report("retracted", "retracts", "https://other.example.org/x");
        var data = event.remove("data");
        event.put("data_base64", Base64.getEncoder().encodeToString(Posting.bytes(data)));
        Posting.problem(Posting.post(event), 403).body("type", equalTo("/problems/curation-needed"));
        Posting.invalid(Posting.post(event.put("data_base64", "e30=")), "/data_base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"specversion\":\"1.0\",", "", " ", "{} {}", "{\"id\":1,\"id\":2}", "hello"})
    void what_is_no_json_is_unreadable(String body) {
        Posting.problem(Posting.post(body.getBytes(UTF_8), Posting.STRUCTURED, Tokens.writer()), 400)
                .body("type", equalTo("/problems/unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{]", "[{}", "[] []", "7"})
    void what_is_no_array_is_no_batch(String body) {
        Posting.problem(Posting.post(body.getBytes(UTF_8), Posting.BATCH, Tokens.writer()), 400);
    }

    @Test
    void an_event_that_is_no_object_is_invalid() {
        Posting.problem(Posting.post("[]".getBytes(UTF_8), Posting.STRUCTURED, Tokens.writer()), 422);
        Posting.post("[1, null]".getBytes(UTF_8), Posting.BATCH, Tokens.writer())
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/cloudevents+xml",
                "application/cloudevents+json; charset=iso-8859-1",
                "multipart/form-data; boundary=x"
            })
    void a_media_type_that_is_not_read_is_answered_with_those_that_are(String mediaType) {
        Posting.problem(Posting.post(Posting.bytes(Events.signed()), mediaType, Tokens.writer()), 415)
                .header("Accept-Post", containsString(Posting.BATCH));
    }

    @Test
    void too_large_an_event_is_refused_alone_and_in_a_batch_and_in_a_line() {
        var large = Events.changed(Events.signed(), "/data/summary", "{\"en\":\"" + "x".repeat(1_100_000) + "\"}");
        Posting.problem(Posting.post(large), 413);
        Posting.post(Posting.bytes(Json.MAPPER.createArrayNode().add(large)), Posting.BATCH, Tokens.writer())
                .then()
                .statusCode(422)
                .body("results[0].status", equalTo(413));
        var line = Posting.post(Posting.bytes(large), Posting.LINES, Tokens.writer())
                .asString();
        assertThat(Json.object(line.lines().findFirst().orElseThrow())
                        .get("status")
                        .asInt())
                .isEqualTo(413);
    }

    @Test
    void too_many_events_and_too_many_bytes_are_no_batch() {
        var many = Json.MAPPER.createArrayNode();
        for (var number = 0; number < 1001; number++) {
            many.add(Events.signed());
        }
        Posting.problem(Posting.post(Posting.bytes(many), Posting.BATCH, Tokens.writer()), 413);
        Posting.problem(Posting.post(" ".repeat(5_300_000).getBytes(UTF_8), Posting.BATCH, Tokens.writer()), 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryrun=true", "dryRun=yes", "dryRun=", "dryRun=true&dryRun=false"})
    void a_parameter_that_is_not_known_is_refused_lest_a_dry_run_publishes(String query) {
        var request = Posting.request(Tokens.writer()).header("Content-Type", Posting.STRUCTURED);
        Posting.problem(request.body(Posting.bytes(Events.signed())).post("/events?" + query), 400)
                .body("errors[0].parameter", containsString("ry"));
    }

    @Test
    void no_mutilated_body_is_answered_with_a_failure_of_the_service() {
        var random = new Random(20240311);
        for (var round = 0; round < 300; round++) {
            var body = mutilated(Posting.bytes(event(random)), random);
            var answer = Posting.post(body, Posting.STRUCTURED, Tokens.writer());
            assertThat(answer.statusCode())
                    .as("round %d: %s", round, new String(body, UTF_8))
                    .isBetween(400, 499);
        }
    }

    private static ObjectNode event(Random random) {
        return Events.signed().put("time", random.nextBoolean() ? "never" : "\u0000");
    }

    private static byte[] mutilated(byte[] body, Random random) {
        var broken = body.clone();
        for (var times = random.nextInt(6); times >= 0; times--) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        return broken;
    }

    @Test
    void every_type_of_problem_is_explained_at_its_address() {
        for (var slug : new String[] {
            "invalid-event",
            "unreadable",
            "too-large",
            "too-slow",
            "too-many-requests",
            "stopping",
            "unsupported-encoding",
            "unsupported-media-type",
            "source-not-covered",
            "curation-needed",
            "log-unavailable",
            "overloaded",
            "invalid-request",
            "unauthorized",
            "forbidden"
        }) {
            given().get("/problems/" + slug).then().statusCode(200);
        }
    }

    @Test
    void the_root_leads_to_all_there_is() {
        var addresses =
                given().get("/").then().statusCode(200).extract().jsonPath().<String, String>getMap("");
        for (var readable : List.of("schemas", "codes", "problems", "openapi", "asyncapi")) {
            given().get(addresses.get(readable)).then().statusCode(200);
        }
        for (var posted : List.of("events", "gdelt")) {
            Posting.problem(given().get(addresses.get(posted)), 405);
        }
    }

    @Test
    void other_methods_and_paths_are_problem_documents() {
        Posting.problem(Posting.request(Tokens.writer()).get("/events"), 405).header("Allow", containsString("POST"));
        Posting.problem(Posting.request(Tokens.writer()).delete("/events"), 405);
        Posting.problem(given().get("/nowhere"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "....", "a..", ".a.b", "a.b.c.d", "a.b"})
    void a_token_with_parts_missing_is_no_token(String token) {
        Posting.problem(Posting.post(Events.signed(), token), 401);
    }

    @Test
    void an_event_of_very_many_values_is_too_large_and_in_a_batch_it_alone() {
        var large = Events.signed();
        var values = large.withObject("/data/extra").putArray("x");
        for (var number = 0; number < 20_000; number++) {
            values.addObject();
        }

        Posting.problem(Posting.post(large), 413).body("detail", containsString("values"));
        Posting.post(("[" + large + ",{}]").getBytes(UTF_8), Posting.BATCH, Tokens.writer())
                .then()
                .statusCode(422)
                .body("results.status", org.hamcrest.Matchers.contains(413, 422));
        Posting.post((large + "\n").getBytes(UTF_8), Posting.LINES, Tokens.writer())
                .then()
                .body(containsString("\"status\":413"));
    }

    @Test
    void the_answer_to_faults_everywhere_does_not_outgrow_its_question() {
        var faulty = Events.signed();
        var at = faulty.withObject("/data/extra");
        for (var depth = 0; depth < 9; depth++) {
            at = at.putObject("n".repeat(490));
        }
        var texts = at.putArray("x");
        for (var number = 0; number < 10_000; number++) {
            texts.add("\u0000");
        }

        var body = Posting.post(faulty).then().statusCode(422).extract().asByteArray();
        assertThat(body.length).isLessThan(200_000);
        Posting.problem(Posting.post(Events.signed().put("n".repeat(501), 1)), 400);
    }

    @Test
    void made_up_methods_are_counted_as_one() {
        for (var number = 0; number < 3; number++) {
            given().request("MADEUP" + number, "/events").then().statusCode(405);
        }
        assertThat(given().get("/q/metrics").asString())
                .doesNotContain("MADEUP")
                .contains("method=\"OTHER\"");
    }
}
