package dev.entente.notification;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What was measured last. It counts for a while: after a look that hangs, what the one before it saw is not told for ever. */
public final class Reading<T> {

    static final Duration COUNTS_FOR = Duration.ofSeconds(15);

    private record Seen<T>(T value, long at) {}

    private final LongSupplier nanos;
    private volatile Optional<Seen<T>> last = Optional.empty();

    public Reading() {
        this(System::nanoTime);
    }

    Reading(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public void is(T value) {
        last = Optional.of(new Seen<>(value, nanos.getAsLong()));
    }

    /** Nothing could be seen. */
    public void isNothing() {
        last = Optional.empty();
    }

    /** What was seen, if that was lately. */
    public Optional<T> lately() {
        return last.filter(seen -> nanos.getAsLong() - seen.at() <= COUNTS_FOR.toNanos())
                .map(Seen::value);
    }
}
