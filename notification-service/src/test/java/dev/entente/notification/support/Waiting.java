package dev.entente.notification.support;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for what must come: for so long that a machine which is busy with other things gets there as well. */
public final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration FIRST_LOOK = Duration.ofMillis(20);
    private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofMillis(200);

    private Waiting() {}

    /** Looks cost what is waited for as well: the longer it takes, the rarer they are. */
    private static Duration next(int looks, Duration previous) {
        var longer = looks <= 1 ? FIRST_LOOK : previous.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_BETWEEN_LOOKS) < 0 ? longer : LONGEST_BETWEEN_LOOKS;
    }

    /** Begins to say what is waited for. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONGEST).pollDelay(FIRST_LOOK).pollInterval(Waiting::next);
    }
}
