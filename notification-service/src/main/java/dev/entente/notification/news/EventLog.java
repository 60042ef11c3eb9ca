package dev.entente.notification.news;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;

/**
 * Takes events from Kafka, batch by batch. A database that does not answer is waited for; of a batch that cannot be
 * applied the record to blame is found, parked, and all others go on. Kafka's own record of what was read is not used.
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
    void take(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>(batch.count());
        batch.forEach(records::add);
        working.lock();
        try {
            apply(records);
        } finally {
            working.unlock();
        }
    }

    private void apply(List<ConsumerRecord<byte[], byte[]>> records) throws InterruptedException {
        insist(() -> newsroom.take(records), failure -> {
            if (records.size() > 1) {
                var half = records.size() / 2;
                apply(records.subList(0, half));
                apply(records.subList(half, records.size()));
            } else {
                var reason = "could not be applied: " + failure;
                insist(() -> newsroom.park(records.getFirst(), reason), again -> {
                    throw new IllegalStateException("a record can neither be applied nor parked", again);
                });
            }
        });
    }

    @FunctionalInterface
    private interface Otherwise {
        void on(RuntimeException failure) throws InterruptedException;
    }

    /** Tries until it is done, unless the data itself is to blame: then something else is to be done. */
    private void insist(Runnable work, Otherwise otherwise) throws InterruptedException {
        for (var pause = 100L; !stopping; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (Blame.isOfTheData(e)) {
                    otherwise.on(e);
                    return;
                }
                LOG.errorf("Events could not be applied, trying again: %s", e);
                LOG.debug("The reason in full", e);
                stop.await(pause, TimeUnit.MILLISECONDS);
            }
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
