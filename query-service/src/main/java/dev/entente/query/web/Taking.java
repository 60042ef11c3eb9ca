package dev.entente.query.web;

import java.time.Duration;

/** Whether a client takes what is there for it. Who takes less than so many bytes a second for long, does not. */
final class Taking {

    private final long leastRate;
    private long left;
    private long since;

    /**
     * From now on.
     *
     * @param leastRate bytes a second
     * @param left bytes that wait for the client
     * @param now nanoseconds, as of {@link System#nanoTime}
     */
    Taking(long leastRate, long left, long now) {
        this.leastRate = leastRate;
        this.left = left;
        this.since = now;
    }

    /** Whether the client has been too slow for as long as the patience lasts, now that some bytes still wait for it. */
    boolean isTooSlow(long stillLeft, long now, Duration patience) {
        var elapsed = now - since;
        if (elapsed < patience.toNanos()) {
            return false;
        }
        var taken = left - stillLeft;
        left = stillLeft;
        since = now;
        return taken < leastRate * (elapsed / 1e9);
    }
}
