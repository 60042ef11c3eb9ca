package dev.entente.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

import dev.entente.notification.Reading;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Channel;

/**
 * Measures what is due and not yet delivered, without what waits for a digest; how long what could be sent waits beyond its time;
 * and how long nobody was reached. Not a number while the database does not answer, be it that it hangs.
 */
@Singleton
class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);

    static final String COUNT = "SELECT count(*) FROM delivery WHERE state = 'due' AND next_attempt_at < 'infinity'";

    /**
     * What is due behind another alert on the same item, waits to be tried again, or is for a receiver that pauses, is not
     * overdue. From receiver to receiver, but for those that pause, what has been due there for longest: of each line only the first may
     * be sent next. However much is due, few rows are looked at; the arguments are twice the moment.
     */
    static final String SINCE =
            DeliveryRows.RECEIVERS_WAITING + """
            SELECT min(greatest(first.next_attempt_at, f.pause_until)) AS since
            FROM waiting w
            LEFT JOIN failing_receiver f ON f.receiver = {receiver}
            CROSS JOIN LATERAL (
              SELECT d.next_attempt_at FROM delivery d
              WHERE d.receiver = w.receiver AND d.state = 'due' AND d.next_attempt_at <= ?
                AND d.seq = (
                  SELECT e.seq FROM delivery e
                  WHERE e.subscription_id = d.subscription_id AND e.state = 'due'
                    AND coalesce(e.line, e.subject) = coalesce(d.line, d.subject) AND e.next_attempt_at < 'infinity'
                  ORDER BY e.seq LIMIT 1)
              ORDER BY d.next_attempt_at, d.seq LIMIT 1) first
            WHERE f.pause_until IS NULL OR f.pause_until <= ?""".replace("{receiver}", Queues.receiverIn("w.receiver"));

    private record Measured(double due, double overdue, Map<Channel.Type, Double> unreached) {}

    private final Jdbc jdbc;
    private final Clock clock;
    private final Reading<Measured> reading = new Reading<>();

    Backlog(Jdbc jdbc, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.clock = clock;
        metrics.gauge("entente_deliveries_due", this, backlog -> backlog.lately(Measured::due));
        metrics.gauge("entente_deliveries_oldest_due_seconds", this, backlog -> backlog.lately(Measured::overdue));
        for (var channel : Channel.Type.values()) {
            Gauge.builder("entente_deliveries_unreached_seconds", this, backlog -> backlog.unreached(channel))
                    .tag("channel", channel.code())
                    .register(metrics);
        }
    }

    private double unreached(Channel.Type channel) {
        return lately(measured -> measured.unreached().get(channel));
    }

    private double lately(ToDoubleFunction<Measured> value) {
        return reading.lately().map(value::applyAsDouble).orElse(Double.NaN);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try {
            var now = clock.instant();
            reading.is(jdbc.inTransaction(() -> {
                jdbc.lookByKeysInOrder();
                var due = jdbc.query(COUNT, row -> row.getLong(1)).getFirst();
                var overdue = jdbc.query(SINCE, row -> Optional.ofNullable(Jdbc.instant(row, "since")), now, now)
                        .getFirst();
                return new Measured(due, seconds(overdue, now), Unreached.since(jdbc, now));
            }));
        } catch (RuntimeException e) {
            reading.isNothing();
            LOG.warnf("What is due could not be counted: %s", e.getMessage());
        }
    }

    static double seconds(Optional<Instant> since, Instant now) {
        return since.map(then -> Math.max(0, Duration.between(then, now).toMillis() / 1000.0))
                .orElse(0.0);
    }
}
