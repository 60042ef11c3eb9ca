package dev.entente.notification.delivery;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

import dev.entente.notification.sql.Jdbc;

/**
 * Measures what is due and not yet delivered, without what waits for a digest; and how long what could be sent waits beyond its
 * time. What is due behind another alert on the same item, waits to be tried again, or is for a receiver that pauses, is not
 * overdue. Not a number while the database does not answer.
 */
@Singleton
class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);

    /** The first in each line is what may be sent next. */
    private static final String MEASURE = """
            WITH first AS MATERIALIZED (
              SELECT DISTINCT ON (subscription_id, coalesce(line, subject)) receiver, next_attempt_at
              FROM delivery WHERE state = 'due' AND next_attempt_at < 'infinity'
              ORDER BY subscription_id, coalesce(line, subject), seq)
            SELECT
              (SELECT count(*) FROM delivery WHERE state = 'due' AND next_attempt_at < 'infinity') AS due,
              (SELECT min(greatest(first.next_attempt_at, f.pause_until))
               FROM first LEFT JOIN failing_receiver f ON f.receiver = first.receiver
               WHERE greatest(first.next_attempt_at, f.pause_until) <= ?) AS since""";

    private final Jdbc jdbc;
    private final Clock clock;
    private volatile double due = Double.NaN;
    private volatile double overdue = Double.NaN;

    Backlog(Jdbc jdbc, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.clock = clock;
        metrics.gauge("entente_deliveries_due", this, backlog -> backlog.due);
        metrics.gauge("entente_deliveries_oldest_due_seconds", this, backlog -> backlog.overdue);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try {
            var now = clock.instant();
            jdbc.inTransaction(() -> jdbc.query(
                    MEASURE,
                    row -> {
                        due = row.getLong("due");
                        var since = Jdbc.instant(row, "since");
                        overdue =
                                since == null ? 0 : Duration.between(since, now).toMillis() / 1000.0;
                        return row;
                    },
                    now));
        } catch (RuntimeException e) {
            due = Double.NaN;
            overdue = Double.NaN;
            LOG.warnf("What is due could not be counted: %s", e.getMessage());
        }
    }
}
