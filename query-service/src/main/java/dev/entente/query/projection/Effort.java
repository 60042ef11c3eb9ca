package dev.entente.query.projection;

import java.util.function.DoubleConsumer;

/**
 * How much of the work of telling some aggregates is done. An event counts whenever it is told: once for the item that it makes with
 * others at a moment, and once more for what the database is to have of that.
 */
final class Effort {

    private static final int TELLINGS_OF_A_MOMENT = 2;

    private final DoubleConsumer heard;
    private long expected;
    private long done;
    private double most;

    /**
     * Nothing is done yet.
     *
     * @param heard is told again and again, as a part of one, what is done; never less than before
     */
    Effort(DoubleConsumer heard) {
        this.heard = heard;
    }

    /** Of which nobody hears. */
    static Effort untold() {
        return new Effort(part -> {});
    }

    /** So many events, all moments taken together, are to be told as well. */
    void expect(long events) {
        expected += TELLINGS_OF_A_MOMENT * events;
    }

    /** So many of them are told. */
    void told(long events) {
        done += events;
        most = Math.max(most, Math.min(1, (double) done / Math.max(1, expected)));
        heard.accept(most);
    }
}
