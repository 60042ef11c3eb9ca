package dev.entente.query.replica;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.query.projection.TestLedger;
import dev.entente.query.rebuild.TestTopic;
import dev.entente.query.rebuild.Until;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Collections that are larger than the memory of the service. */
class StreamsIT {

    private static final Logger LOG = Logger.getLogger(StreamsIT.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ITEMS = 4_000;
    private static final int LETTERS = 40_000;
    private static final int READ_AT_FIRST = 20;
    private static final int HEAP_MIB = 128;

    private static TestTopic topic;
    private static TestLedger ledger;
    private static Replica replica;

    @BeforeAll
    static void open() throws Exception {
        topic = new TestTopic();
        ledger = new TestLedger();
        try (var connection = ledger.database().getConnection();
                var insert = connection.createStatement()) {
            insert.execute("""
                    insert into version (subject, known_from, known_until, kind, id, outcome, document, countries,
                                         occurred_on, first_known, last_changed, title)
                    select 'agreement/' || number, now(), 'infinity', 'agreement', number, 'standing',
                           '{"id":"' || number || '","subject":"agreement/' || number || '","title":{"en":"'
                             || repeat('long ', %d) || '"},"countries":["BR","ZA"]}',
                           '{BR,ZA}', date '2024-01-01' + number %% 300, now(), now(), 'long'
                      from generate_series(1, %d) as number""".formatted(LETTERS / 5, ITEMS));
        }
        replica = Replica.start(ledger, topic, "-Xmx" + HEAP_MIB + "m");
    }

    @AfterAll
    static void close() throws Exception {
        replica.close();
        ledger.close();
        topic.close();
    }

    /** A client that reads when it wants to, and has little room for what it has not read. */
    private static final class Client implements AutoCloseable {

        private final Socket socket = new Socket();
        private final BufferedReader lines;

        Client(Replica replica, String mediaType) throws IOException {
            socket.setReceiveBufferSize(64 * 1024);
            socket.connect(new InetSocketAddress(
                    replica.at("/").getHost(), replica.at("/").getPort()));
            socket.getOutputStream()
                    .write(("GET /agreements HTTP/1.0\r\nHost: localhost\r\nAccept: " + mediaType + "\r\n\r\n")
                            .getBytes(UTF_8));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            for (var line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                assertThat(line).doesNotStartWith("HTTP/1.1 5").doesNotStartWith("HTTP/1.1 4");
            }
        }

        /** Reads some of the lines; returns how many there were. */
        int read(int most) throws IOException {
            var count = 0;
            while (count < most && lines.readLine() != null) {
                count++;
            }
            return count;
        }

        /** Reads lines until there are no more, or the connection breaks; returns how many there were. */
        int rest() {
            var count = 0;
            try {
                while (lines.readLine() != null) {
                    count++;
                }
            } catch (IOException e) {
                LOG.debug("the connection broke", e);
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** How many transactions the service reads items in, or the dates of their facts, and waits for something else than the database. */
    private static long waiting() throws Exception {
        return transactions("state = 'idle in transaction'");
    }

    /** How many transactions the service reads items in, whether the next rows are on their way or it waits. */
    private static long reading() throws Exception {
        return transactions("state <> 'idle'");
    }

    private static long transactions(String state) throws Exception {
        return Long.parseLong(ledger.rows("""
                        select count(*) from pg_stat_activity
                         where %s and pid <> pg_backend_pid()
                           and (query like 'fetch%%' or query like '%%document%%' or query like '%%occurred from fact%%')""".formatted(state)).getFirst().replaceAll("[()]", ""));
    }

    @ParameterizedTest
    @CsvSource({"application/x-ndjson, 0", "text/csv, 1"})
    void a_collection_that_would_not_fit_into_memory_is_read_as_slowly_as_its_client_reads(
            String mediaType, int headings) throws Exception {
        assertThat((long) ITEMS * LETTERS).isGreaterThan((long) HEAP_MIB << 20);
        try (var client = new Client(replica, mediaType)) {
            assertThat(client.read(READ_AT_FIRST)).isEqualTo(READ_AT_FIRST);
            Until.holds(PATIENCE, () -> waiting() == 1);
            assertThat(replica.get("/agreements?limit=1").statusCode()).isEqualTo(200);
            assertThat(READ_AT_FIRST + client.read(Integer.MAX_VALUE)).isEqualTo(ITEMS + headings);
        }
        Until.holds(PATIENCE, () -> reading() == 0);
    }

    @ParameterizedTest
    @CsvSource({"application/x-ndjson", "text/csv"})
    void a_client_that_goes_away_amid_a_collection_frees_its_connection_to_the_database(String mediaType)
            throws Exception {
        try (var client = new Client(replica, mediaType)) {
            assertThat(client.read(READ_AT_FIRST)).isEqualTo(READ_AT_FIRST);
            Until.holds(PATIENCE, () -> waiting() == 1);
        }
        Until.holds(PATIENCE, () -> reading() == 0);
    }

    @Test
    void only_as_many_are_read_at_once_as_leave_connections_for_questions() throws Exception {
        try (var small = Replica.start(
                        ledger, topic, "-Dentente.query.streams.at-once=2", "-Dquarkus.datasource.jdbc.max-size=5");
                var one = new Client(small, "application/x-ndjson");
                var another = new Client(small, "text/csv")) {
            assertThat(one.read(1) + another.read(1)).isEqualTo(2);
            var refused = small.get("/agreements", "Accept", "text/csv");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(small.get("/agreements?limit=1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void who_reads_nothing_for_long_is_cut_and_frees_its_connection_to_the_database() throws Exception {
        try (var strict = Replica.start(ledger, topic, "-Dentente.query.streams.patience=1s");
                var client = new Client(strict, "text/csv")) {
            assertThat(client.read(READ_AT_FIRST)).isEqualTo(READ_AT_FIRST);
            Until.holds(PATIENCE, () -> waiting() == 1);
            Until.holds(PATIENCE, () -> reading() == 0);
            assertThat(client.rest()).isLessThan(ITEMS - READ_AT_FIRST);
        }
    }
}
