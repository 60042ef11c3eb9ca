package dev.entente.ingest.http;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.json.Json;
import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.Tokens;
import dev.entente.local.PlatformResource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** Bodies made to break readers: each is answered with what is wrong, alone and as a line among good ones. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class UnreadableTest {

    private static final String NUMBER = "1e99999999999";

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("10,000 arrays in each other", with("extra", "[".repeat(10_000) + "]".repeat(10_000))),
                Arguments.of(
                        "10,000 objects in each other",
                        with("extra", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))),
                Arguments.of("101 arrays", "[".repeat(101) + "]".repeat(101)),
                Arguments.of("arrays without an end", "[".repeat(15_000)),
                Arguments.of("a name twice", event().replace("{\"occurred\"", "{\"title\":{},\"occurred\"")),
                Arguments.of(
                        "a name twice, once escaped",
                        event().replace("{\"occurred\"", "{\"\\u0074itle\":{},\"occurred\"")),
                Arguments.of("a number beyond counting", with("extra", "{\"n\":" + NUMBER + "}")),
                Arguments.of("a number of 5,000 digits", with("extra", "{\"n\":" + "9".repeat(5000) + "}")),
                Arguments.of("a NUL in a name", event().replace("\"occurred\"", "\"occ\u0000urred\"")),
                Arguments.of("an escaped NUL in a text", event().replace("\"Pact", "\"\\u0000Pact")),
                Arguments.of("a NUL behind the event", event() + "\u0000"),
                Arguments.of("half a surrogate", event().replace("\"Pact", "\"\\ud83dPact")),
                Arguments.of("not a number", with("extra", "{\"n\":NaN}")),
                Arguments.of("a comment", event().replace("{\"occurred\"", "{/* */\"occurred\"")),
                Arguments.of("a comma too many", event().replace("{\"occurred\"", "{,\"occurred\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void it_is_refused_with_a_sentence(String what, String body) {
        var answer = Posting.post(body.getBytes(UTF_8), Posting.STRUCTURED, Tokens.writer());
        assertThat(answer.statusCode()).as(what).isIn(400, 422);
        Posting.problem(answer, answer.statusCode()).body("detail", not(emptyString()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void as_a_line_it_takes_no_other_down(String what, String body) {
        var answer = lines((event() + "\n" + body + "\n" + event() + "\n").getBytes(UTF_8));
        assertThat(answer).as(what).hasSize(4);
        assertThat(answer.get(0).get("status").asInt()).isEqualTo(202);
        assertThat(answer.get(1).get("status").asInt()).isIn(400, 422);
        assertThat(answer.get(2).get("status").asInt()).isEqualTo(202);
        assertThat(answer.get(3)).isEqualTo(Json.object("{\"summary\":{\"accepted\":2,\"rejected\":1}}"));
    }

    @Test
    void blank_lines_have_no_result_and_an_end() {
        var some = lines((event() + "\n".repeat(500_000) + event() + "\n".repeat(500_000)).getBytes(UTF_8));
        assertThat(some).hasSize(3);
        assertThat(some.getLast()).isEqualTo(Json.object("{\"summary\":{\"accepted\":2,\"rejected\":0}}"));
        var more = lines((event() + "\n".repeat(3_000_000) + event()).getBytes(UTF_8));
        assertThat(more).hasSize(2);
        assertThat(more.getLast().get("summary")).isEqualTo(Json.object("{\"accepted\":1,\"rejected\":0}"));
        assertThat(more.getLast().at("/problem/status").asInt()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080", "\u00e2\u0082"})
    void what_is_no_utf_8_is_refused_alone_and_as_a_line(String bytes) {
        var body = event().replace("\"Pact", "\"" + bytes + "Pact").getBytes(ISO_8859_1);
        Posting.problem(Posting.post(body, Posting.STRUCTURED, Tokens.writer()), 400)
                .body("type", equalTo("/problems/unreadable"));
        assertThat(lines(body).getFirst().get("status").asInt()).isEqualTo(400);
    }

    @Test
    void two_events_in_one_body_are_told_how_several_are_sent() {
        Posting.problem(Posting.post((event() + event()).getBytes(UTF_8), Posting.STRUCTURED, Tokens.writer()), 400)
                .body("detail", containsString("One event only"))
                .body("detail", containsString("application/x-ndjson"))
                .body("detail", containsString("application/cloudevents-batch+json"));
    }

    @Test
    void what_is_nested_too_deeply_is_told_how_deep_it_may_be() {
        var body = with("extra", "[".repeat(10_000) + "]".repeat(10_000));
        Posting.problem(Posting.post(body.getBytes(UTF_8), Posting.STRUCTURED, Tokens.writer()), 400)
                .body("detail", equalTo("It is nested too deeply: at most 100 levels are read here."));
        var name = event().replace("{\"occurred\"", "{\"" + "n".repeat(501) + "\":1,\"occurred\"");
        Posting.problem(Posting.post(name.getBytes(UTF_8), Posting.STRUCTURED, Tokens.writer()), 400)
                .body("detail", equalTo("A name in it is too long: at most 500 characters are read here."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void no_sentence_speaks_of_the_parser(String what, String body) {
        var detail = Posting.post(body.getBytes(UTF_8), Posting.STRUCTURED, Tokens.writer())
                .path("detail");
        assertThat(String.valueOf(detail)).as(what).doesNotContain("`", "Feature", "StreamRead", "exception");
    }

    @Test
    void a_huge_exponent_is_kept_or_refused_and_never_counted_out() {
        for (var number : new String[] {"1e999999999", "-1e-999999999", "0.1e2147483646"}) {
            var status = Posting.post(
                            with("extra", "{\"n\":" + number + "}").getBytes(UTF_8),
                            Posting.STRUCTURED,
                            Tokens.writer())
                    .statusCode();
            assertThat(status).as(number).isIn(202, 400, 422);
        }
        var amount =
                event().replace("\"sectors\"", "\"money\":{\"currency\":\"USD\",\"amount\":1e999999999},\"sectors\"");
        Posting.invalid(
                Posting.post(amount.getBytes(UTF_8), Posting.STRUCTURED, Tokens.writer()), "/data/money/amount");
    }

    @Test
    void an_event_with_an_unreadable_number_takes_no_other_event_of_its_batch_down() {
        var batch = "[" + event() + "," + with("extra", "{\"n\":[" + NUMBER + ",{\"m\":1}]}") + "," + NUMBER + ","
                + event() + "]";
        Posting.post(batch.getBytes(UTF_8), Posting.BATCH, Tokens.writer())
                .then()
                .statusCode(207)
                .body("results.status", equalTo(List.of(202, 400, 400, 202)));
    }

    private static String event() {
        return Events.signed().toString();
    }

    private static String with(String property, String json) {
        return event().replace("{\"occurred\"", "{\"" + property + "\":" + json + ",\"occurred\"");
    }

    private static List<ObjectNode> lines(byte[] body) {
        var answer = Posting.post(body, Posting.LINES, Tokens.writer());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Arrays.stream(answer.asString().split("\n")).map(Json::object).toList();
    }
}
