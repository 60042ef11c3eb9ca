package dev.entente.imports.send;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.github.luben.zstd.ZstdOutputStream;

import dev.entente.imports.ImportFailure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SenderTest {

    private static final int SLICE = 500;

    @TempDir
    private Path folder;

    private final StubIngest ingest = new StubIngest();
    private final AtomicLong now = new AtomicLong();
    private final List<Duration> slept = new ArrayList<>();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        ingest.close();
    }

    private Sender sender(Tokens tokens) {
        return sender(tokens, new IngestClient(ingest.address()));
    }

    private Sender sender(Tokens tokens, IngestClient client) {
        var progress = new Progress(new PrintStream(told, true, UTF_8), false, "events", now::get);
        var patience = new Patience(Duration.ofMinutes(5), now::get, this::sleep, progress::say);
        return new Sender(client, tokens, patience, progress);
    }

    private void sleep(Duration time) {
        slept.add(time);
        now.addAndGet(time.toNanos());
    }

    private Tally send(EventFile file) {
        return sender(Tokens.fixed("t")).send(file, folder.resolve("imports"), false);
    }

    private static List<String> events(int count) {
        return IntStream.range(0, count).mapToObj("{\"id\":\"%d\"}"::formatted).toList();
    }

    private Path file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("events.ndjson"), lines);
    }

    @Test
    void every_event_is_sent_once_and_in_order() throws IOException {
        var events = events(1234);

        var tally = send(EventFile.of(file(events)));

        assertThat(tally).isEqualTo(new Tally(1234, 0, List.of()));
        assertThat(ingest.accepted()).isEqualTo(events);
        assertThat(folder.resolve("imports")).isEmptyDirectory();
    }

    @Test
    void compressed_files_and_streams_are_read() throws IOException {
        var text = String.join("\r\n", events(3)).getBytes(UTF_8);
        var packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text);
        }
        var zipped = new ByteArrayOutputStream();
        try (OutputStream zstd = new ZstdOutputStream(zipped)) {
            zstd.write(text);
        }

        assertThat(send(EventFile.of(Files.write(folder.resolve("e.gz"), packed.toByteArray())))
                        .accepted())
                .isEqualTo(3);
        assertThat(send(EventFile.of(Files.write(folder.resolve("e.zst"), zipped.toByteArray())))
                        .accepted())
                .isEqualTo(3);
        assertThat(send(EventFile.of(new ByteArrayInputStream(text))).accepted())
                .isEqualTo(3);
    }

    @Test
    void rejections_are_counted_and_the_first_reasons_kept_with_their_lines() throws IOException {
        var tally = send(EventFile.of(file(List.of("{\"id\":\"1\"}", "", "{\"bad\":1}", "{\"id\":\"2\"}"))));

        assertThat(tally).isEqualTo(new Tally(2, 1, List.of("line 3: /type: is missing")));
    }

    @Test
    void a_line_longer_than_any_event_is_rejected_and_the_rest_sent() throws IOException {
        var tally = send(EventFile.of(file(List.of("x".repeat(Lines.LONGEST + 1), "{\"id\":\"2\"}"))));

        assertThat(tally.accepted()).isEqualTo(1);
        assertThat(tally.reasons()).containsExactly("line 1: is longer than any event may be");
    }

    @Test
    void after_a_connection_breaks_only_what_has_no_result_is_sent_again() throws IOException {
        var events = events(20);
        ingest.then(ingest.breaksAfter(7));

        assertThat(send(EventFile.of(file(events))).accepted()).isEqualTo(20);
        assertThat(ingest.accepted()).isEqualTo(events);
    }

    @Test
    void after_a_silence_without_end_what_has_no_result_is_sent_again() throws IOException {
        var events = events(20);
        var client = new IngestClient(ingest.address(), Duration.ofSeconds(1));
        ingest.then(ingest.fallsSilentAfter(7));

        var tally =
                sender(Tokens.fixed("t"), client).send(EventFile.of(file(events)), folder.resolve("imports"), false);

        assertThat(tally.accepted()).isEqualTo(20);
        assertThat(ingest.accepted()).isEqualTo(events);
        assertThat(told.toString(UTF_8)).contains("nothing came for 1 s");
    }

    @Test
    void what_the_log_did_not_take_is_sent_again() throws IOException {
        var events = events(20);
        ingest.then(ingest.losesTheLogAfter(5)).then(ingest.losesTheLogAfter(0));

        assertThat(send(EventFile.of(file(events))).accepted()).isEqualTo(20);
        assertThat(ingest.accepted()).isEqualTo(events);
        assertThat(slept).hasSize(2);
    }

    @Test
    void it_waits_as_long_as_the_service_says() throws IOException {
        ingest.then(StubIngest.refuses(429, "7", "{}"))
                .then(StubIngest.refuses(503, "3", "{\"title\":\"Kafka is away\"}"));

        assertThat(send(EventFile.of(file(events(2)))).accepted()).isEqualTo(2);
        assertThat(slept).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(3));
    }

    @Test
    void it_gives_up_when_nothing_goes_on_and_the_next_run_goes_on_there() throws IOException {
        var file = EventFile.of(file(events(SLICE + 3)));
        ingest.then(ingest::takeAll);
        for (var request = 0; request < 6; request++) {
            ingest.then(StubIngest.refuses(503, "100", "{\"title\":\"Kafka is away\"}"));
        }

        assertThatThrownBy(() -> send(file))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("Given up after 300 s")
                .hasMessageContaining("Kafka is away");
        var stillRefused = ingest.paths().size();
        var tally = send(file);

        assertThat(stillRefused).isEqualTo(6);
        assertThat(tally.accepted()).isEqualTo(SLICE + 3);
        assertThat(ingest.accepted()).isEqualTo(events(SLICE + 3));
        assertThat(told.toString(UTF_8)).contains("going on after 500 events of an earlier run");
    }

    @Test
    void restarting_sends_everything_again() throws IOException {
        var file = EventFile.of(file(events(3)));
        Bookmark.of(file, folder.resolve("imports"), ingest.address().toString(), Tally.NOTHING)
                .keep(new Tally(2, 0, List.of()));

        var tally = sender(Tokens.fixed("t")).send(file, folder.resolve("imports"), true);

        assertThat(tally.accepted()).isEqualTo(3);
        assertThat(ingest.accepted()).hasSize(3);
    }

    @Test
    void a_changed_file_or_another_service_begins_anew() throws IOException {
        var file = EventFile.of(file(events(3)));
        Bookmark.of(file, folder.resolve("imports"), "http://other.example", Tally.NOTHING)
                .keep(new Tally(2, 0, List.of()));

        assertThat(send(file).accepted()).isEqualTo(3);
        assertThat(ingest.accepted()).hasSize(3);
    }

    @Test
    void a_refusal_of_the_token_ends_it_with_a_sentence() throws IOException {
        ingest.then(StubIngest.refuses(403, "0", "{\"detail\":\"source not covered\"}"));
        var file = EventFile.of(file(events(3)));

        assertThatThrownBy(() -> send(file))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("does not let this token write (source not covered)");
    }

    @Test
    void a_token_of_our_own_covers_the_sites_of_the_sources() throws IOException {
        var asked = new ArrayList<Set<String>>();
        var tokens = new Tokens() {
            @Override
            public String forSources(Set<String> sources) {
                asked.add(Set.copyOf(sources));
                return "t";
            }

            @Override
            public boolean needSources() {
                return true;
            }
        };
        var lines = List.of(
                "{\"data\":{\"source\":\"no\"},\"source\":\"https://a.example/x\"}",
                "{\"source\":\"urn:b\"}",
                "no JSON");

        sender(tokens).send(EventFile.of(file(lines)), folder.resolve("imports"), false);

        assertThat(asked).containsExactly(Set.of("https://a.example", "urn:b"));
    }
}
