package dev.entente.query.projection;

import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;

import dev.entente.query.ledger.Arrivals;
import dev.entente.query.projection.Projector.Applied;

/** Takes batches from the log to the projection. What was applied is in the database, so nothing is committed to Kafka. */
@ApplicationScoped
class EventConsumer {

    private static final long LONGEST_WAIT_MS = 2_000;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Applying applying;
    private final Arrivals arrivals;
    private final MeterRegistry metrics;

    EventConsumer(DataSource database, Clock clock, Arrivals arrivals, MeterRegistry metrics) {
        this.arrivals = arrivals;
        this.metrics = metrics;
        this.applying = new Applying(new Projector(database, clock), this::waitBefore, this::applied);
    }

    @Incoming("events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
        var records = new ArrayList<LogRecord>(batch.count());
        batch.forEach(kafka -> records.add(new LogRecord(kafka)));
        applying.apply(records);
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        stopping.countDown();
    }

    private void waitBefore(int attempt) throws InterruptedException {
        if (stopping.await(Math.min(50L << Math.min(attempt, 6), LONGEST_WAIT_MS), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the service stops; what is not applied yet is taken up at the next start");
        }
    }

    private void applied(Applied batch) {
        metrics.counter("entente.projection.events", "outcome", "applied")
                .increment(batch.events() - batch.conflicts());
        metrics.counter("entente.projection.events", "outcome", "parked").increment(batch.parked());
        metrics.counter("entente.projection.events", "outcome", "conflict").increment(batch.conflicts());
        arrivals.arrived();
    }
}
