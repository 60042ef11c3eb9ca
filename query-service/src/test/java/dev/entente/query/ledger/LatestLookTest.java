package dev.entente.query.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.entente.events.Position;

import static org.assertj.core.api.Assertions.assertThat;

class LatestLookTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // a clock that is about to overflow
    private final LatestLook latest = new LatestLook(now::get);

    @Test
    void a_look_counts_for_a_moment_only() {
        now.incrementAndGet();
        latest.taken(at(3), latest.begin());

        assertThat(latest.recent()).contains(at(3));
        now.addAndGet(60_000_000);
        assertThat(latest.recent()).isEmpty();
    }

    @Test
    void a_look_that_began_before_something_was_written_does_not_count() {
        now.incrementAndGet();
        var began = latest.begin();
        now.incrementAndGet();
        latest.forget();

        latest.taken(at(3), began);

        assertThat(latest.recent()).isEmpty();
    }

    @Test
    void of_two_looks_the_one_that_began_later_counts_whichever_ends_first() {
        now.incrementAndGet();
        var first = latest.begin();
        now.incrementAndGet();
        latest.taken(at(4), latest.begin());

        latest.taken(at(3), first);

        assertThat(latest.recent()).contains(at(4));
    }

    private static Look at(long offset) {
        return new Look(Position.of(0, offset), "0.0", Optional.of(Instant.EPOCH));
    }
}
