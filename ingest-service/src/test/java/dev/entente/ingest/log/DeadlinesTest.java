package dev.entente.ingest.log;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlinesTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // the clock may run over
    private final Deadlines deadlines = new Deadlines(Duration.ofNanos(100), now::get);

    @Test
    void what_is_not_done_in_time_fails_and_not_before() {
        var early = deadlines.on(new CompletableFuture<String>());
        now.addAndGet(60);
        var late = deadlines.on(new CompletableFuture<String>());

        now.addAndGet(39);
        deadlines.look();
        assertThat(early).isNotDone();

        now.addAndGet(1);
        deadlines.look();
        assertThat(early).isCompletedExceptionally();
        assertThat(early.exceptionNow()).isInstanceOf(TimeoutException.class);
        assertThat(late).isNotDone();
        assertThat(deadlines.size()).isEqualTo(1);
    }

    @Test
    void what_is_done_keeps_its_result_and_is_forgotten_at_the_next_look() {
        var done = deadlines.on(new CompletableFuture<String>());
        done.complete("kept");

        deadlines.look();
        assertThat(deadlines.size()).isZero();

        now.addAndGet(1000);
        deadlines.look();
        assertThat(done).isCompletedWithValue("kept");
    }
}
