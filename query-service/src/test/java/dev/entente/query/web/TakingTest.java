package dev.entente.query.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TakingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Taking taking = new Taking(1_000, 1_000_000, 0);

    @Test
    void who_takes_nothing_is_too_slow_after_a_while() {
        assertThat(taking.isTooSlow(1_000_000, 9 * SECOND, PATIENCE)).isFalse();
        assertThat(taking.isTooSlow(1_000_000, 10 * SECOND, PATIENCE)).isTrue();
    }

    @Test
    void who_takes_next_to_nothing_is_too_slow() {
        assertThat(taking.isTooSlow(990_001, 10 * SECOND, PATIENCE)).isTrue();
    }

    @Test
    void who_goes_on_is_not_too_slow_until_it_stops() {
        assertThat(taking.isTooSlow(980_000, 10 * SECOND, PATIENCE)).isFalse();
        assertThat(taking.isTooSlow(980_000, 19 * SECOND, PATIENCE)).isFalse();
        assertThat(taking.isTooSlow(980_000, 20 * SECOND, PATIENCE)).isTrue();
    }
}
