package dev.entente.ingest.pace;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClientsTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - SECOND); // a clock of this kind may overflow

    private final Clients clients = new Clients(TokenBucket.of(10, 20), 3, time::get);

    @Test
    void a_burst_passes_and_then_as_many_as_the_rate_allows() {
        assertThat(clients.take("a", 20)).isZero();
        assertThat(clients.take("a", 1)).isEqualTo(SECOND / 10);
        time.addAndGet(SECOND / 10);
        assertThat(clients.take("a", 1)).isZero();
        assertThat(clients.take("a", 1)).isPositive();
    }

    @Test
    void what_is_refused_uses_nothing_and_passes_after_the_time_that_was_told() {
        clients.take("a", 15);
        var wait = clients.take("a", 10);
        assertThat(wait).isEqualTo(SECOND / 2);
        assertThat(clients.take("a", 5)).isZero();
        time.addAndGet(SECOND);
        assertThat(clients.take("a", 10)).isZero();
    }

    @Test
    void a_pause_saves_up_no_more_than_the_burst() {
        time.addAndGet(100 * SECOND);
        assertThat(clients.take("a", 20)).isZero();
        assertThat(clients.take("a", 1)).isPositive();
    }

    @Test
    void more_than_a_burst_never_passes_at_once() {
        assertThat(clients.take("a", 21)).isPositive();
    }

    @Test
    void a_stream_reserves_and_waits_at_the_even_rate() {
        clients.take("a", 20);
        assertThat(clients.reserve("a", 1)).isEqualTo(SECOND / 10);
        assertThat(clients.reserve("a", 1)).isEqualTo(2 * SECOND / 10);
    }

    @Test
    void one_client_takes_nothing_from_another() {
        clients.take("a", 20);
        assertThat(clients.take("b", 20)).isZero();
    }

    @Test
    void of_too_many_clients_the_one_that_was_seen_longest_ago_is_forgotten() {
        clients.take("a", 20);
        clients.take("b", 20);
        clients.take("c", 20);
        clients.take("a", 1);
        clients.take("d", 20);
        assertThat(clients.take("b", 20)).isZero();
        assertThat(clients.take("a", 1)).isPositive();
    }
}
