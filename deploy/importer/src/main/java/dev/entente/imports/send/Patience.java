package dev.entente.imports.send;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import dev.entente.imports.ImportFailure;

/** Waits before a service is asked again: as long as it says, else a little longer each time; and gives up in the end. */
public final class Patience {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Duration most;
    private final LongSupplier nanos;
    private final Consumer<Duration> sleep;
    private final Consumer<String> tell;
    private final Random random = new Random();
    private Duration next = FIRST;
    private long since = -1;

    /**
     * A patience for one import.
     *
     * @param most how long nothing may go on before it gives up
     * @param nanos a clock that only ever goes on
     * @param tell is told the first time that something goes on no more
     */
    public Patience(Duration most, LongSupplier nanos, Consumer<Duration> sleep, Consumer<String> tell) {
        this.most = most;
        this.nanos = nanos;
        this.sleep = sleep;
        this.tell = tell;
    }

    /** Something went on. */
    void refresh() {
        since = -1;
        next = FIRST;
    }

    /**
     * Waits before the next attempt.
     *
     * @throws ImportFailure when it has waited long enough
     */
    void waitFor(Answer answer) {
        var why = answer.trouble().orElse("the service is busy");
        var now = nanos.getAsLong();
        if (since < 0) {
            since = now;
            tell.accept("  waiting, up to %d s: %s".formatted(most.toSeconds(), why));
        }
        if (now - since > most.toNanos()) {
            throw new ImportFailure(
                    "Given up after %d s in which nothing went on: %s. The same command goes on where this ended."
                            .formatted(most.toSeconds(), why));
        }
        sleep.accept(answer.pause().orElse(jittered(next)));
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    }

    private Duration jittered(Duration time) {
        return time.plusMillis(random.nextLong(time.toMillis() / 4 + 1));
    }
}
