package dev.entente.ledger;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jboss.logging.Logger;

/**
 * Tries until it is done. A database that does not answer is waited for, however long that takes; a service that stops
 * lets the work in hand end, and no other begin.
 */
public final class Patience {

    /** What is to be done, all or nothing. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 2_000;
    private static final long LONGEST_STOP_S = 8;

    private final ReentrantLock working = new ReentrantLock();
    private final Condition stop = working.newCondition();
    private volatile boolean stopping;

    /**
     * Tries until the work is done, or fails in a way for which its data are to blame.
     *
     * @param what is done, for operators
     * @return the failure for which the data are to blame; nothing when it is done
     * @throws InterruptedException if the service stops before it is done
     */
    public Optional<Exception> insist(String what, Work work) throws InterruptedException {
        return insist(what, Integer.MAX_VALUE, work);
    }

    /**
     * The same for work that its data may make too long.
     *
     * @param cancelled how often it is cancelled by a time-out until its data are to blame for that
     */
    Optional<Exception> insist(String what, int cancelled, Work work) throws InterruptedException {
        working.lock();
        try {
            var left = cancelled;
            for (var attempt = 1; !stopping; attempt++) {
                var failure = attempt(work);
                if (failure.isEmpty() || Blame.isOfTheData(failure.get(), attempt)) {
                    return failure;
                }
                if (Blame.isCancelled(failure.get()) && --left == 0) {
                    return failure;
                }
                LOG.warnf("Trying again %s: %s", what, failure.get());
                LOG.debug("The reason in full", failure.get());
                var unused = stop.await(pause(attempt), TimeUnit.MILLISECONDS);
            }
            throw new InterruptedException("The service stops; what is not done yet is taken up at the next start.");
        } finally {
            working.unlock();
        }
    }

    private static Optional<Exception> attempt(Work work) throws InterruptedException {
        try {
            work.run();
            return Optional.empty();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return Optional.of(e);
        } catch (StackOverflowError e) { // of the data, as a refusal by the fold is
            return Optional.of(new IllegalStateException("too deep to be handled", e));
        }
    }

    private static long pause(int attempt) {
        return Math.min(FIRST_PAUSE_MS << Math.min(attempt - 1, 10), LONGEST_PAUSE_MS);
    }

    /** Returns when the work in hand has ended, or has not ended for long; from now on nothing is begun. */
    public void stop() throws InterruptedException {
        stopping = true;
        if (working.tryLock(LONGEST_STOP_S, TimeUnit.SECONDS)) {
            try {
                stop.signalAll();
            } finally {
                working.unlock();
            }
        }
    }
}
