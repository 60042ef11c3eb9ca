package dev.entente.query.changes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

import dev.entente.events.Position;
import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;
import dev.entente.query.read.EventLog;
import dev.entente.query.read.LogTestBase;
import dev.entente.query.read.QueryServiceProfile;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class ChangesApiTest extends LogTestBase {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A connection as a plain client has it. */
    private static final class Stream implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader lines;

        Stream(String query, String... headers) {
            try {
                socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
                socket.setSoTimeout((int) PATIENCE.toMillis());
                socket.getOutputStream()
                        .write(("GET /changes" + query + " HTTP/1.1\r\nHost: entente\r\n" + String.join("", headers)
                                        + "\r\n")
                                .getBytes(UTF_8));
                lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The rest of the next line that begins so; it is not far away. */
        String next(String beginning) {
            var passed = new ArrayList<String>();
            try {
                var line = lines.readLine();
                while (line != null && !line.startsWith(beginning) && passed.size() < 20) {
                    passed.add(line);
                    line = lines.readLine();
                }
                assertThat(line).as("after %s", passed).startsWith(beginning);
                return line.substring(beginning.length());
            } catch (IOException e) {
                throw new UncheckedIOException("after " + passed, e);
            }
        }

        /** The lines of the next event that is one, by their fields; signs of life are passed over. */
        Map<String, String> nextEvent() {
            var deadline = Instant.now().plus(PATIENCE);
            var passed = new ArrayList<String>();
            var id = next("id: ");
            var line = read(passed);
            while (!line.startsWith("event: ")) {
                assertThat(Instant.now())
                        .as("an event in time, and not only %s", passed)
                        .isBefore(deadline);
                id = line.startsWith("id: ") ? line.substring("id: ".length()) : id;
                line = read(passed);
            }
            return Map.of("id", id, "event", line.substring("event: ".length()), "data", next("data: "));
        }

        /** The next line, which is added to those that passed. */
        private String read(List<String> passed) {
            try {
                var line = lines.readLine();
                assertThat(line).as("a line after %s, and no end", passed).isNotNull();
                passed.add(line);
                return line;
            } catch (IOException e) {
                throw new UncheckedIOException("after " + passed, e);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static Position sign(String id) {
        return log.append(
                id,
                "agreement.signed",
                "agreement/" + id,
                "{'occurred':'2024-03-05','title':{'en':'Pact'},'parties':[{'country':'CX'},{'country':'CC'}]}");
    }

    @Test
    void an_event_that_is_accepted_after_connecting_is_told_and_its_id_resumes_after_it() throws IOException {
        String token;
        try (var stream = new Stream("?country=CX", "Accept-Encoding: gzip\r\n")) {
            assertThat(stream.next("HTTP/1.1 ")).isEqualTo("200 OK");
            assertThat(stream.next("content-type: ")).startsWith("text/event-stream");
            stream.next("id: ");
            var position = sign("heard-1");

            var told = stream.nextEvent();
            token = told.get("id");
            assertThat(told.get("event")).isEqualTo("change");
            assertThat(Json.object(told.get("data")))
                    .isEqualTo(Json.object(("{'subject':'agreement/heard-1','type':'dev.entente.agreement.signed.v1',"
                                    + "'source':'" + EventLog.SOURCE + "','id':'heard-1','position':'"
                                    + position.token() + "'}")
                            .replace('\'', '"')));
        }
        sign("heard-2");
        try (var resumed = new Stream("?country=CX", "Last-Event-ID: " + token + "\r\n");
                var again = new Stream("?country=CX&after=" + token)) {
            assertThat(resumed.next("data: ")).contains("heard-2");
            assertThat(again.next("data: ")).contains("heard-2");
        }
    }

    @Test
    void who_follows_either_of_two_items_hears_that_they_are_one() throws IOException {
        sign("heard-kept");
        sign("heard-merged");
        for (var followed : List.of("heard-kept", "heard-merged")) {
            try (var stream = new Stream("?type=report&subject=agreement/" + followed)) {
                stream.next("id: ");
                log.append(
                        "merge-of-" + followed,
                        "report.sameAs",
                        "agreement/heard-kept",
                        "{'same':['agreement/heard-kept','agreement/heard-merged'],'keep':'agreement/heard-kept'}");

                var told = Json.object(stream.nextEvent().get("data"));
                assertThat(told.get("subject").asText()).isEqualTo("agreement/heard-kept");
                assertThat(told.get("same").valueStream().map(JsonNode::asText))
                        .containsExactly("agreement/heard-kept", "agreement/heard-merged");
            }
        }
    }

    @Test
    void who_follows_the_item_that_is_kept_or_its_sector_hears_what_is_told_of_the_merged_one() throws IOException {
        sign("heard-part");
        log.append(
                "heard-whole",
                "agreement.signed",
                "agreement/heard-whole",
                "{'occurred':'2024-03-05','title':{'en':'Pact'},'sectors':['space'],'parties':[{'country':'CX'},{'country':'CC'}]}");
        EventLog.isProjected(log.append(
                "merge-of-heard-part",
                "report.sameAs",
                "agreement/heard-whole",
                "{'same':['agreement/heard-whole','agreement/heard-part'],'keep':'agreement/heard-whole'}"));
        for (var followed : List.of("?subject=agreement/heard-whole", "?sector=space")) {
            try (var stream = new Stream(followed)) {
                stream.next("id: ");
                log.append(
                        "ratified" + followed.length(),
                        "agreement.ratified",
                        "agreement/heard-part",
                        "{'occurred':'2024-07-01'}");

                assertThat(Json.object(stream.nextEvent().get("data")).get("id").asText())
                        .isEqualTo("ratified" + followed.length());
            }
        }
    }

    @Test
    void who_follows_one_of_two_items_or_their_country_hears_what_another_subject_says_of_them() throws IOException {
        sign("heard-left");
        sign("heard-right");
        log.append(
                "heard-elsewhere",
                "agreement.signed",
                "agreement/heard-elsewhere",
                "{'occurred':'2024-03-05','title':{'en':'Pact'},'parties':[{'country':'NF'},{'country':'NU'}]}");
        try (var stream = new Stream("?type=report&country=CX&subject=agreement/heard-right")) {
            stream.next("id: ");
            log.append(
                    "joined-elsewhere",
                    "report.sameAs",
                    "agreement/heard-elsewhere",
                    "{'same':['agreement/heard-left','agreement/heard-right'],'keep':'agreement/heard-left'}");
            assertThat(Json.object(stream.nextEvent().get("data")).get("id").asText())
                    .isEqualTo("joined-elsewhere");

            log.append(
                    "parted-elsewhere",
                    "report.retracted",
                    "agreement/heard-elsewhere",
                    "{'retracts':{'source':'" + EventLog.SOURCE + "','id':'joined-elsewhere'}}");
            log.append(
                    "joined-again-elsewhere",
                    "report.retracted",
                    "agreement/heard-elsewhere",
                    "{'retracts':{'source':'" + EventLog.SOURCE + "','id':'parted-elsewhere'}}");
            for (var id : List.of("parted-elsewhere", "joined-again-elsewhere")) {
                var told = Json.object(stream.nextEvent().get("data"));
                assertThat(told.get("id").asText()).isEqualTo(id);
                assertThat(told.get("same").valueStream().map(JsonNode::asText))
                        .containsExactly("agreement/heard-left", "agreement/heard-right");
            }
        }
    }

    @Test
    void a_thousand_listen_at_once_and_all_are_told() throws InterruptedException {
        var open = new CountDownLatch(1_000);
        var told = new CountDownLatch(1_000);
        var listeners = IntStream.range(0, 1_000)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    try (var stream = new Stream("?subject=agreement/heard-by-all")) {
                        stream.next("id: ");
                        open.countDown();
                        assertThat(stream.next("data: ")).contains("heard-by-all");
                        told.countDown();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .toList();
        assertThat(open.await(60, TimeUnit.SECONDS)).isTrue();

        sign("heard-by-all");

        assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
        for (var listener : listeners) {
            listener.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?colour=red", "?country=XX", "?type=party", "?subject=nothing", "?after=rubbish"})
    void a_filter_that_cannot_be_used_is_refused_by_name(String query) {
        given().get("/changes" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].parameter", is(query.substring(1, query.indexOf('='))));
    }

    @Test
    void a_rubbish_token_is_refused() {
        given().header("Last-Event-ID", "rubbish")
                .get("/changes")
                .then()
                .statusCode(400)
                .body("errors.parameter", equalTo(java.util.List.of("Last-Event-ID")));
    }

    @Test
    void a_stream_is_nothing_but_a_stream() {
        given().accept("application/json").get("/changes").then().statusCode(406);
        given().head("/changes?country=CX").then().statusCode(200).contentType("text/event-stream");
    }
}
