package dev.entente.ingest;

import java.time.Duration;
import java.util.Collection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What callers are promised, looked at on a machine that is busy with other things as well: one here and there may wait for a
 * processor in addition, and nobody for long.
 */
public final class InTime {

    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private InTime() {}

    /** Nine of ten callers were answered within the time that is promised, and all of them soon after. */
    public static void areAnswered(Collection<Duration> took) {
        assertThat(took).isNotEmpty().allSatisfy(time -> assertThat(time).isLessThan(LONGEST));
        assertThat(took.stream().filter(time -> time.compareTo(PROMISED) < 0).count())
                .as("of %d, answered within %s: %s", took.size(), PROMISED, took)
                .isGreaterThanOrEqualTo((took.size() * 9L + 9) / 10);
    }
}
