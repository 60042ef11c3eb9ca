package dev.entente.ingest.gdelt.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * How following goes.
 *
 * @param newest when the rows of the newest file that was imported were added
 * @param failuresInARow rounds that failed since the last one that did not
 * @param failure why the last round failed, if it did
 * @param next when the next round is due
 */
record Progress(Optional<Instant> newest, int failuresInARow, Optional<String> failure, Instant next) {

    static Progress beginning(Instant now) {
        return new Progress(Optional.empty(), 0, Optional.empty(), now);
    }

    Progress imported(Instant added) {
        return new Progress(Optional.of(added), failuresInARow, failure, next);
    }

    Progress succeeded(Instant nextRound) {
        return new Progress(newest, 0, Optional.empty(), nextRound);
    }

    Progress failed(String why, Instant nextRound) {
        return new Progress(newest, failuresInARow + 1, Optional.of(why), nextRound);
    }
}
