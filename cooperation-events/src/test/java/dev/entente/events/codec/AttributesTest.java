package dev.entente.events.codec;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is plain is read by a way of its own, and comes to the same. */
class AttributesTest {

    private static final String[] PIECES = {
        "http://",
        "https://",
        "HTTP://",
        "ftp:",
        "press.example.org",
        "a",
        "Z9",
        "-",
        ".",
        "..",
        "/",
        "//",
        ":",
        ":80",
        "%",
        "%2e",
        "[",
        "[::1]",
        "]",
        "?q",
        "#f",
        "@",
        "~",
        "_",
        " ",
        "\\",
        "\u00e9",
        "\u007f",
        "\n"
    };

    private static final String[] DATES = {"0000-01-01", "0001-01-01", "2023-02-29", "2024-02-29", "9999-12-31"};

    private static final String IN_TIMES = "0123456789-:TtZz. ";

    @Test
    void a_uri_is_what_the_platform_takes_for_one() {
        var random = new Random(21);
        for (var round = 0; round < 20_000; round++) {
            var text = text(random);
            var uri = uri(text);
            assertThat(Attributes.isUriReference(text))
                    .as("seed 21, round %d: %s", round, text)
                    .isEqualTo(uri.isPresent());
            assertThat(Attributes.isAbsoluteUri(text))
                    .as("seed 21, round %d: %s", round, text)
                    .isEqualTo(uri.filter(URI::isAbsolute).isPresent());
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (var count = random.nextInt(6); count >= 0; count--) {
            text.append(PIECES[random.nextInt(text.isEmpty() ? 4 : PIECES.length)]);
        }
        return text.toString();
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> text.chars().allMatch(letter -> letter <= '~'));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Test
    void a_time_in_utc_is_the_same_by_its_letter_and_by_its_offset() {
        var random = new Random(22);
        for (var round = 0; round < 20_000; round++) {
            var local = local(random);
            assertThat(time(local + "Z"))
                    .as("seed 22, round %d: %s", round, local)
                    .isEqualTo(time(local + "+00:00"));
        }
    }

    private static String local(Random random) {
        var date = random.nextBoolean()
                ? DATES[random.nextInt(DATES.length)]
                : "%04d-%02d-%02d".formatted(random.nextInt(3000), random.nextInt(14), random.nextInt(33));
        var text = new StringBuilder(
                "%sT%02d:%02d:%02d".formatted(date, random.nextInt(26), random.nextInt(62), random.nextInt(62)));
        if (random.nextInt(4) == 0) {
            text.setCharAt(random.nextInt(text.length()), IN_TIMES.charAt(random.nextInt(IN_TIMES.length())));
        }
        return text.toString();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Attributes.time(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
