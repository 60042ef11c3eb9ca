package dev.entente.query.web;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.DistributionSummary;

import dev.entente.web.Problem;

/** What one request takes of the room for answers, from before its answer is read until that is on its way. */
final class Load {

    /** No longer, since whoever waits has a connection to the database. */
    private static final int WAIT_MS = 500;

    private static final long SMALL = 64 * 1024;

    private final Room room;
    private final DistributionSummary takings;
    private int taken;
    private boolean over;
    private boolean answered;

    /**
     * Takes nothing yet.
     *
     * @param takings what is told of whatever found room, in bytes
     */
    Load(Room room, DistributionSummary takings) {
        this.room = room;
        this.takings = takings;
    }

    static Problem noRoom() {
        return Problem.of(
                        503,
                        "too-much-unread",
                        "Too much unread",
                        "Answers that clients have not read yet take all the memory that there is for answers."
                                + " Try again shortly.")
                .header("Retry-After", 5);
    }

    /**
     * Takes room, as soon as there is some. What is small needs none: it is soon on its way.
     *
     * @throws Problem 503 if there is none in time
     */
    void take(long bytes) {
        if (bytes < SMALL) {
            return;
        }
        var wanted = Math.min(Room.kib(bytes), room.size());
        try {
            if (!room.tryAcquire(wanted, WAIT_MS, TimeUnit.MILLISECONDS)) {
                throw noRoom();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noRoom();
        }
        takings.record((double) bytes);
        note(wanted);
    }

    /** Notes that the request is answered; whether it was not before. */
    synchronized boolean isAnsweredNow() {
        var before = answered;
        answered = true;
        return !before;
    }

    /** Gives back what was taken; what is taken after that is given back at once. */
    synchronized void release() {
        over = true;
        room.release(taken);
        taken = 0;
    }

    private synchronized void note(int more) {
        if (over) {
            room.release(more);
        } else {
            taken += more;
        }
    }
}
