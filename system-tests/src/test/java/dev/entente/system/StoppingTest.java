package dev.entente.system;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The ingest service is stopped, as an operator stops it, while a stream of lines runs. */
@ExtendWith(Logs.class)
class StoppingTest {

    private static final int BEFORE_STOP = 100;

    private final Entente entente = Entente.running();
    private final String token = entente.token("--scope", "events:write", "--source", Integrator.SOURCE);
    private final AtomicBoolean answered = new AtomicBoolean();

    /** How many lines may be sent that have no result yet: more than are under way in the service. */
    private final Semaphore ahead = new Semaphore(1000);

    @Test
    void a_stream_that_runs_is_answered_as_far_as_it_was_read_and_told_to_send_the_rest_again() throws Exception {
        List<JsonNode> lines;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var connection = connect()) {
            var sending = CompletableFuture.runAsync(() -> send(connection), threads);
            var running = new CountDownLatch(BEFORE_STOP);
            var reading = CompletableFuture.supplyAsync(() -> read(connection, running), threads);
            try {
                assertThat(running.await(3, TimeUnit.MINUTES))
                        .as("%d result lines are still to come before the stop", running.getCount())
                        .isTrue();
                entente.stop("ingest-service");
                lines = reading.get(3, TimeUnit.MINUTES);
                sending.get(3, TimeUnit.MINUTES);
            } finally {
                threads.shutdownNow();
            }
        }
        entente.startAgain();

        var last = lines.removeLast();
        assertThat(last.at("/problem/type").asText()).endsWith("/problems/stopping");
        assertThat(last.at("/problem/status").asInt()).isEqualTo(503);
        assertThat(last.at("/summary/accepted").asInt()).isEqualTo(lines.size());
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.path("status").asInt()).isEqualTo(202));
        everyLineIsKept(lines);
    }

    private Socket connect() throws IOException {
        var address = URI.create(entente.ingest("/events"));
        var connection = new Socket(address.getHost(), address.getPort());
        connection.setSoTimeout(60_000);
        return connection;
    }

    /** Sends lines until the answer is there, and then ends the request. */
    private void send(Socket connection) {
        try {
            var out = connection.getOutputStream();
            out.write("""
                    POST /events HTTP/1.1
                    Host: localhost
                    Content-Type: application/x-ndjson
                    Authorization: Bearer %s
                    Transfer-Encoding: chunked

                    """.formatted(token).replace("\n", "\r\n").getBytes(UTF_8));
            while (!answered.get()) {
                ahead.acquire();
                chunk(out, Integrator.signed("AT", "NZ").body().replaceAll("\\n\\s*", "") + "\n");
            }
            out.write("0\r\n\r\n".getBytes(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new AssertionError("the connection ended before the answer was whole", e);
        }
    }

    private static void chunk(OutputStream out, String line) throws IOException {
        out.write((Integer.toHexString(line.length()) + "\r\n" + line + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    /** The result lines up to the summary. */
    private List<JsonNode> read(Socket connection, CountDownLatch running) {
        try {
            var in = new BufferedReader(new InputStreamReader(new Dechunked(connection.getInputStream()), UTF_8));
            var lines = new ArrayList<JsonNode>();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(Http.JSON.readTree(line));
                running.countDown();
                ahead.release();
                if (line.startsWith("{\"summary\"")) {
                    break;
                }
            }
            return lines;
        } catch (IOException e) {
            throw new AssertionError("the answer broke off", e);
        } finally {
            answered.set(true);
            ahead.release();
        }
    }

    private void everyLineIsKept(List<JsonNode> lines) {
        lines.parallelStream().forEach(line -> {
            var event = "/events?source=" + Integrator.SOURCE + "&id="
                    + line.path("id").asText();
            Http.getAt(line.path("position").asText(), entente.query(event)).is(200);
        });
    }

    /** The body of an answer that comes in chunks (RFC 9112, section 7.1), without its head and their sizes. */
    private static final class Dechunked extends InputStream {

        private final InputStream in;
        private int left;
        private boolean ended;

        Dechunked(InputStream in) throws IOException {
            this.in = new BufferedInputStream(in);
            while (!line().isEmpty()) {
                // the head: what the lines say is not of interest
            }
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && !ended) {
                left = Integer.parseInt(line(), 16);
                ended = left == 0;
            }
            if (ended) {
                return -1;
            }
            var count = in.read(bytes, offset, Math.min(length, left));
            left -= Math.max(count, 0);
            if (left == 0) {
                line();
            }
            return count;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (var next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("the connection ended within an answer");
                }
                line.append((char) next);
            }
            return line.toString().strip();
        }
    }
}
