package dev.entente.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.entente.events.Position;

import static org.assertj.core.api.Assertions.assertThat;

class DelayTest {

    private static final Instant NOON = Instant.parse("2024-09-01T12:00:00Z");

    private final Delay delay = new Delay();

    private static Lag behindBy(long events) {
        return new Lag(Position.of(0, 4), Map.of(0, 5 + events));
    }

    private Duration minutesAfterNoon(int minutes, long behind, Optional<Instant> recorded) {
        return delay.of(behindBy(behind), recorded, NOON.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void one_event_that_nobody_reads_waits_longer_and_longer_however_old_the_one_before_it_is() {
        var monthsAgo = Optional.of(NOON.minus(Duration.ofDays(90)));

        assertThat(minutesAfterNoon(0, 0, monthsAgo)).isZero();
        assertThat(minutesAfterNoon(1, 1, monthsAgo)).isEqualTo(Duration.ofMinutes(1));
        assertThat(minutesAfterNoon(20, 1, monthsAgo)).isEqualTo(Duration.ofMinutes(20));
        assertThat(minutesAfterNoon(21, 0, monthsAgo)).isZero();
    }

    @Test
    void who_reads_on_is_behind_by_what_was_recorded_since() {
        minutesAfterNoon(0, 0, Optional.empty());

        assertThat(minutesAfterNoon(10, 500, Optional.of(NOON.plusSeconds(480))))
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void who_begins_behind_is_so_since_the_latest_that_was_read_or_since_the_beginning() {
        assertThat(minutesAfterNoon(0, 1, Optional.of(NOON.minusSeconds(60)))).isEqualTo(Duration.ofMinutes(1));
        var another = new Delay();
        another.of(behindBy(1), Optional.empty(), NOON);

        assertThat(another.of(behindBy(1), Optional.empty(), NOON.plusSeconds(90)))
                .isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void what_was_recorded_by_a_clock_that_is_ahead_does_not_wait() {
        assertThat(minutesAfterNoon(0, 1, Optional.of(NOON.plusSeconds(5)))).isZero();
    }
}
