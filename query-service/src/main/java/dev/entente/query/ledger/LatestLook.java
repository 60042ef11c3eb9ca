package dev.entente.query.ledger;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The latest look at the read models, for as long as it says what another one would say: until this process writes to
 * them, and for a moment only, since others may write as well.
 */
final class LatestLook {

    private static final long MOMENT_NS = 50_000_000;

    /** A look that was taken, or nothing where all before the moment is forgotten. */
    private record Taken(Optional<Look> look, long at) {}

    private final LongSupplier clock;
    private final AtomicReference<Taken> latest;

    /**
     * Nothing is seen yet.
     *
     * @param clock nanoseconds, as of {@link System#nanoTime}
     */
    LatestLook(LongSupplier clock) {
        this.clock = clock;
        this.latest = new AtomicReference<>(new Taken(Optional.empty(), clock.getAsLong()));
    }

    /** The moment at which a look begins. */
    long begin() {
        return clock.getAsLong();
    }

    /** Notes what was seen by a look that began at the moment, unless a later one was taken, or all was forgotten since. */
    void taken(Look look, long began) {
        var taken = new Taken(Optional.of(look), began);
        latest.accumulateAndGet(taken, (one, other) -> other.at() - one.at() > 0 ? other : one);
    }

    /** Something was written. */
    void forget() {
        latest.set(new Taken(Optional.empty(), clock.getAsLong()));
    }

    /** What was seen a moment ago. */
    Optional<Look> recent() {
        var taken = latest.get();
        return clock.getAsLong() - taken.at() <= MOMENT_NS ? taken.look() : Optional.empty();
    }
}
