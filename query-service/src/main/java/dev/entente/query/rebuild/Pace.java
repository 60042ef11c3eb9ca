package dev.entente.query.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a making of read models goes on.
 *
 * @param events how many are to be archived and folded; more may have come since
 * @param doneBefore events archived and folded when it was taken up
 * @param since when it was taken up
 * @param updated when this was told
 */
record Pace(long events, long archived, long folded, long doneBefore, Optional<Instant> since, Instant updated) {

    /**
     * How much of it is done.
     *
     * @param whole what reading and folding come to, of 100
     */
    double percent(double whole) {
        var all = 2.0 * Math.max(events, archived);
        return all == 0 ? 0 : Math.round(whole * 10 * (archived + folded) / all) / 10.0;
    }

    /** Events archived and folded in a second. */
    double eventsPerSecond() {
        var seconds = since.map(moment -> Duration.between(moment, updated).toMillis() / 1000.0)
                .orElse(0.0);
        return seconds <= 0 ? 0 : Math.round((archived + folded - doneBefore) / 2.0 / seconds);
    }

    /** When reading and folding will be done, at this pace; nothing where none is known, and where they are done. */
    Optional<Instant> eta() {
        var pace = eventsPerSecond();
        var left = (2 * events - archived - folded) / 2.0;
        return left > 0 && pace > 0 ? Optional.of(updated.plusMillis((long) (1000 * left / pace))) : Optional.empty();
    }
}
