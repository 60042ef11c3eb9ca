package dev.entente.query.rebuild;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private static final Instant BEGUN = Instant.parse("2024-06-11T09:00:00Z");

    private static final Instant AFTER_10_S = BEGUN.plusSeconds(10);

    @Test
    void the_end_is_as_far_as_what_is_left_at_this_pace() {
        assertThat(ready(1_000, 500, 0).eta(AFTER_10_S)).contains(AFTER_10_S.plusSeconds(30));
    }

    @Test
    void what_is_done_has_no_end_to_come() {
        assertThat(ready(1_000, 1_000, 1_000).eta(AFTER_10_S)).isEmpty();
        assertThat(ready(1_000, 1_200, 1_200).eta(AFTER_10_S)).isEmpty();
    }

    @Test
    void nothing_is_foretold_before_anything_is_done() {
        assertThat(ready(1_000, 0, 0).eta(AFTER_10_S)).isEmpty();
    }

    @Test
    void reading_an_event_is_half_of_it() {
        assertThat(ready(1_000, 1_000, 0).percent(98)).isEqualTo(49);
        assertThat(ready(1_000, 1_200, 1_200).percent(98)).isEqualTo(98);
    }

    @Test
    void what_stands_still_puts_the_end_off_however_long() {
        var pace = ready(1_000, 500, 0);
        for (var seconds : List.of(100, 1_000, 1_000_000)) {
            assertThat(pace.eta(BEGUN.plusSeconds(seconds))).contains(BEGUN.plusSeconds(4L * seconds));
        }
        assertThat(pace.eventsPerSecond(AFTER_10_S)).isEqualTo(25);
        assertThat(pace.eventsPerSecond(BEGUN.plusSeconds(250))).isEqualTo(1);
    }

    private static Pace ready(long events, long archived, long folded) {
        return new Pace(events, archived, folded, 0, Optional.of(BEGUN));
    }
}
