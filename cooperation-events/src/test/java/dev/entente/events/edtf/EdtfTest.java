package dev.entente.events.edtf;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EdtfTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-06-11             | 2024-06-11 | 2024-06-11
            2024-02-29             | 2024-02-29 | 2024-02-29
            2024-08                | 2024-08-01 | 2024-08-31
            2023-02                | 2023-02-01 | 2023-02-28
            2024                   | 2024-01-01 | 2024-12-31
            2024-08~               | 2024-08-01 | 2024-08-31
            2024-06-11?            | 2024-06-11 | 2024-06-11
            2024%                  | 2024-01-01 | 2024-12-31
            2024-21                | 2024-03-01 | 2024-05-31
            2024-22                | 2024-06-01 | 2024-08-31
            2024-23                | 2024-09-01 | 2024-11-30
            2023-24                | 2023-12-01 | 2024-02-29
            202X                   | 2020-01-01 | 2029-12-31
            20XX                   | 2000-01-01 | 2099-12-31
            00XX                   | 0001-01-01 | 0099-12-31
            2024-XX                | 2024-01-01 | 2024-12-31
            2024-XX-XX             | 2024-01-01 | 2024-12-31
            2024-02-XX             | 2024-02-01 | 2024-02-29
            0001                   | 0001-01-01 | 0001-12-31
            9999-12-31             | 9999-12-31 | 9999-12-31
            2024-08-19/2024-08-22  | 2024-08-19 | 2024-08-22
            2024-08/2024-09-03     | 2024-08-01 | 2024-09-03
            2024-08-15/2024-08     | 2024-08-15 | 2024-08-31
            2024~/2025?            | 2024-01-01 | 2025-12-31
            ../2024-08             |            | 2024-08-31
            /2024-08               |            | 2024-08-31
            2024-08/..             | 2024-08-01 |
            2024-08/               | 2024-08-01 |
            """)
    void a_date_reaches_from_its_first_day_to_its_last(String text, LocalDate first, LocalDate last) {
        var date = Edtf.parse(text);
        assertThat(date.first()).isEqualTo(Optional.ofNullable(first));
        assertThat(date.last()).isEqualTo(Optional.ofNullable(last));
        assertThat(date.anchor()).isEqualTo(first != null ? first : last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-13                    | there is no month 13
            2024-00                    | there is no month 00
            2024-25                    | there is no month 25
            2023-02-29                 | there is no such day
            2024-04-31                 | there is no such day
            2024-08-00                 | there is no such day
            2024-21-05                 | there is no month 21
            2024-08/2024-07            | ends before it begins
            2024-08-22/2024-08-19      | ends before it begins
            ../..                      | at one end at least
            /                          | at one end at least
            0000                       | count from 0001
            0000-05                    | count from 0001
            9999-24                    | after 9999
            202X-05                    | only from the right
            2024-XX-05                 | only from the right
            ''                         | expected is a date
            ..                         | expected is a date
            yesterday                  | expected is a date
            2024-8                     | expected is a date
            20240811                   | expected is a date
            24-08-11                   | expected is a date
            2024-08-11T10:00:00Z       | expected is a date
            2024-08-11/2024-08-12/2025 | expected is a date
            2024-?08                   | expected is a date
            2024-08~?                  | expected is a date
            -0044                      | expected is a date
            XXXX                       | expected is a date
            ' 2024-08'                 | expected is a date
            ２０２４                    | expected is a date
            """)
    void what_is_no_date_is_refused_with_the_reason(String text, String reason) {
        assertThatThrownBy(() -> Edtf.parse(text))
                .isInstanceOf(EdtfException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-08\n", "\u00002024", "2024-08\u2028", "2024-08/\n"})
    void a_hidden_character_makes_no_date(String text) {
        assertThatThrownBy(() -> Edtf.parse(text)).isInstanceOf(EdtfException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-11, 2024-06-12, true",
        "2024-06-11, 2024-06-11, false",
        "2024-08, 2024-08-20, false",
        "2024-07, 2024-08-01, true",
        "../2024-07, 2024-08, true",
        "../2024-08, 2024-08-31, false",
        "2024-07/.., 2025, false",
        "2024, 2025-01-01/.., true",
        "../2024, ../2025, false"
    })
    void one_date_is_before_another_when_all_its_days_are(String one, String other, boolean before) {
        assertThat(Edtf.parse(one).isBefore(Edtf.parse(other))).isEqualTo(before);
    }

    @Test
    void neither_is_before_the_other_where_they_share_a_day() {
        var random = new Random(11);
        for (var round = 0; round < 2_000; round++) {
            var one = any(random);
            var other = any(random);
            var shareADay = !latest(one.first(), other.first(), LocalDate.MIN, false)
                    .isAfter(latest(one.last(), other.last(), LocalDate.MAX, true));
            assertThat(!one.isBefore(other) && !other.isBefore(one))
                    .as("%s and %s (seed 11, round %d)", one, other, round)
                    .isEqualTo(shareADay);
            assertThat(one.isBefore(one)).isFalse();
            assertThat(one.isBefore(other) && other.isBefore(one)).isFalse();
        }
    }

    @Test
    void being_before_is_handed_on() {
        var random = new Random(12);
        for (var round = 0; round < 5_000; round++) {
            var one = any(random);
            var two = any(random);
            var three = any(random);
            if (one.isBefore(two) && two.isBefore(three)) {
                assertThat(one.isBefore(three))
                        .as("%s %s %s (seed 12, round %d)", one, two, three, round)
                        .isTrue();
            }
        }
    }

    @Test
    void a_plain_day_is_the_same_as_one_with_a_qualifier() {
        var random = new Random(14);
        for (var round = 0; round < 20_000; round++) {
            var text = new StringBuilder("%04d-%02d-%02d"
                    .formatted(
                            random.nextInt(20) == 0 ? 0 : random.nextInt(9999),
                            random.nextInt(26),
                            random.nextInt(34)));
            if (random.nextInt(3) == 0) {
                text.setCharAt(random.nextInt(text.length()), "0123456789-X?~ \u0663".charAt(random.nextInt(16)));
            }
            assertThat(days(text.toString()))
                    .as("seed 14, round %d: %s", round, text)
                    .isEqualTo(days(text + "~"));
        }
    }

    /** The first and the last; nothing if the text is no date. */
    private static List<Optional<LocalDate>> days(String text) {
        try {
            var date = Edtf.parse(text);
            return List.of(date.first(), date.last());
        } catch (EdtfException e) {
            return List.of();
        }
    }

    @Test
    void a_date_is_kept_as_it_was_written() throws Exception {
        var random = new Random(13);
        for (var round = 0; round < 500; round++) {
            var date = any(random);
            assertThat(Edtf.parse(date.toString())).isEqualTo(date).hasSameHashCodeAs(date);
            var json = Json.MAPPER.writeValueAsString(date);
            assertThat(json).isEqualTo('"' + date.toString() + '"');
            assertThat(Json.MAPPER.readValue(json, Edtf.class)).isEqualTo(date);
        }
        assertThat(Edtf.parse("2024-08~")).isNotEqualTo(Edtf.parse("2024-08"));
    }

    private static LocalDate latest(
            Optional<LocalDate> one, Optional<LocalDate> other, LocalDate open, boolean earliest) {
        var first = one.orElse(open);
        var second = other.orElse(open);
        return first.isAfter(second) == earliest ? second : first;
    }

    private static Edtf any(Random random) {
        while (true) {
            var text = switch (random.nextInt(5)) {
                case 0 -> part(random) + "/" + part(random);
                case 1 -> "../" + part(random);
                case 2 -> part(random) + "/";
                default -> part(random);
            };
            try {
                return Edtf.parse(text);
            } catch (EdtfException e) {
                assertThat(e).hasMessageContaining("ends before it begins");
            }
        }
    }

    private static String part(Random random) {
        var year = 2023 + random.nextInt(3);
        var month = 1 + random.nextInt(12);
        return switch (random.nextInt(5)) {
            case 0 -> "%d".formatted(year);
            case 1 -> "%d-%02d%s".formatted(year, month, random.nextBoolean() ? "~" : "");
            case 2 -> "%d-%d".formatted(year, 21 + random.nextInt(4));
            case 3 -> "%d-%02d-XX".formatted(year, month);
            default -> "%d-%02d-%02d".formatted(year, month, 1 + random.nextInt(28));
        };
    }
}
