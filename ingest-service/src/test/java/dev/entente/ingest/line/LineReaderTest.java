package dev.entente.ingest.line;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LineReaderTest {

    @Test
    void lines_end_with_a_newline_or_with_the_stream() throws IOException {
        assertThat(read("one\ntwo\r\nthree")).containsExactly("one", "two\r", "three");
        assertThat(read("one\n")).containsExactly("one");
    }

    @Test
    void blank_lines_are_passed_over() throws IOException {
        assertThat(read("\n\r\n  \none\n\n")).containsExactly("one");
        assertThat(read("")).isEmpty();
    }

    @Test
    void blank_lines_without_end_are_read_no_further() throws IOException {
        assertThat(read("\n".repeat(100_000) + "one\n" + "\n".repeat(100_000) + "two"))
                .containsExactly("one", "two");
        assertThatThrownBy(() -> read("one\n" + "\n".repeat(100_001)))
                .isInstanceOf(BlankStream.class)
                .hasMessageContaining("100,000 bytes");
    }

    @Test
    void of_a_line_that_is_too_long_nothing_is_kept_and_the_next_is_read() throws IOException {
        var longest = "x".repeat(100_000);
        assertThat(read("one\n" + longest + "\n" + longest + "y\ntwo\n")).containsExactly("one", longest, null, "two");
    }

    @Test
    void lines_of_any_length_are_read_wherever_the_stream_is_cut() throws IOException {
        var lines = IntStream.range(0, 200)
                .mapToObj(length -> "\u00e9" + "x".repeat(length * 7))
                .toList();
        assertThat(read(String.join("\n", lines))).isEqualTo(lines);
    }

    private static List<String> read(String text) throws IOException {
        var reader = new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), 100_000);
        var lines = new ArrayList<String>();
        for (var line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get().bytes().map(bytes -> new String(bytes, UTF_8)).orElse(null));
        }
        return lines;
    }
}
