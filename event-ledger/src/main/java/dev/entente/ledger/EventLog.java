package dev.entente.ledger;

import java.time.Clock;
import java.util.ArrayList;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;

/** Takes batches from Kafka. What was applied is in the database, so nothing is committed to Kafka. */
@ApplicationScoped
class EventLog {

    private static final Logger LOG = Logger.getLogger(EventLog.class);

    private final Patience patience = new Patience();
    private final Batches<LogRecord> batches;

    EventLog(Transactions transactions, Effects effects, Clock clock) {
        this.batches = new Batches<>(new Intake(transactions, effects, clock), patience);
    }

    @Incoming("events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        var records = new ArrayList<LogRecord>(batch.count());
        batch.forEach(kafka -> records.add(new LogRecord(kafka)));
        try {
            batches.take(records);
        } catch (InterruptedException e) {
            LOG.debugf("Left %d records for the next start: %s", records.size(), e.getMessage());
        }
    }

    /** Before anything that is needed for the batch in work is closed. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        patience.stop();
    }
}
