package dev.entente.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.entente.notification.Settings;
import dev.entente.notification.support.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTest {

    private static final RandomGenerator LOWEST = () -> 0L;
    private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;
    private static final RandomGenerator HIGHEST = () -> -1L;

    private static Schedule schedule(RandomGenerator random) {
        return new Schedule(settings(), random);
    }

    private static Settings.Delivery settings() {
        return TestSettings.usual().delivery();
    }

    @Test
    void attempts_are_made_again_for_three_days_and_then_given_up() {
        var pauses = IntStream.rangeClosed(1, 9)
                .mapToObj(failed ->
                        schedule(MIDDLE).pause(failed, Optional.empty()).orElseThrow())
                .toList();

        assertThat(pauses)
                .isEqualTo(List.of(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24)));
        assertThat(schedule(MIDDLE).pause(10, Optional.empty())).isEmpty();
    }

    @Test
    void each_pause_is_varied_by_a_fifth() {
        assertThat(schedule(LOWEST).pause(1, Optional.empty())).contains(Duration.ofSeconds(4));
        assertThat(schedule(HIGHEST).pause(1, Optional.empty()).orElseThrow())
                .isBetween(Duration.ofMillis(5999), Duration.ofSeconds(6));
    }

    @Test
    void what_a_receiver_wishes_is_obeyed_where_it_is_longer_up_to_a_day() {
        assertThat(schedule(MIDDLE).pause(1, Optional.of(Duration.ofHours(1)))).contains(Duration.ofHours(1));
        assertThat(schedule(MIDDLE).pause(2, Optional.of(Duration.ofSeconds(1))))
                .contains(Duration.ofMinutes(5));
        assertThat(schedule(MIDDLE).pause(1, Optional.of(Duration.ofDays(9)))).contains(Duration.ofDays(1));
    }

    @Test
    void failures_are_one_row_over_the_longest_pause_of_the_schedule() {
        assertThat(Schedule.silence(settings())).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void of_an_answer_as_many_whole_characters_are_kept_as_fit_in_a_kilobyte() {
        assertThat(Results.kept("é".repeat(2000))).isEqualTo("é".repeat(512));
        assertThat(Results.kept("x" + "é".repeat(2000))).isEqualTo("x" + "é".repeat(511));
        assertThat(Results.kept("short\0")).isEqualTo("short");
    }
}
