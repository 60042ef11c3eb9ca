package dev.entente.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
class SlowBodyTest {

    private static final int PATIENCE_MS = 30_000;

    @ConfigProperty(name = "quarkus.thread-pool.max-threads")
    int workers;

    @Inject
    WholeBodies bodies;

    private final List<Socket> senders = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (var sender : senders) {
            sender.close();
        }
    }

    private Socket sender(String headers, String body) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
            senders.add(socket);
            socket.setSoTimeout(PATIENCE_MS);
            send(
                    socket,
                    "POST /things/form HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + headers + "\r\n"
                            + body);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private static BufferedReader answers(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    /** The head of an answer. */
    private static String answer(Socket socket) throws IOException {
        var in = answers(socket);
        var head = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    @Test
    void senders_who_are_slow_keep_no_worker_from_others() {
        IntStream.range(0, 2 * workers).forEach(one -> sender("Content-Length: 100\r\n", "{\"numbers\": ["));

        RestAssured.given()
                .config(RestAssuredConfig.config()
                        .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", PATIENCE_MS)))
                .get("/things/problem")
                .then()
                .statusCode(503);
    }

    @Test
    void a_body_that_does_not_come_in_time_is_answered_408() throws IOException {
        var sender = sender("Content-Length: 100\r\n", "{");

        assertThat(answer(sender), both(startsWith("HTTP/1.1 408")).and(containsString("application/problem+json")));
    }

    @Test
    void a_body_in_pieces_is_read_whole() throws IOException {
        var whole = sender("Content-Length: 18\r\n", "{\"numbers\": ");
        send(whole, "[1,2]}");
        assertThat(answer(whole), startsWith("HTTP/1.1 200"));
    }

    @Test
    void a_sender_who_waits_to_be_asked_is_asked() throws IOException {
        var sender = sender("Content-Length: 18\r\nExpect: 100-continue\r\n", "");
        var in = answers(sender);
        assertThat(in.readLine(), startsWith("HTTP/1.1 100"));
        in.readLine();

        send(sender, "{\"numbers\": [1,2]}");

        assertThat(in.readLine(), startsWith("HTTP/1.1 200"));
    }

    @Test
    void a_body_that_does_not_say_how_large_it_is_has_the_same_limit() throws IOException {
        var sender = sender("Transfer-Encoding: chunked\r\n", "");
        var chunk = " ".repeat(0x10000);
        for (var sent = 0; sent <= bodies.largest(); sent += chunk.length()) {
            send(sender, "10000\r\n" + chunk + "\r\n");
        }

        assertThat(answer(sender), startsWith("HTTP/1.1 413"));
    }

    @Test
    void what_was_sent_by_one_who_hangs_up_is_dropped() throws IOException {
        await(() -> bodies.held() == 0);
        var sender = sender("Content-Length: 100\r\n", "{\"numbers\": [");
        await(() -> bodies.held() > 0);

        sender.close();

        await(() -> bodies.held() == 0);
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (!condition.getAsBoolean()) {
            assertThat("it comes true in time", System.nanoTime() < end);
            Thread.onSpinWait();
        }
    }
}
