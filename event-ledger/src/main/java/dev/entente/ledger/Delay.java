package dev.entente.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an event that was just recorded may already wait to be applied: since the latest that is applied was recorded, or since
 * nothing was left to apply, whichever is later. So it grows while nothing is applied, however few events wait. For one thread at a
 * time.
 */
public final class Delay {

    private Optional<Instant> level = Optional.empty();

    /**
     * The delay now.
     *
     * @param recorded when the latest event that is applied was
     */
    public Duration of(Lag lag, Optional<Instant> recorded, Instant now) {
        if (lag.events() == 0) {
            level = Optional.of(now);
        }
        var known = level.orElseGet(() -> recorded.orElse(now));
        level = Optional.of(known);
        var since = recorded.filter(moment -> moment.isAfter(known)).orElse(known);
        return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }
}
