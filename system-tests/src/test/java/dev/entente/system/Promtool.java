package dev.entente.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prometheus' own tool, which knows expressions and what rules do. Where there is none, what needs it is left out with a sentence;
 * with {@code -Dpromtool.required} it fails.
 */
final class Promtool {

    private static final int NO_PROMTOOL = 3;

    private Promtool() {}

    /** Runs it, which must find nothing wrong: {@code check rules}, a file. */
    static void passes(String command, String subcommand, Path file, String... options) {
        var words = Stream.concat(
                Stream.of(Checkout.file("system-tests/promtool").toString(), command, subcommand),
                Stream.concat(Stream.of(options), Stream.of(file.toString())));

        var outcome = new Checkout(Map.of(), Duration.ofMinutes(5)).attempt(words.toArray(String[]::new));

        if (outcome.status() == NO_PROMTOOL && !Boolean.getBoolean("promtool.required")) {
            Assumptions.abort("not tried: there is no promtool here, and Debian's cannot be had");
        }
        assertThat(outcome.status()).as(outcome.output()).isZero();
    }
}
