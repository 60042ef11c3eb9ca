package dev.entente.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchesTest {

    private final Patience patience = new Patience();
    private final List<Integer> applied = new ArrayList<>();
    private final List<Integer> parked = new ArrayList<>();

    /** Numbers, some of which cannot be applied. */
    private class Numbers implements Batches.Application<Integer> {

        private final Set<Integer> poison;
        private int timesAway;

        Numbers(Set<Integer> poison, int timesAway) {
            this.poison = poison;
            this.timesAway = timesAway;
        }

        @Override
        public void apply(List<Integer> batch) throws SQLException {
            beThere();
            if (batch.stream().anyMatch(poison::contains)) {
                throw new IllegalArgumentException("poison in " + batch);
            }
            applied.addAll(batch);
        }

        @Override
        public void park(Integer one, String reason) throws SQLException {
            beThere();
            assertThat(reason).contains("poison in [" + one + "]");
            parked.add(one);
        }

        private void beThere() throws SQLException {
            if (timesAway-- > 0) {
                throw new SQLException("the database is away", "08006");
            }
        }
    }

    /** Numbers, some of which take longer than a transaction may, alone or with others. */
    private class Slow implements Batches.Application<Integer> {

        private final Set<Integer> slow;
        private final List<Integer> sizes = new ArrayList<>();
        private int busy;

        Slow(Set<Integer> slow, int busy) {
            this.slow = slow;
            this.busy = busy;
        }

        @Override
        public void apply(List<Integer> batch) throws SQLException {
            sizes.add(batch.size());
            if (busy-- > 0 || batch.stream().anyMatch(slow::contains)) {
                throw cancelled();
            }
            applied.addAll(batch);
        }

        @Override
        public void park(Integer one, String reason) throws SQLException {
            if (busy-- > 0) {
                throw cancelled();
            }
            assertThat(reason).contains("canceling statement");
            parked.add(one);
        }

        private SQLException cancelled() {
            return new SQLException("ERROR: canceling statement due to user request", "57014");
        }
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void those_to_blame_are_parked_alone_and_all_others_are_applied_in_their_order() throws Exception {
        new Batches<>(new Numbers(Set.of(0, 37, 38, 99), 0), patience).take(numbers(100));

        var good = new ArrayList<>(numbers(100));
        good.removeAll(List.of(0, 37, 38, 99));
        assertThat(parked).containsExactly(0, 37, 38, 99);
        assertThat(applied).isEqualTo(good);
    }

    @Test
    void a_database_that_is_away_is_waited_for_and_nobody_is_blamed() throws Exception {
        new Batches<>(new Numbers(Set.of(), 2), patience).take(numbers(3));

        assertThat(applied).isEqualTo(numbers(3));
        assertThat(parked).isEmpty();
    }

    @Test
    @Timeout(60)
    void one_that_always_takes_too_long_is_parked_and_does_not_stop_the_others() throws Exception {
        var slow = new Slow(Set.of(5), 0);

        new Batches<>(slow, patience).take(numbers(8));

        assertThat(parked).containsExactly(5);
        assertThat(applied).containsExactly(0, 1, 2, 3, 4, 6, 7);
        assertThat(slow.sizes)
                .as("a batch is parted at once, one alone is tried again")
                .containsExactly(8, 4, 4, 2, 1, 1, 1, 1, 2);
    }

    @Test
    @Timeout(60)
    void a_database_that_is_slow_for_a_while_parks_nothing() throws Exception {
        new Batches<>(new Slow(Set.of(), 3), patience).take(numbers(8));

        assertThat(applied).isEqualTo(numbers(8));
        assertThat(parked).isEmpty();
    }

    @Test
    @Timeout(60)
    void parking_is_tried_however_often_it_is_cancelled() throws Exception {
        new Batches<>(new Slow(Set.of(), 7), patience).take(numbers(1));

        assertThat(parked).containsExactly(0);
    }

    @Test
    void who_waits_is_stopped_in_time() throws Exception {
        var tried = new CountDownLatch(1);
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return patience.insist("in vain", () -> {
                    tried.countDown();
                    throw new SQLException("the database is away", "08006");
                });
            } catch (InterruptedException e) {
                throw new IllegalStateException("stopped", e);
            }
        });
        tried.await();

        patience.stop();

        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void nothing_is_begun_after_the_stop() throws Exception {
        patience.stop();

        assertThatThrownBy(() -> new Batches<>(new Numbers(Set.of(), 0), patience).take(numbers(3)))
                .isInstanceOf(InterruptedException.class);
        assertThat(applied).isEmpty();
    }
}
