package dev.entente.notification;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final Reading<String> reading = new Reading<>(now::get);

    @Test
    void before_the_first_look_there_is_nothing() {
        assertThat(reading.lately()).isEmpty();
    }

    @Test
    void what_was_seen_counts_until_it_is_old() {
        reading.is("seen");

        now.addAndGet(Reading.COUNTS_FOR.toNanos());
        assertThat(reading.lately()).contains("seen");

        now.addAndGet(1);
        assertThat(reading.lately()).isEmpty();
    }

    @Test
    void a_look_that_saw_nothing_counts_at_once() {
        reading.is("seen");
        reading.isNothing();

        assertThat(reading.lately()).isEmpty();
    }
}
