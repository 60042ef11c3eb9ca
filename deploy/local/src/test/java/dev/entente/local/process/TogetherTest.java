package dev.entente.local.process;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class TogetherTest {

    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicBoolean isInterrupted = new AtomicBoolean();

    @Test
    void a_failure_is_told_at_once_and_the_others_are_interrupted() {
        assertThatThrownBy(() -> Together.untilOneFails(List.of(this::waitForEver, () -> fail("it ended"))))
                .isInstanceOf(LocalFailure.class)
                .hasMessage("it ended")
                .hasNoSuppressedExceptions();

        assertThat(isInterrupted).isTrue();
    }

    @Test
    void where_none_fails_all_are_waited_for() {
        var done = new CountDownLatch(2);

        Together.untilOneFails(List.of(done::countDown, done::countDown));

        assertThat(done.getCount()).isZero();
    }

    private static void fail(String why) {
        throw new LocalFailure(why);
    }

    private void waitForEver() {
        try {
            never.await();
        } catch (InterruptedException e) {
            isInterrupted.set(true);
            throw new LocalFailure("interrupted", e);
        }
    }
}
