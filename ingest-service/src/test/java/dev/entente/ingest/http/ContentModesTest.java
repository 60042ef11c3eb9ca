package dev.entente.ingest.http;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class ContentModesTest {

    private static final String BAD_DATE = "\"2024-13\"";

    @Test
    void a_structured_event_is_answered_with_its_receipt_and_stands_at_its_position() {
        var sent = Events.signed().put("desk", "north");
        var receipt = Posting.post(sent).then().statusCode(202);
        receipt.body("source", equalTo(sent.get("source").asText()))
                .body("id", equalTo(sent.get("id").asText()))
                .body("subject", equalTo(sent.get("subject").asText()));
        try (var stored = new StoredEvents()) {
            var event = stored.at(receipt.extract().path("position"));
            assertThat(event.key().id()).isEqualTo(sent.get("id").asText());
            assertThat(event.data()).isEqualTo(sent.get("data"));
            assertThat(event.extensions()).containsEntry("desk", "north");
        }
    }

    @Test
    void an_array_as_one_event_and_one_event_as_a_batch_are_told_the_right_media_type() {
        var event = Events.signed();
        Posting.problem(Posting.post(("[" + event + "]").getBytes(UTF_8), Posting.STRUCTURED, Tokens.writer()), 422)
                .body("detail", containsString(Posting.BATCH));
        Posting.problem(Posting.post(Posting.bytes(event), Posting.BATCH, Tokens.writer()), 400)
                .body("detail", containsString("One event is sent as " + Posting.STRUCTURED));
    }

    @Test
    void in_binary_mode_missing_attributes_are_said_to_be_headers() {
        Posting.invalid(Posting.post("{}".getBytes(UTF_8), "application/json", Tokens.writer()), "/id")
                .body(
                        "errors.find { it.pointer == '/id' }.detail",
                        equalTo("is missing (in binary mode it is the header ce-id)"))
                .body("errors.find { it.pointer == '/source' }.detail", containsString("the header ce-source"))
                .body("errors.find { it.pointer == '/type' }.detail", containsString("the header ce-type"));
        Posting.invalid(Posting.post("{}".getBytes(UTF_8), Posting.STRUCTURED, Tokens.writer()), "/id")
                .body("errors.find { it.pointer == '/id' }.detail", equalTo("is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+json; charset=utf-8",
                "application/cloudevents+json;charset=\"UTF-8\"",
                "Application/CloudEvents+JSON"
            })
    void the_media_type_is_read_in_any_case_and_with_its_charset(String mediaType) {
        Posting.post(Posting.bytes(Events.signed()), mediaType, Tokens.writer())
                .then()
                .statusCode(202);
    }

    @Test
    void a_binary_event_is_the_same_as_a_structured_one_with_its_headers_decoded() {
        var sent = Events.signed();
        var request = Posting.request(Tokens.writer())
                .header("Content-Type", "application/json")
                .header("CE-desk", "Z%C3%BCrich %e2%80%9c5%25%E2%80%9D");
        Stream.of("specversion", "id", "source", "type", "subject", "time")
                .forEach(name -> request.header("ce-" + name, sent.get(name).asText()));
        String position = request.body(Posting.bytes(sent.get("data")))
                .post("/events")
                .then()
                .statusCode(202)
                .extract()
                .path("position");
        try (var stored = new StoredEvents()) {
            var event = stored.at(position);
            assertThat(event.extensions()).containsEntry("desk", "Zürich “5%”");
            assertThat(event.data()).isEqualTo(sent.get("data"));
            assertThat(event.time()).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"ggg,202", "gbg,207", "bb,422"})
    void a_batch_answers_in_the_order_of_its_events_and_keeps_the_good_ones(String pattern, int status) {
        var sent = pattern.chars()
                .mapToObj(letter -> letter == 'g' ? good() : bad())
                .toList();
        var answer =
                Posting.post(batch(sent), Posting.BATCH, Tokens.writer()).then().statusCode(status);
        try (var stored = new StoredEvents()) {
            for (var at = 0; at < sent.size(); at++) {
                var result = "results[" + at + "].";
                answer.body(result + "id", equalTo(sent.get(at).get("id").asText()));
                if (pattern.charAt(at) == 'g') {
                    answer.body(result + "status", equalTo(202));
                    assertThat(stored.at(answer.extract().path(result + "position"))
                                    .key()
                                    .id())
                            .isEqualTo(sent.get(at).get("id").asText());
                } else {
                    answer.body(result + "status", equalTo(422))
                            .body(result + "problem.errors[0].pointer", equalTo("/data/occurred"));
                }
            }
        }
    }

    @Test
    void lines_are_answered_in_their_order_each_with_what_became_of_it_and_a_summary_last() {
        var good = IntStream.range(0, 500).mapToObj(number -> good().toString()).toList();
        var sent = new java.util.ArrayList<>(good);
        sent.add(100, bad().toString());
        sent.add(300, "{ no JSON");
        sent.add(400, "");
        var answer = lines(String.join("\n", sent), "/events");
        var results = answer.subList(0, answer.size() - 1);
        assertThat(answer.getLast()).isEqualTo(Json.object("{\"summary\":{\"accepted\":500,\"rejected\":2}}"));
        assertThat(results).hasSize(502);
        assertThat(results.get(100).at("/problem/errors/0/pointer").asText()).isEqualTo("/data/occurred");
        assertThat(results.get(300).get("status").asInt()).isEqualTo(400);
        assertThat(results.stream()
                        .filter(result -> result.get("status").asInt() == 202)
                        .map(result -> result.get("id").asText()))
                .containsExactlyElementsOf(good.stream()
                        .map(event -> Json.object(event).get("id").asText())
                        .toList());
        try (var stored = new StoredEvents()) {
            var last = results.getLast();
            assertThat(stored.at(last.get("position").asText()).key().id())
                    .isEqualTo(last.get("id").asText());
        }
    }

    @Test
    void what_is_far_too_long_is_refused_alone_in_every_form() {
        var tooLong = good().put("type", "dev.entente.statement.made.v1").put("subject", "statement/far-too-long");
        tooLong.set("data", Json.object("""
                {"occurred": "2024-08-20", "title": {"en": "x"}, "speakers": [{"country": "CL"}],
                 "position": {"issue": "a%s", "stance": "supports", "of": "b"}}""".formatted("-a".repeat(100_000))));
        var sent = List.of(good(), tooLong, good());

        Posting.invalid(Posting.post(tooLong), "/data/position/issue");
        var batch =
                Posting.post(batch(sent), Posting.BATCH, Tokens.writer()).then().statusCode(207);
        assertThat(batch.extract().<List<Integer>>path("results.status")).containsExactly(202, 422, 202);
        var lines = lines(sent.stream().map(ObjectNode::toString).collect(Collectors.joining("\n")), "/events");
        assertThat(lines.getLast()).isEqualTo(Json.object("{\"summary\":{\"accepted\":2,\"rejected\":1}}"));
        assertThat(lines).extracting(line -> line.path("status").asInt()).startsWith(202, 422, 202);
    }

    @Test
    void a_dry_run_tells_the_same_and_keeps_nothing() {
        try (var stored = new StoredEvents()) {
            var before = stored.count();
            dryRun(Posting.bytes(good()), Posting.STRUCTURED)
                    .then()
                    .statusCode(200)
                    .body("$", not(hasKey("position")));
            Posting.invalid(dryRun(Posting.bytes(bad()), Posting.STRUCTURED), "/data/occurred");
            dryRun(batch(List.of(good(), bad())), Posting.BATCH).then().statusCode(207);
            assertThat(lines(good().toString(), "/events?dryRun=true")
                            .getFirst()
                            .has("position"))
                    .isFalse();
            assertThat(stored.count()).isEqualTo(before);
        }
    }

    private static io.restassured.response.Response dryRun(byte[] body, String mediaType) {
        return Posting.request(Tokens.writer())
                .header("Content-Type", mediaType)
                .body(body)
                .post("/events?dryRun=true");
    }

    private static List<ObjectNode> lines(String body, String path) {
        var answer = Posting.request(Tokens.writer())
                .header("Content-Type", Posting.LINES)
                .body(body.getBytes(UTF_8))
                .post(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(Posting.LINES);
        return Arrays.stream(answer.asString().split("\n")).map(Json::object).toList();
    }

    private static byte[] batch(List<ObjectNode> events) {
        return Posting.bytes(Json.MAPPER.createArrayNode().addAll(events));
    }

    private static ObjectNode good() {
        return Events.signed();
    }

    private static ObjectNode bad() {
        return Events.changed(Events.signed(), "/data/occurred", BAD_DATE);
    }
}
