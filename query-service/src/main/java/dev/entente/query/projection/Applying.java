package dev.entente.query.projection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import dev.entente.query.projection.Projector.Applied;

/**
 * Applies batches until they are applied. A database that does not answer is waited for; a record that alone cannot be
 * applied is parked, and all others go on.
 */
final class Applying {

    private static final Logger LOG = Logger.getLogger(Applying.class);

    /** How the thread waits before it tries again; ends by an exception when the service stops. */
    @FunctionalInterface
    interface Patience {
        void waitBefore(int attempt) throws InterruptedException;
    }

    private final Projector projector;
    private final Patience patience;
    private final Consumer<Applied> applied;

    Applying(Projector projector, Patience patience, Consumer<Applied> applied) {
        this.projector = projector;
        this.patience = patience;
        this.applied = applied;
    }

    void apply(List<LogRecord> records) throws InterruptedException {
        for (var attempt = 1; ; attempt++) {
            try {
                applied.accept(projector.apply(records));
                return;
            } catch (SQLException e) {
                if (Failures.areOfTheData(e, attempt)) {
                    isolate(records, e);
                    return;
                }
                LOG.warnf("The database does not take the batch (%s); trying again.", e.getMessage());
                patience.waitBefore(attempt);
            } catch (RuntimeException e) {
                isolate(records, e);
                return;
            }
        }
    }

    private void isolate(List<LogRecord> records, Exception reason) throws InterruptedException {
        if (records.size() > 1) {
            var half = records.size() / 2;
            for (var part : List.of(records.subList(0, half), records.subList(half, records.size()))) {
                apply(new ArrayList<>(part));
            }
        } else {
            park(records.getFirst(), reason);
        }
    }

    private void park(LogRecord log, Exception reason) throws InterruptedException {
        LOG.errorf(
                reason,
                "Parked the record at partition %d, offset %d: it cannot be applied.",
                log.partition(),
                log.offset());
        for (var attempt = 1; ; attempt++) {
            try {
                projector.park(log, "could not be applied: " + reason);
                applied.accept(new Applied(0, 1, 0));
                return;
            } catch (SQLException e) {
                LOG.warnf("The database does not take a parked record (%s); trying again.", e.getMessage());
                patience.waitBefore(attempt);
            }
        }
    }
}
