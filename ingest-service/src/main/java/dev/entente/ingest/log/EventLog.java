package dev.entente.ingest.log;

import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.ingest.IngestConfig;
import dev.entente.ingest.trace.Trace;

/** Keeps events for ever, acknowledged by all replicas, and says where each stands. */
@Singleton
public class EventLog {

    private static final Logger LOG = Logger.getLogger(EventLog.class);

    /** With the second that {@link EventTopic} waits: an answer well within 5 s, on a busy machine too. */
    private static final Duration PATIENCE = Duration.ofMillis(2650);

    private static final long BETWEEN_LOOKS_MILLIS = 50;

    /** The broker knows a repeated record, but no more where it stands: sent anew it gets a position. */
    private static final class NoOffset extends KafkaException {

        @Serial
        private static final long serialVersionUID = 1;

        NoOffset() {
            super("the broker acknowledged the event without its offset");
        }
    }

    /**
     * An event that the producer has not done with.
     *
     * @param size what it takes of the room until then
     * @param answer may be given before that, when it takes too long
     */
    private record Sending(long size, AckTimes.Wait began, CompletableFuture<Position> answer) {}

    private final EventTopic topic;
    private final Room room;
    private final AckTimes times;
    private final Deadlines deadlines = new Deadlines(PATIENCE, System::nanoTime);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadlines of events")::unstarted);
    private final AtomicBoolean answering = new AtomicBoolean(true);

    EventLog(EventTopic topic, IngestConfig config, AckTimes times) {
        this.topic = topic;
        this.room = new Room(config.maxInFlight(), config.maxInFlightSize().asLongValue());
        this.times = times;
        times.watch(room);
        var unused = clock.scheduleWithFixedDelay(deadlines::look, 0, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** After the last request was answered. */
    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }

    /**
     * Appends an event. May block for a second where the log has not been seen since the start.
     *
     * @return where the event stands, once the log has acknowledged it; fails with {@link NotKept}, within 5 s, and at once
     *     where too much waits for the log already
     */
    public CompletableFuture<Position> append(CooperationEvent event, Trace trace) {
        var entry = LogEntry.of(event, trace);
        return room.tryEnter(entry.size())
                ? append(entry)
                : CompletableFuture.failedFuture(new NotKept.Overloaded(room.events()));
    }

    /** The same; but where too much waits for the log already, it waits until there is room. */
    public CompletableFuture<Position> appendPatiently(CooperationEvent event, Trace trace)
            throws InterruptedException {
        var entry = LogEntry.of(event, trace);
        room.enter(entry.size());
        return append(entry);
    }

    private CompletableFuture<Position> append(LogEntry entry) {
        var began = times.begin();
        var answer = deadlines.on(new CompletableFuture<Position>());
        send(entry, new Sending(entry.size(), began, answer));
        return answer.handle(this::kept);
    }

    private void send(LogEntry entry, Sending sending) {
        try {
            topic.send(entry, (metadata, failure) -> {
                if (failure != null) {
                    failed(sending, failure);
                } else if (metadata.hasOffset()) {
                    done(sending, true);
                    sending.answer().complete(Position.of(metadata.partition(), metadata.offset()));
                } else {
                    failed(sending, new NoOffset());
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(sending, e);
        } catch (TimeoutException | KafkaException | IllegalStateException e) {
            failed(sending, e);
        }
    }

    private void failed(Sending sending, Exception failure) {
        done(sending, false);
        sending.answer().completeExceptionally(failure);
    }

    private void done(Sending sending, boolean acknowledged) {
        room.leave(sending.size());
        sending.began().end(acknowledged);
    }

    private Position kept(Position position, Throwable failure) {
        if (failure == null) {
            tellIfBack();
            return position;
        }
        var cause = failure.getCause() != null && failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RecordTooLargeException) {
            throw new NotKept.TooLarge(cause);
        }
        tellIfGone(cause);
        throw new NotKept.Unavailable("The event log did not acknowledge the event in time.", cause);
    }

    private void tellIfGone(Throwable cause) {
        if (answering.compareAndSet(true, false)) {
            LOG.warnf("The event log does not acknowledge events (%s); callers are answered 503 until it does", cause);
        }
    }

    private void tellIfBack() {
        if (!answering.get() && answering.compareAndSet(false, true)) {
            LOG.info("The event log acknowledges events again");
        }
    }
}
