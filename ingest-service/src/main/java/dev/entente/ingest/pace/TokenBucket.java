package dev.entente.ingest.pace;

/**
 * How many may pass: a rate, and a burst that is saved up while nobody passes. Its state is one instant, that at which all
 * that passed would have passed at the even rate.
 *
 * @param nanosEach how long one takes at the even rate
 * @param burstNanos how far the instant may be ahead
 */
record TokenBucket(long nanosEach, long burstNanos) {

    static TokenBucket of(double perSecond, long burst) {
        var each = Math.max(1, (long) (1e9 / perSecond));
        return new TokenBucket(each, Math.multiplyExact(each, burst));
    }

    /** The instant after so many have passed. */
    long after(long instant, long now, long count) {
        return Math.max(instant, now) + count * nanosEach;
    }

    /** How long until the instant is no further ahead than the burst allows; 0 if it is not. */
    long nanosUntil(long instant, long now) {
        return Math.max(0, instant - now - burstNanos);
    }
}
