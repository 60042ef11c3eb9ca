package dev.entente.notification.delivery;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.random.RandomGenerator;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.entente.notification.Settings;

/** When a failed delivery is tried again. */
@Singleton
class Schedule {

    private static final Duration LONGEST_WISH = Duration.ofHours(24);
    private static final Duration SILENCE = Duration.ofDays(2);
    private static final int ROUNDS_OF_OURS = 3;

    private final Settings.Delivery settings;
    private final RandomGenerator random;

    @Inject
    Schedule(Settings settings) {
        this(settings.delivery(), RandomGenerator.getDefault());
    }

    Schedule(Settings.Delivery settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /**
     * How long to wait.
     *
     * @param failed how many attempts have failed, one at least
     * @param wish of the receiver, obeyed where it is longer, up to a day
     * @return nothing, if it is to be given up
     */
    Optional<Duration> pause(int failed, Optional<Duration> wish) {
        if (failed > settings.retries().size()) {
            return Optional.empty();
        }
        var planned = settings.retries().get(failed - 1);
        var varied = (long) (planned.toMillis() * (1 + settings.jitter() * (2 * random.nextDouble() - 1)));
        var asked = wish.map(Duration::toMillis).orElse(0L);
        return Optional.of(Duration.ofMillis(Math.max(varied, Math.min(asked, LONGEST_WISH.toMillis()))));
    }

    /**
     * How long nothing may have been tried for failures before and after it still to be one row of failures: longer than any
     * pause between two attempts.
     */
    static Duration silence(Settings.Delivery settings) {
        return settings.retries().stream()
                .map(pause -> pause.multipliedBy(2))
                .filter(twice -> twice.compareTo(SILENCE) > 0)
                .max(Comparator.naturalOrder())
                .orElse(SILENCE);
    }

    /** How long to wait where we could not send: as after failures, but never for hours. */
    Duration pauseOfOurs(int failed) {
        return pause(
                        Math.min(
                                failed,
                                Math.min(ROUNDS_OF_OURS, settings.retries().size())),
                        Optional.empty())
                .orElseThrow();
    }

    /** How many attempts count as failed after one that we could not send: of all of these only a few. */
    int roundOfOurs(int before) {
        return Math.max(before, Math.min(before + 1, ROUNDS_OF_OURS - 1));
    }
}
