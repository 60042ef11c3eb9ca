package dev.entente.query.alert;

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

import dev.entente.ledger.Batches;
import dev.entente.ledger.Patience;
import dev.entente.ledger.Transactions;

/** Takes counts from the topic of alerts to their table. Counts are absolute, so that one that comes again does no harm. */
@ApplicationScoped
class AlertConsumer {

    private static final Logger LOG = Logger.getLogger(AlertConsumer.class);

    private final Patience patience = new Patience();
    private final Batches<Told> batches;

    AlertConsumer(Transactions transactions) {
        this.batches = new Batches<>(new AlertCounts(transactions), patience);
    }

    @Incoming("alerts")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        var records = new ArrayList<Told>(batch.count());
        batch.forEach(kafka -> records.add(Told.of(kafka)));
        records.stream().filter(told -> told.count().isEmpty()).forEach(told -> LOG.warnf("In %s is no count.", told));
        try {
            batches.take(records);
        } catch (InterruptedException e) {
            LOG.debugf("Left %d counts for the next start: %s", records.size(), e.getMessage());
        }
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        patience.stop();
    }
}
