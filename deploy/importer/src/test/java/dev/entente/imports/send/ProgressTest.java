package dev.entente.imports.send;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {

    private final AtomicLong now = new AtomicLong();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(told, true, UTF_8), terminal, "events", now::get);
    }

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void elsewhere_than_on_a_terminal_it_is_a_line_now_and_then() {
        var progress = progress(false);
        pass(1);
        progress.at(100, OptionalDouble.of(0.1));
        pass(9);
        progress.at(5000, OptionalDouble.of(0.25));

        assertThat(told.toString(UTF_8)).isEqualTo("   25 %  5,000 events, 500 events/s, 30 s left\n");
    }

    @Test
    void on_a_terminal_it_is_a_bar_that_is_drawn_anew() {
        var progress = progress(true);
        pass(1);
        progress.at(100, OptionalDouble.of(0.5));
        pass(1);
        progress.at(200, OptionalDouble.of(1));
        progress.end();

        assertThat(told.toString(UTF_8))
                .startsWith("\r  [############............]  50 %  100 events, 100 events/s, 1 s left")
                .contains("\r  [########################] 100 %  200 events, 100 events/s, 0 s left")
                .endsWith("\n");
    }

    @Test
    void what_an_earlier_run_did_counts_for_the_whole_but_not_for_the_speed() {
        var progress = progress(false);
        progress.beginsAt(1000, OptionalDouble.of(0.5));
        pass(10);
        progress.at(1500, OptionalDouble.of(0.75));

        assertThat(told.toString(UTF_8)).isEqualTo("   75 %  1,500 events, 50 events/s, 10 s left\n");
    }

    @Test
    void without_a_known_end_there_is_no_time_left() {
        var progress = progress(false);
        pass(10);
        progress.at(1500, OptionalDouble.empty());

        assertThat(told.toString(UTF_8)).isEqualTo("  1,500 events, 150 events/s\n");
    }
}
