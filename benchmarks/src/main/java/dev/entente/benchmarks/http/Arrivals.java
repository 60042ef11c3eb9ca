package dev.entente.benchmarks.http;

/** When requests are due. */
public abstract sealed class Arrivals {

    /** No request is due yet. */
    static final long NONE = Long.MIN_VALUE;

    private Arrivals() {}

    /** When the request that is due now was due; {@link #NONE} if none is. In the terms of {@link System#nanoTime}. */
    abstract long take(long now);

    /** How many nanoseconds from now the next request is due. */
    abstract long nanosUntilNext(long now);

    /** A closed load: each connection sends its next request when the last one has been answered. */
    public static Arrivals whenAnswered() {
        return new Closed();
    }

    /**
     * An open load: requests are due at a steady rate, whether or not others have been answered. What is sent late, since
     * every connection waits for an answer, counts from when it was due: so no wait is left out.
     */
    public static Arrivals atRate(double perSecond) {
        return new Open(perSecond);
    }

    private static final class Closed extends Arrivals {

        @Override
        long take(long now) {
            return now;
        }

        @Override
        long nanosUntilNext(long now) {
            return 0;
        }
    }

    private static final class Open extends Arrivals {

        private final double interval;
        private long first;
        private long taken;

        Open(double perSecond) {
            this.interval = 1e9 / perSecond;
        }

        @Override
        long take(long now) {
            if (taken == 0) {
                first = now;
            }
            if (nanosUntilNext(now) > 0) {
                return NONE;
            }
            return first + Math.round(taken++ * interval);
        }

        @Override
        long nanosUntilNext(long now) {
            return first + Math.round(taken * interval) - now;
        }
    }
}
