package dev.entente.ingest.log;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;

/**
 * The topic of events, written through the producer that the channel {@code events} is configured with and manages.
 *
 * <p>A producer that does not know the topic's partitions, since no broker was there yet or all have gone, blocks whoever
 * sends. So whenever that is found one thread asks for them, and requests wait for that thread, for a short time only.
 */
@Singleton
class EventTopic {

    private static final Logger LOG = Logger.getLogger(EventTopic.class);

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The producer once the topic is in sight, and since when it is looked for. */
    private record Sight(CompletableFuture<Producer<byte[], byte[]>> producer, long sinceNanos) {

        static Sight none() {
            return new Sight(new CompletableFuture<>(), System.nanoTime());
        }

        /** Waits for no longer than a second since it is looked for: who comes later is refused at once. */
        Producer<byte[], byte[]> producerSoon() throws TimeoutException, InterruptedException {
            try {
                var left = Math.max(0, sinceNanos + PATIENCE_NANOS - System.nanoTime());
                return producer.get(left, TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("looking for the topic never ends with a failure", e);
            }
        }
    }

    private final String name;
    private final KafkaClientService clients;
    private final AtomicReference<Sight> sight = new AtomicReference<>(Sight.none());
    private volatile boolean stopping;

    /** The channel itself is injected so that it exists, with its producer; acknowledgements come from the producer. */
    EventTopic(
            @ConfigProperty(name = "mp.messaging.outgoing.events.topic") String name,
            KafkaClientService clients,
            @Channel("events") MutinyEmitter<byte[]> channel) {
        this.name = name;
        this.clients = clients;
    }

    void start(@Observes StartupEvent start) {
        look(sight.get().producer());
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    private void look(CompletableFuture<Producer<byte[], byte[]>> found) {
        Thread.ofPlatform().daemon().name("looks for " + name).start(() -> {
            Producer<byte[], byte[]> producer =
                    clients.<byte[], byte[]>getProducer("events").unwrap();
            var missed = false;
            while (!stopping && !found.isDone()) {
                missed = !isThere(producer, missed);
                if (!missed) {
                    found.complete(producer);
                }
            }
        });
    }

    /** Blocks for as long as the producer may ({@code max.block.ms}). */
    private boolean isThere(Producer<byte[], byte[]> producer, boolean missed) {
        try {
            LOG.infof(
                    "The event log is there: topic %s, %d partitions",
                    name, producer.partitionsFor(name).size());
            return true;
        } catch (KafkaException e) {
            if (!missed) {
                LOG.warnf("The event log is not there (%s). Looking for it until it is.", e.getMessage());
            }
            return false;
        }
    }

    String name() {
        return name;
    }

    /**
     * Sends a record.
     *
     * @throws TimeoutException if the topic is not in sight, and has not been for a second
     */
    void send(LogEntry entry, Callback callback) throws TimeoutException, InterruptedException {
        var found = sight.get();
        var sent = found.producerSoon().send(entry.record(name), callback);
        if (sent.state() == Future.State.FAILED && isOutOfSight(sent.exceptionNow())) {
            lookAgain(found);
        }
    }

    /** Whether it failed before anything was sent, for want of partitions and not of memory. */
    private static boolean isOutOfSight(Throwable failure) {
        return failure instanceof org.apache.kafka.common.errors.TimeoutException
                && !(failure instanceof BufferExhaustedException);
    }

    private void lookAgain(Sight lost) {
        var again = Sight.none();
        if (sight.compareAndSet(lost, again)) {
            look(again.producer());
        }
    }
}
