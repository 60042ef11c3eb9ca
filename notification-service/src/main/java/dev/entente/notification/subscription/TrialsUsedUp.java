package dev.entente.notification.subscription;

import java.time.Duration;

/** Within an hour there were as many tests as there may be. */
public final class TrialsUsedUp extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TrialsUsedUp(Duration wait) {
        super("there were as many tests within an hour as there may be", null, false, false);
        this.wait = wait;
    }

    /** How long until there may be one more, in whole seconds, at least one. */
    public Duration untilNext() {
        return Duration.ofSeconds(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
