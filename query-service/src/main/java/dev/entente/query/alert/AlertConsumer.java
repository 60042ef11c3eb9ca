package dev.entente.query.alert;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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

/** Takes counts from the topic of alerts to their table. Counts are absolute, so that one that comes again does no harm. */
@ApplicationScoped
class AlertConsumer {

    private static final Logger LOG = Logger.getLogger(AlertConsumer.class);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AlertCounts counts;

    AlertConsumer(DataSource database) {
        this.counts = new AlertCounts(database);
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
        keep(told);
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        stopping.countDown();
    }

    private void keep(List<AlertCount> told) throws InterruptedException {
        while (true) {
            try {
                counts.keep(told);
                return;
            } catch (SQLException e) {
                LOG.warnf("The database does not take the counts of alerts (%s); trying again.", e.getMessage());
                if (stopping.await(1, TimeUnit.SECONDS)) {
                    throw new InterruptedException("the service stops; the counts are read again at the next start");
                }
            }
        }
    }
}
