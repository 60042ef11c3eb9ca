package dev.entente.ledger;

import java.util.List;
import java.util.Map;

import org.jboss.logging.Logger;

import dev.entente.events.LogContext;

/**
 * Brings batches to where they are applied, until they are. Of a batch that cannot be applied the one to blame is found
 * by halving, and parked; all others go on. So it is with one that takes longer than a transaction may.
 *
 * @param <T> what a batch consists of
 */
public final class Batches<T> {

    /** What applies batches, all or nothing; what comes again changes nothing. */
    public interface Application<T> {
        void apply(List<T> batch) throws Exception;

        /** Goes on behind one that cannot be applied, which is kept or told with the reason. */
        void park(T one, String reason) throws Exception;

        /** What names one of them in logs, as properties. */
        default Map<String, String> names(T one) {
            return Map.of();
        }
    }

    private static final Logger LOG = Logger.getLogger(Batches.class);

    /** Parting a batch harms nobody; one alone has to take too long some times more, for the database may be slow. */
    private static final int CANCELLED_ALONE = 3;

    private final Application<T> application;
    private final Patience patience;

    public Batches(Application<T> application, Patience patience) {
        this.application = application;
        this.patience = patience;
    }

    /**
     * Applies a batch.
     *
     * @throws InterruptedException if the service stops before all is applied
     */
    public void take(List<T> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        var failure = patience.insist(
                "to apply a batch of " + batch.size(),
                batch.size() > 1 ? 1 : CANCELLED_ALONE,
                () -> application.apply(batch));
        if (failure.isPresent()) {
            passOnGap(failure.get());
            isolate(batch, failure.get());
        }
    }

    /** Nobody is to blame for what is missing before. */
    private static void passOnGap(Throwable failure) {
        if (Blame.root(failure) instanceof Gap gap) {
            throw gap;
        }
    }

    private void isolate(List<T> batch, Exception failure) throws InterruptedException {
        if (batch.size() > 1) {
            var half = batch.size() / 2;
            take(batch.subList(0, half));
            take(batch.subList(half, batch.size()));
        } else {
            park(batch.getFirst(), failure);
        }
    }

    private void park(T one, Exception failure) throws InterruptedException {
        tell(one, failure);
        var reason = "could not be applied: " + Blame.root(failure);
        var again = patience.insist("to park " + one, () -> application.park(one, reason));
        if (again.isPresent()) {
            passOnGap(again.get());
            throw new IllegalStateException(one + " can neither be applied nor parked", again.get());
        }
    }

    private void tell(T one, Exception failure) {
        LogContext.run(application.names(one), () -> LOG.errorf(failure, "Parking %s, which cannot be applied", one));
    }
}
