package dev.entente.notification.delivery;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

/** Lets the dispatcher know that there is something to do, so that it need not ask the database all the time. */
@Singleton
class Wake {

    private final Semaphore calls = new Semaphore(0);
    private volatile boolean due;

    /** Something is due that was not before. */
    void up() {
        due = true;
        calls.release();
    }

    /** Attempts have ended. */
    void ended() {
        calls.release();
    }

    /** Waits for a call, at most so long; all calls so far are answered. */
    void await(long millis) throws InterruptedException {
        if (calls.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }

    /** Whether something has become due since this was asked before. */
    boolean isAnythingDue() {
        var called = due;
        due = false;
        return called;
    }
}
