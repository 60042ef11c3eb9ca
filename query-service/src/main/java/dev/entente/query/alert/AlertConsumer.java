package dev.entente.query.alert;

import java.util.ArrayList;

import javax.sql.DataSource;

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

/** Takes counts from the topic of alerts to their table. Counts are absolute, so that one that comes again does no harm. */
@ApplicationScoped
class AlertConsumer {

    private static final Logger LOG = Logger.getLogger(AlertConsumer.class);

    private final Patience patience = new Patience();
    private final Batches<AlertCount> batches;

    AlertConsumer(DataSource database) {
        this.batches = new Batches<>(new AlertCounts(database), patience);
    }

    @Incoming("alerts")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
        var told = new ArrayList<AlertCount>(batch.count());
        batch.forEach(kafka -> AlertCount.read(kafka.value())
                .ifPresentOrElse(
                        told::add,
                        () -> LOG.warnf(
                                "The record at partition %d, offset %d of the topic of alerts is no count.",
                                kafka.partition(), kafka.offset())));
        batches.take(told);
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        patience.stop();
    }
}
