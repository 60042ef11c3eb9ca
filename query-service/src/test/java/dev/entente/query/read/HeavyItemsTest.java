package dev.entente.query.read;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** Items that are each as large as an event may be; older than all others, so that these have room on pages before them. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class HeavyItemsTest {

    private static final int ITEMS = 7;
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000;
    private static final int LONG = 950_000;
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "tr", "ms", "id", "nl", "pl", "da", "sv");
    private static final int PAGE = 4 * 1024 * 1024;
    private static final List<String> SUBJECTS = IntStream.range(0, ITEMS)
            .mapToObj(number -> "agreement/heavy-" + number)
            .toList();

    private static EventLog log;
    private static Position told = Position.START;

    @BeforeAll
    static void open() {
        log = new EventLog();
        for (var subject : SUBJECTS) {
            told = told.and(log.append(
                    subject,
                    "agreement.signed",
                    subject,
                    "{'occurred':'1901-03-05','title':{'en':'Heavyweight'},'summary':{" + summary()
                            + "},'parties':[{'country':'VU'},{'country':'NR'}]}"));
        }
    }

    /** As long as it may be, in as many languages as it takes. */
    private static String summary() {
        return LANGUAGES.stream()
                .map(language -> "'" + language + "':'" + "a".repeat(LONG / LANGUAGES.size()) + "'")
                .collect(Collectors.joining(","));
    }

    @AfterAll
    static void close() {
        log.close();
    }

    private static Response get(String type, String address) {
        EventLog.isProjected(told);
        var response = given().header("Accept", type).get(address);
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    @Test
    void a_page_ends_before_it_is_too_long_and_the_next_one_goes_on() {
        for (var filter : List.of("country=VU", "countries=VU,NR")) {
            assertThat(pageByPage("/agreements?" + filter)).containsExactlyInAnyOrderElementsOf(SUBJECTS);
        }
    }

    private static List<String> pageByPage(String address) {
        var found = new ArrayList<String>();
        var next = "";
        while (next != null) {
            var page = get("application/json", address + next);
            assertThat(page.asByteArray().length).isLessThan(PAGE + LONG);
            found.addAll(page.jsonPath().getList("items.subject"));
            next = Optional.ofNullable(page.jsonPath().getString("next"))
                    .map(cursor -> "&cursor=" + cursor)
                    .orElse(null);
        }
        return found;
    }

    @Test
    void a_whole_collection_has_all_of_them() {
        assertThat(get("application/x-ndjson", "/agreements?country=VU")
                        .asString()
                        .lines())
                .hasSize(ITEMS)
                .allMatch(line -> line.length() > LONG);
        assertThat(get("text/csv", "/agreements?country=VU").asString().lines()).hasSize(ITEMS + 1);
    }

    @Test
    void what_a_client_does_not_read_is_made_for_it_once_and_is_gone_with_it() throws IOException {
        EventLog.isProjected(told);
        try (var idle = client()) {
            for (var asked = 0; asked < 12; asked++) {
                ask(idle, "application/json", "/agreements?country=VU");
            }
            until(() -> held() > 0);
            assertThat(held()).isLessThan(2.0 * PAGE);
            assertThat(get("application/json", "/agreements?country=VU&limit=1").statusCode())
                    .isEqualTo(200);
            assertThat(held()).isLessThan(2.0 * PAGE);
        }
        until(() -> held() == 0);
    }

    @Test
    void what_was_told_of_an_item_has_to_find_room_before_it_is_read() {
        for (var address : List.of(
                "/agreements/heavy-0/history", "/events?source=" + EventLog.SOURCE + "&id=" + SUBJECTS.getFirst())) {
            EventLog.isProjected(told);
            var before = metric("entente_answers_taken_bytes_sum");
            get("application/json", address);
            assertThat(metric("entente_answers_taken_bytes_sum") - before)
                    .as(address)
                    .isGreaterThan(4.0 * LONG);
        }
        until(() -> held() == 0);
    }

    /** Has little room for what it has not read. */
    private static Socket client() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
        return socket;
    }

    private static void ask(Socket socket, String type, String address) throws IOException {
        socket.getOutputStream()
                .write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + type + "\r\n\r\n")
                        .getBytes(US_ASCII));
    }

    private static double held() {
        return metric("entente_answers_held_bytes");
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[1]))
                .findFirst()
                .orElseThrow();
    }

    private static void until(BooleanSupplier condition) {
        var deadline = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    @Test
    void a_search_finds_them() {
        assertThat(pageByPage("/search?q=Heavyweight")).containsAll(SUBJECTS);
    }
}
