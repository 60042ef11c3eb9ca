package dev.entente.ledger;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.entente.events.Position;

import static org.assertj.core.api.Assertions.assertThat;

class LagTest {

    private static final Position APPLIED = Position.of(0, 4).and(Position.of(1, 0));

    @Test
    void what_is_in_the_log_and_not_applied_is_the_lag() {
        assertThat(new Lag(APPLIED, Map.of(0, 5L, 1, 1L)).events()).isZero();
        assertThat(new Lag(APPLIED, Map.of(0, 7L, 1, 1L, 2, 3L)).events()).isEqualTo(5);
        assertThat(new Lag(Position.START, Map.of(0, 0L)).events()).isZero();
    }

    @Test
    void a_log_that_ends_before_what_was_applied_is_another_one() {
        assertThat(new Lag(APPLIED, Map.of(0, 5L, 1, 1L)).contradiction()).isEmpty();
        assertThat(new Lag(APPLIED, Map.of(0, 4L, 1, 1L)).contradiction())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("Partition 0", "offset 4"));
    }

    @Test
    void a_partition_that_the_log_does_not_tell_of_contradicts_nothing() {
        assertThat(new Lag(APPLIED, Map.of(1, 1L)).contradiction()).isEmpty();
    }
}
