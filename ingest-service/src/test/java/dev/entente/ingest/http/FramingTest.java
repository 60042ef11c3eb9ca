package dev.entente.ingest.http;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.Tokens;
import dev.entente.ingest.Wire;
import dev.entente.local.PlatformResource;

import static org.assertj.core.api.Assertions.assertThat;

/** How a request is framed: what is too large, too slow or not HTTP is answered, on a connection that stays until it is read. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class FramingTest {

    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    private static String head(String... lines) {
        return Wire.post(Posting.STRUCTURED, Tokens.writer(), lines);
    }

    @Test
    void a_body_is_refused_by_its_announced_length_before_it_is_sent() throws IOException {
        try (var http = Wire.connect()) {
            http.send(head("Content-Length: 100000000\r\n") + "{");
            assertThat(http.status()).isEqualTo(413);
            assertThat(http.until("}")).contains("too-large");
        }
    }

    @Test
    void whoever_sends_all_before_reading_finds_the_refusal_and_may_go_on() throws IOException {
        var event = Events.signed().toString();
        try (var http = Wire.connect()) {
            http.send(head("Content-Length: 8000000\r\n")).send(new byte[8_000_000]);
            assertThat(http.status()).isEqualTo(413);
            http.until("}");
            http.send(head("Content-Length: " + event.length() + "\r\n") + event);
            assertThat(http.status()).isEqualTo(202);
        }
    }

    @Test
    void a_body_without_a_length_is_refused_where_it_exceeds_the_limit() throws IOException {
        try (var http = Wire.connect()) {
            http.send(head(CHUNKED));
            for (var sent = 0; sent <= 1_048_576; sent += 16_384) {
                http.sendChunk(" ".repeat(16_384));
            }
            assertThat(http.status()).isEqualTo(413);
        }
    }

    @Test
    void a_sender_that_asks_first_is_told_to_go_on_or_that_it_is_too_much() throws IOException {
        var event = Events.signed().toString();
        try (var http = Wire.connect()) {
            http.send(head("Expect: 100-continue\r\n", "Content-Length: " + event.length() + "\r\n"));
            assertThat(http.status()).isEqualTo(100);
            http.line();
            http.send(event);
            assertThat(http.status()).isEqualTo(202);
        }
        try (var http = Wire.connect()) {
            http.send(head("Expect: 100-continue\r\n", "Content-Length: 5000000\r\n"));
            assertThat(http.status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"specversion\":"})
    void a_sender_that_stalls_is_told_so(String begin) throws IOException {
        try (var http = Wire.connect()) {
            http.send(head("Content-Length: 500\r\n") + begin);
            assertThat(http.status()).isEqualTo(408);
            assertThat(http.until("}")).contains("too-slow");
        }
    }

    @Test
    void a_stream_that_stalls_is_answered_so_far_and_told_so() throws IOException {
        try (var http = Wire.connect()) {
            http.send(Wire.post(Posting.LINES, Tokens.writer(), CHUNKED)).sendChunk(Events.signed() + "\n{\"a");
            assertThat(http.status()).isEqualTo(200);
            assertThat(http.until("\"summary\"")).contains("\"position\"");
            assertThat(http.line()).contains("\"accepted\":1").contains("too-slow");
        }
    }

    @Test
    void a_stream_is_answered_while_it_runs() throws IOException {
        try (var http = Wire.connect()) {
            http.send(Wire.post(Posting.LINES, Tokens.writer(), CHUNKED)).sendChunk(Events.signed() + "\n");
            http.until("\"position\"");
            http.sendChunk(Events.signed() + "\n");
            http.until("\"position\"");
            http.send("0\r\n\r\n");
            assertThat(http.until("}}")).contains("\"accepted\":2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n",
                "Content-Length: 2, 3\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 0x2\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Content-Length: 2\r\nX-Nul: a\u0000b\r\n",
                "Content-Length: 2\r\nCe-Id : 7\r\n",
                "Content-Length: 2\r\nce-desk: a\r\n b\r\n"
            })
    void a_head_that_could_be_read_in_two_ways_is_refused(String lines) throws IOException {
        try (var http = Wire.connect()) {
            http.send(head(lines) + "{}");
            assertThat(http.status()).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz\r\n{}\r\n", "-2\r\n{}\r\n", "fffffffffffffffff\r\n"})
    void chunks_that_are_none_are_answered(String chunk) throws IOException {
        try (var http = Wire.connect()) {
            http.send(head(CHUNKED) + chunk);
            assertThat(http.status()).isEqualTo(400);
        }
    }
}
