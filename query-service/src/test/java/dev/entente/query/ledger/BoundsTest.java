package dev.entente.query.ledger;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.entente.query.projection.TestLedger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoundsTest {

    private static final Sql FOR_EVER = Sql.of("select pg_sleep(600)");
    private static final Sql ONE = Sql.of("select 1");

    private static TestLedger tables;
    private static Ledger ledger;

    @BeforeAll
    static void open() {
        tables = new TestLedger();
        var database = tables.database();
        ledger = TestLedger.asked(
                database,
                Map.of(
                        "entente.query.questions.time", "1s",
                        "entente.query.questions.dear-at-once", "1",
                        "entente.query.questions.patience", "0s"));
    }

    @AfterAll
    static void close() throws SQLException {
        tables.close();
    }

    @Test
    void a_question_that_takes_too_long_is_ended() {
        assertThatThrownBy(() -> ledger.read(snapshot -> FOR_EVER.list(snapshot, row -> 1)))
                .isInstanceOf(TakesTooLong.class);
        assertThatThrownBy(() -> ledger.read(snapshot -> {
                    ONE.list(snapshot, row -> 1);
                    return FOR_EVER.listAtLast(snapshot, row -> 1);
                }))
                .isInstanceOf(TakesTooLong.class);
    }

    @Test
    void dear_questions_leave_room_for_others() throws Exception {
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var dear = CompletableFuture.supplyAsync(() -> ledger.read(Cost.DEAR, snapshot -> {
            asked.countDown();
            await(answered);
            return 1;
        }));
        try {
            await(asked);

            assertThatThrownBy(() -> ledger.read(Cost.DEAR, BoundsTest::one)).isInstanceOf(LedgerBusy.class);
            assertThat(ledger.read(Cost.LITTLE, BoundsTest::one)).contains(1);
        } finally {
            answered.countDown();
        }
        assertThat(dear.get(30, SECONDS)).isEqualTo(1);
        assertThat(ledger.read(Cost.DEAR, BoundsTest::one)).contains(1);
    }

    private static Optional<Integer> one(Snapshot snapshot) throws SQLException {
        return ONE.first(snapshot, row -> row.getInt(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
