package dev.entente.query.projection;

import java.time.Duration;

import javax.sql.DataSource;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

import dev.entente.ledger.Applied;
import dev.entente.ledger.Effects;
import dev.entente.ledger.Transactions;
import dev.entente.query.ledger.Arrivals;

/** Lets the read models follow the log, counts, and wakes those who wait for an event. */
class Projection {

    /** More than any statement of a batch takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String EVENTS = "entente.projection.events";

    @Produces
    @Singleton
    Transactions transactions(DataSource database) {
        return Transactions.of(database, PATIENCE);
    }

    @Produces
    @Singleton
    Effects effects(Transactions transactions, Arrivals arrivals, MeterRegistry metrics) {
        count(new Applied(0, 0, 0), metrics); // there from the start, so that the first of each is seen to come
        var statistics = new PlannerStatistics(transactions, Thread::startVirtualThread);
        return new Projector(transactions, batch -> {
            count(batch, metrics);
            arrivals.arrived();
            statistics.grown(batch.events());
        });
    }

    private static void count(Applied batch, MeterRegistry metrics) {
        metrics.counter(EVENTS, "outcome", "applied").increment(batch.events() - batch.conflicts());
        metrics.counter(EVENTS, "outcome", "parked").increment(batch.parked());
        metrics.counter(EVENTS, "outcome", "conflict").increment(batch.conflicts());
    }
}
