package dev.entente.query.read;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

/** What the log and callers may hold against the service: each stops nobody else. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class TroubleTest extends LogTestBase {

    private static final String DATA =
            "{'occurred':'2024-03-05','title':{'en':'Pact'},'parties':[{'country':'BR'},{'country':'ZA'}]}";

    @Inject
    DataSource database;

    private static Position sign(String id) {
        return log.append(id, "agreement.signed", "agreement/trouble", DATA);
    }

    private static ValidatableResponse event(Position position, String id) {
        EventLog.isProjected(position);
        return given().header("Entente-Min-Position", position.token())
                .queryParam("source", EventLog.SOURCE)
                .queryParam("id", id)
                .get("/events")
                .then();
    }

    @Test
    void headers_of_any_form_stop_nobody() {
        var foreign = new HashMap<String, byte[]>();
        foreign.put("ce_id", null);
        foreign.put("ce_", new byte[] {0, -1});
        foreign.put("ce_Trace Parent \u00e9", new byte[] {-1});
        foreign.put("ce_specversion", "0.3-wip".getBytes(UTF_8));
        foreign.put("ce_time", "yesterday".getBytes(UTF_8));
        foreign.put("content-type", null);
        log.append("agreement/trouble", foreign, "{}".getBytes(UTF_8));
        log.append("agreement/trouble", Map.of(), null);

        event(sign("trouble-1"), "trouble-1").statusCode(200).body("status", is("projected"));
    }

    @Test
    void what_is_parked_is_told_to_its_topic_as_it_came_with_the_reason() {
        var headers = Map.of("ce_id", "trouble-2".getBytes(UTF_8), "ce_source", EventLog.SOURCE.getBytes(UTF_8));
        var position = log.append("agreement/trouble", headers, "{no".getBytes(UTF_8));

        var told = told(position);

        assertThat(told.key()).isEqualTo("agreement/trouble".getBytes(UTF_8));
        assertThat(told.value()).isEqualTo("{no".getBytes(UTF_8));
        assertThat(header(told, "ce_id")).isEqualTo("trouble-2");
        assertThat(header(told, "entente-parked-by")).isEqualTo("query-service");
        assertThat(header(told, "entente-parked-reason")).contains("JSON");
        assertThat(header(told, "entente-parked-topic")).isEqualTo("entente.events");
    }

    @Test
    void a_record_that_the_database_refuses_is_parked_alone() throws SQLException {
        execute("alter table event add constraint trap check (id <> 'trouble-3-5') not valid");
        try {
            Position bad = Position.START;
            Position last = Position.START;
            for (var number = 0; number < 10; number++) {
                last = sign("trouble-3-" + number);
                bad = number == 5 ? last : bad;
            }
            event(last, "trouble-3-9").body("status", is("projected"));
            event(last, "trouble-3-4").body("status", is("projected"));
            event(last, "trouble-3-6").body("status", is("projected"));
            event(last, "trouble-3-5").body("status", is("parked")).body("reason", containsString("trap"));
            assertThat(header(told(bad), "entente-parked-reason")).contains("trap");
        } finally {
            execute("alter table event drop constraint trap");
        }
    }

    @Test
    void a_database_that_lacks_a_file_is_not_told_of_as_one_that_does_not_answer() throws SQLException {
        execute("alter function forms_of(text, text) rename to forms_of_kept");
        try {
            execute("create function forms_of(asked text, written text) returns tsquery language plpgsql as"
                    + " $$begin raise exception 'could not access file' using errcode = '58P01'; end$$");
            given().get("/search?q=trouble")
                    .then()
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .body("detail", containsString("a file of it is missing or damaged"))
                    .body("incident", notNullValue());
        } finally {
            execute("drop function if exists forms_of(text, text)");
            execute("alter function forms_of_kept(text, text) rename to forms_of");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "[]",
                "{",
                "{\"source\":null,\"id\":null}",
                "{\"source\":\"s\",\"id\":\"i\",\"due\":1e99}"
            })
    void what_is_no_count_on_the_topic_of_alerts_stops_nobody(String nonsense) {
        var id = "trouble-4-" + Integer.toHexString(nonsense.hashCode());
        var position = sign(id);
        var key = EventLog.SOURCE + " " + id;
        log.tell("entente.alerts", key, nonsense.isEmpty() ? null : nonsense.getBytes(UTF_8));
        log.tell(
                "entente.alerts",
                key,
                ("{\"source\":\"" + EventLog.SOURCE + "\",\"id\":\"" + id
                                + "\",\"subject\":\"agreement/trouble\",\"due\":3,\"delivered\":2,\"failed\":1,\"revision\":1}")
                        .getBytes(UTF_8));

        until(() -> event(position, id).extract().jsonPath().getInt("alerts.due") == 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/search?q=a%00b", "/agreements?country=%00", "/agreements/a%00b", "/events?source=%00&id=1"})
    void a_question_with_a_nul_character_is_refused(String address) {
        given().urlEncodingEnabled(false).get(address).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q//metrics",
                "//q/metrics",
                "/q/%6detrics",
                "/%71/metrics",
                "/./q/metrics",
                "/q/./metrics",
                "/agreements/../q/metrics"
            })
    void what_is_for_operators_has_one_spelling(String path) throws IOException {
        assertThat(sent("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.0 404");
        given().get("/q/metrics").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example\"><x", "a b", "", "[::1", "evil.example/path", "x@evil.example", "-evil.example"})
    void links_do_not_begin_with_what_is_no_host(String host) throws IOException {
        for (var address : List.of("/agreements.atom", "/visits.ics")) {
            assertThat(sent("GET " + address + " HTTP/1.0\r\nHost: " + host + "\r\n\r\n"))
                    .startsWith("HTTP/1.0 400");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%7Cb", "%7Ba%7D", "a%26b", "a+b"})
    void calendars_and_feeds_are_named_by_whatever_was_asked_for(String words) throws IOException {
        for (var address : List.of("/visits.ics", "/agreements.atom")) {
            assertThat(sent("GET " + address + "?q=" + words + " HTTP/1.0\r\nHost: localhost\r\n\r\n"))
                    .as(address)
                    .startsWith("HTTP/1.0 200");
        }
    }

    @Test
    void no_position_or_host_however_long_fails_the_service() throws IOException {
        var many = "0.1" + ",0.1".repeat(1_500);
        var position = Base64.getUrlEncoder().withoutPadding().encodeToString(many.getBytes(US_ASCII));
        given().header("Entente-Min-Position", position)
                .get("/agreements")
                .then()
                .statusCode(400);
        given().queryParam("after", position).get("/changes").then().statusCode(400);

        var host = "a" + ".a".repeat(4_000);
        assertThat(sent("GET /agreements.atom HTTP/1.0\r\nHost: " + host + "\r\n\r\n"))
                .startsWith("HTTP/1.0 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entente.example.org", "127.0.0.1:8082", "[::1]:8082", "query_service:8082"})
    void links_begin_with_the_host_that_was_asked(String host) throws IOException {
        assertThat(sent("GET /agreements.atom HTTP/1.0\r\nHost: " + host + "\r\n\r\n"))
                .startsWith("HTTP/1.0 200")
                .contains("href=\"http://" + host + "/agreements.atom\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/countries/TR, 200",
        "/agreements;a?country=TR, 200",
        "/agreements/trouble-none, 404",
        "/search?q=pact, 200",
        "/relations/TR-MY, 200",
        "/foo, 404",
        "/agreements.csv, 200",
        "/agreements.atom, 400"
    })
    void who_names_no_host_is_answered_where_no_link_needs_one(String address, int status) throws IOException {
        assertThat(sent("GET " + address + " HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 " + status);
    }

    @Test
    void paths_of_no_view_are_counted_as_one() {
        given().put("/trouble-put").then().statusCode(405).header("Allow", containsString("GET"));
        given().put("/agreements;trouble").then().statusCode(405).header("Allow", containsString("GET"));
        given().header("Accept", "nonsense").get("/trouble-accept").then().statusCode(400);
        given().options("/trouble-options");
        given().get("/timeline?colour=red").then().statusCode(400);

        until(() -> given().get("/q/metrics").asString().contains("status=\"400\",uri=\"/timeline\""));
        assertThat(given().get("/q/metrics").asString())
                .contains("status=\"405\",uri=\"/{unrouted}\"")
                .doesNotContain("uri=\"/trouble", "uri=\"/agreements;");
    }

    private static String sent(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void operators_see_the_lag_and_that_it_is_the_log_that_was_projected() {
        event(sign("trouble-5"), "trouble-5").statusCode(200);

        until(() -> given().get("/q/metrics").asString().contains("\nentente_projection_lag 0.0"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'the log that was projected' }.status", is("UP"));
    }

    /** What is told of the record at the position. */
    private static ConsumerRecord<byte[], byte[]> told(Position position) {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        var deadline = Instant.now().plusSeconds(90);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = List.of(new TopicPartition("entente.parked", 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            while (Instant.now().isBefore(deadline)) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (header(record, "entente-parked-position").equals(position.token())) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("nothing is told of the record at " + position.offsets());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        var deadline = Instant.now().plusSeconds(90);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var any = connection.createStatement()) {
            any.execute(statement);
        }
    }
}
