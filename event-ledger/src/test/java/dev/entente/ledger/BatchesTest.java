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
