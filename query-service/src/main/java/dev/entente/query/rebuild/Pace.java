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
 */
record Pace(long events, long archived, long folded, long doneBefore, Optional<Instant> since) {

    /**
     * How much of it is done.
     *
     * @param whole what reading and folding come to, of 100
     */
    double percent(double whole) {
        var all = 2.0 * Math.max(events, archived);
        return all == 0 ? 0 : Math.round(whole * 10 * (archived + folded) / all) / 10.0;
    }

    /**
     * Events archived and folded in a second.
     *
     * @param by the moment at which this is asked: while nothing is done, the pace slackens
     */
    double eventsPerSecond(Instant by) {
        return Math.round(each(by));
    }

    /**
     * When reading and folding will be done, at this pace; nothing where none is known, and where they are done.
     *
     * @param now the moment at which this is asked; what is left is still to be done then, so that the end never lies before it
     */
    Optional<Instant> eta(Instant now) {
        var pace = each(now);
        var left = (2 * events - archived - folded) / 2.0;
        return left > 0 && pace > 0 ? Optional.of(now.plusMillis((long) (1000 * left / pace))) : Optional.empty();
    }

    private double each(Instant by) {
        var seconds = since.map(moment -> Duration.between(moment, by).toMillis() / 1000.0)
                .orElse(0.0);
        return seconds <= 0 ? 0 : (archived + folded - doneBefore) / 2.0 / seconds;
    }
}
