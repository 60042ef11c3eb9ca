package dev.entente.query.changes;

import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import dev.entente.query.ledger.Ledger;

/**
 * Tells those who resume from before the ring what they missed, from the archive: a part at a time, read when the one
 * before is handed out. While a slow one reads, nothing is held for it but its part.
 */
final class CatchUp {

    private static final Logger LOG = Logger.getLogger(CatchUp.class);
    private static final int CHANGES_AT_ONCE = 500;

    private final Ledger ledger;
    private final Semaphore readers;

    CatchUp(Ledger ledger, int atOnce) {
        this.ledger = ledger;
        this.readers = new Semaphore(atOnce, true);
    }

    /** Begins; {@code done} is given what the listener has been told in the end, unless it is gone before. */
    void start(Listener listener, Mark from, Consumer<Mark> done) {
        Thread.ofVirtual().name("catching up").start(() -> {
            try {
                tell(listener, from, done);
            } catch (RuntimeException e) {
                LOG.warn("One who catches up with the changes is to come again", e);
                listener.end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void tell(Listener listener, Mark from, Consumer<Mark> done) throws InterruptedException {
        var part = read(from);
        var listens = listener.tell(part).toCompletableFuture().join();
        while (listens && !part.complete()) {
            part = read(part.reached());
            listens = listener.tell(part).toCompletableFuture().join();
        }
        if (listens) {
            done.accept(part.reached());
        }
    }

    private Archive.Part read(Mark told) throws InterruptedException {
        readers.acquire();
        try {
            return ledger.read(snapshot -> Archive.after(told, snapshot, CHANGES_AT_ONCE));
        } finally {
            readers.release();
        }
    }
}
