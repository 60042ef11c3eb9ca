package dev.entente.system;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import org.awaitility.Awaitility;

/** Waiting for what must come, never for time. */
final class Waiting {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Waiting() {}

    static <T> T until(String what, Callable<T> asked, Predicate<T> wanted) {
        return Awaitility.await(what)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(asked, wanted);
    }
}
