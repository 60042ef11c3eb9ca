package dev.entente.query.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;

import dev.entente.events.Position;

/**
 * Waiting until the read models reflect a position. While anybody waits, one thread looks at the position, however many
 * wait: at once when the projection of this process has written something, and every few milliseconds for what others
 * write.
 */
@ApplicationScoped
public class Arrivals {

    private static final long BETWEEN_LOOKS_MS = 20;

    private final Ledger ledger;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition looked = lock.newCondition();
    private final List<Runnable> alsoTold = new CopyOnWriteArrayList<>();
    private int waiting;
    private boolean looking;
    private Position seen = Position.START;
    private Optional<RuntimeException> failure = Optional.empty();

    Arrivals(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Lets something be done, which does not wait for anything, whenever the projection of this process has written. */
    public void onArrival(Runnable work) {
        alsoTold.add(work);
    }

    /** To be called after a transaction that moved the position was committed. */
    public void arrived() {
        ledger.changed();
        alsoTold.forEach(Runnable::run);
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a new snapshot covers the position.
     *
     * @return whether it does; false after {@code atMost}
     * @throws LedgerUnavailable if the database does not answer
     */
    boolean await(Position wanted, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            waiting++;
            look();
            return until(wanted, atMost.toNanos());
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private boolean until(Position wanted, long atMost) throws InterruptedException {
        var left = atMost;
        while (!seen.covers(wanted) && left > 0) {
            left = looked.awaitNanos(left);
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
        return seen.covers(wanted);
    }

    private void look() {
        if (!looking) {
            looking = true;
            Thread.ofVirtual().name("arrivals").start(this::lookWhileAnybodyWaits);
        }
    }

    private void lookWhileAnybodyWaits() {
        lock.lock();
        try {
            while (waiting > 0) {
                lookOnce();
                looked.signalAll();
                if (waiting > 0) {
                    var unused = news.await(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            looking = false;
            lock.unlock();
        }
    }

    private void lookOnce() {
        lock.unlock();
        var position = Optional.<Position>empty();
        var refusal = Optional.<RuntimeException>empty();
        try {
            position = Optional.of(ledger.read(Snapshot::position));
        } catch (RuntimeException e) {
            refusal = Optional.of(e);
        } finally {
            lock.lock();
        }
        seen = position.orElse(seen);
        failure = refusal;
    }
}
