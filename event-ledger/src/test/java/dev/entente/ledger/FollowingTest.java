package dev.entente.ledger;

import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FollowingTest {

    /** That has read nothing yet, from there on, into a database that has the partition up to there. */
    private static Following begunAt(long offset, long reached) {
        return new Following(
                new Intake(null, null, Clock.systemUTC()),
                () -> Map.of(0, reached),
                () -> {
                    throw new IllegalArgumentException("this is where the log is read again");
                },
                () -> Map.of(0, offset),
                new Patience());
    }

    @Test
    void what_the_database_had_before_anything_was_read_here_is_missed_as_well() {
        assertThatThrownBy(() -> begunAt(12, 3).check())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the log cannot be read again")
                .hasRootCauseMessage("this is where the log is read again");
    }

    @Test
    void a_database_that_is_further_lacks_nothing() {
        assertThatCode(() -> begunAt(12, 12).check()).doesNotThrowAnyException();
        assertThatCode(() -> begunAt(12, 40).check()).doesNotThrowAnyException();
    }
}
