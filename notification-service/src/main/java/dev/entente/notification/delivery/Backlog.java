package dev.entente.notification.delivery;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

import dev.entente.notification.sql.Jdbc;

/** Measures what is due and not yet delivered, without what waits for a digest. */
@Singleton
class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);

    private final Jdbc jdbc;
    private final Clock clock;
    private volatile long due;
    private volatile long oldest;

    Backlog(Jdbc jdbc, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.clock = clock;
        metrics.gauge("entente_deliveries_due", this, backlog -> backlog.due);
        metrics.gauge("entente_deliveries_oldest_due_seconds", this, backlog -> backlog.oldest);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try {
            jdbc.inTransaction(() -> jdbc.query(
                    "SELECT count(*) AS due, min(created_at) AS oldest FROM delivery WHERE state = 'due' AND isfinite(next_attempt_at)",
                    row -> {
                        due = row.getLong("due");
                        var since = Jdbc.instant(row, "oldest");
                        oldest = since == null
                                ? 0
                                : Duration.between(since, clock.instant()).toSeconds();
                        return row;
                    }));
        } catch (RuntimeException e) {
            LOG.warnf("What is due could not be counted: %s", e.getMessage());
        }
    }
}
