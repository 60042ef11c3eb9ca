package dev.entente.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;

/**
 * Takes batches from Kafka. What was applied is in the database, so nothing is committed to Kafka. While a batch is
 * applied, the next one is read and prepared.
 */
@ApplicationScoped
class EventLog {

    private static final Logger LOG = Logger.getLogger(EventLog.class);
    private static final long CHECK_S = 5;

    private final Patience patience = new Patience();
    private final Effects effects;
    private final Following following;
    private final Tracing tracing;
    private final ScheduledExecutorService applying = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("event-log").daemon().factory());
    private Future<?> before = CompletableFuture.completedFuture(null);

    EventLog(
            Transactions transactions,
            Effects effects,
            LogReaders readers,
            @Identifier("stored-positions") StoredPositions positions,
            Clock clock,
            Tracing tracing) {
        this.effects = effects;
        this.tracing = tracing;
        this.following = new Following(
                new Intake(transactions, effects, clock),
                () -> transactions.run(Positions::read),
                () -> readers.open("again"),
                positions::begun,
                patience);
        var unused = applying.scheduleWithFixedDelay(this::check, CHECK_S, CHECK_S, TimeUnit.SECONDS);
    }

    /** Returns when all batches before this one are applied, and this one is about to be. */
    @Incoming("events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
        var records = new ArrayList<LogRecord>(batch.count());
        batch.forEach(kafka -> records.add(new LogRecord(kafka)));
        read(records);
        try {
            before.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the log cannot be followed any further", e.getCause());
        }
        try {
            before = applying.submit(() -> apply(records));
        } catch (RejectedExecutionException e) {
            LOG.debugf("Left %d records for the next start, since the service stops", records.size());
        }
    }

    private void read(List<LogRecord> records) {
        var events = records.stream()
                .filter(effects::concern)
                .filter(LogRecord::isEvent)
                .map(LogRecord::event)
                .toList();
        if (!before.isDone()) {
            effects.prepare(events, () -> !before.isDone());
        }
    }

    private void apply(List<LogRecord> records) {
        try (var step = tracing.handling("apply events", records)) {
            step.about("messaging.destination.name", records.getFirst().topic());
            following.take(records);
        } catch (InterruptedException e) {
            LOG.debugf("Left %d records for the next start: %s", records.size(), e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("The log cannot be followed any further", e);
            throw e;
        }
    }

    private void check() {
        try {
            following.check();
        } catch (SQLException e) {
            LOG.debugf(e, "Nobody knows whether the database has everything");
        } catch (InterruptedException e) {
            LOG.debugf("Left what the database has lost for the next start: %s", e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("What the database has lost cannot be applied again", e);
        }
    }

    /** Before anything that is needed for the batch in work is closed. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        patience.stop();
        applying.shutdown();
    }
}
