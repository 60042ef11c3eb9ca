package dev.entente.notification.news;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;

/**
 * Takes events from Kafka, batch by batch. A batch that the database does not take is tried until it does; Kafka's own
 * record of what was read is not used.
 */
@ApplicationScoped
class EventLog {

    private static final Logger LOG = Logger.getLogger(EventLog.class);
    private static final long LONGEST_PAUSE_MS = 5000;

    private final Newsroom newsroom;
    private final ReentrantLock working = new ReentrantLock();
    private final Condition stop = working.newCondition();
    private boolean stopping;

    EventLog(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Incoming("events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        working.lock();
        try {
            var pause = 100L;
            while (!stopping && !taken(records)) {
                stop.await(pause, TimeUnit.MILLISECONDS);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
            }
        } finally {
            working.unlock();
        }
    }

    private boolean taken(ConsumerRecords<byte[], byte[]> records) {
        try {
            newsroom.take(records);
            return true;
        } catch (RuntimeException e) {
            LOG.errorf("%d events could not be applied, trying again: %s", records.count(), e);
            LOG.debug("The reason in full", e);
            return false;
        }
    }

    /** Lets the batch in work finish, and takes no other: they are read again from the stored position. */
    void stop(@Observes ShutdownEvent event) {
        working.lock();
        try {
            stopping = true;
            stop.signalAll();
        } finally {
            working.unlock();
        }
    }
}
