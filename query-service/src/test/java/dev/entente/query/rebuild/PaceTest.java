package dev.entente.query.rebuild;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private static final Instant BEGUN = Instant.parse("2024-06-11T09:00:00Z");

    @Test
    void the_end_is_as_far_as_what_is_left_at_this_pace() {
        assertThat(after10Seconds(1_000, 500, 0).eta()).contains(BEGUN.plusSeconds(10 + 30));
    }

    @Test
    void what_is_done_has_no_end_to_come() {
        assertThat(after10Seconds(1_000, 1_000, 1_000).eta()).isEmpty();
        assertThat(after10Seconds(1_000, 1_200, 1_200).eta()).isEmpty();
    }

    @Test
    void nothing_is_foretold_before_anything_is_done() {
        assertThat(after10Seconds(1_000, 0, 0).eta()).isEmpty();
    }

    @Test
    void reading_an_event_is_half_of_it() {
        assertThat(after10Seconds(1_000, 1_000, 0).percent(98)).isEqualTo(49);
        assertThat(after10Seconds(1_000, 1_200, 1_200).percent(98)).isEqualTo(98);
    }

    private static Pace after10Seconds(long events, long archived, long folded) {
        return new Pace(events, archived, folded, 0, Optional.of(BEGUN), BEGUN.plusSeconds(10));
    }
}
