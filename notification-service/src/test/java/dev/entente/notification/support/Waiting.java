package dev.entente.notification.support;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for what must come: for so long that a machine which is busy with other things gets there as well. */
public final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Waiting() {}

    /** Begins to say what is waited for. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONGEST).pollInterval(BETWEEN_LOOKS);
    }
}
