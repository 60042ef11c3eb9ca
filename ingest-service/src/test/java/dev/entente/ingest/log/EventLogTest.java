package dev.entente.ingest.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.inject.Vetoed;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.events.codec.StructuredMode;
import dev.entente.ingest.Configs;
import dev.entente.ingest.Events;
import dev.entente.ingest.trace.Trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventLogTest {

    private static final CooperationEvent EVENT = StructuredMode.read(Events.signed());

    /** A topic that acknowledges when the test says so. */
    @Vetoed
    private static final class HeldTopic extends EventTopic {

        private final List<Callback> waiting = new ArrayList<>();

        HeldTopic() {
            super("entente.events", null, null);
        }

        @Override
        void send(LogEntry entry, Callback callback) {
            waiting.add(callback);
        }

        void acknowledge(long offset) {
            waiting.removeFirst()
                    .onCompletion(
                            new RecordMetadata(new TopicPartition("entente.events", 3), offset, 0, 0, 0, 0), null);
        }

        void fail(Exception failure) {
            waiting.removeFirst().onCompletion(null, failure);
        }
    }

    private final HeldTopic topic = new HeldTopic();
    private final EventLog log = new EventLog(
            topic,
            Configs.ingest(Map.of("entente.ingest.max-in-flight", "2", "entente.ingest.max-batch-events", "1")),
            new AckTimes(new SimpleMeterRegistry()));

    @Test
    void an_event_has_its_position_once_the_topic_acknowledged_it() {
        var position = log.append(EVENT, Trace.NONE);
        assertThat(position).isNotDone();
        topic.acknowledge(42);
        assertThat(position).isCompletedWithValue(Position.of(3, 42));
    }

    @Test
    void more_events_than_may_wait_are_refused_at_once_until_there_is_room_again() {
        log.append(EVENT, Trace.NONE).cancel(true);
        log.append(EVENT, Trace.NONE).cancel(true);
        assertFails(log.append(EVENT, Trace.NONE), NotKept.Overloaded.class);
        topic.acknowledge(42);
        var next = log.append(EVENT, Trace.NONE);
        assertThat(next).isNotDone();
        topic.fail(new NotEnoughReplicasException("one of two"));
        topic.acknowledge(43);
        assertThat(next).isCompletedWithValue(Position.of(3, 43));
    }

    @Test
    void what_the_broker_refuses_is_unavailable_or_too_large() {
        var unavailable = log.append(EVENT, Trace.NONE);
        topic.fail(new NotEnoughReplicasException("one of two"));
        assertFails(unavailable, NotKept.Unavailable.class);
        var tooLarge = log.append(EVENT, Trace.NONE);
        topic.fail(new RecordTooLargeException("2 MiB"));
        assertFails(tooLarge, NotKept.TooLarge.class);
    }

    @Test
    void an_acknowledgement_without_an_offset_is_none() {
        var position = log.append(EVENT, Trace.NONE);
        topic.acknowledge(-1);
        assertFails(position, NotKept.Unavailable.class);
    }

    @Test
    void silence_is_unavailable_within_5_s() {
        assertFails(log.append(EVENT, Trace.NONE), NotKept.Unavailable.class);
    }

    private static void assertFails(CompletableFuture<Position> position, Class<? extends NotKept> failure) {
        assertThatThrownBy(() -> position.get(5, java.util.concurrent.TimeUnit.SECONDS))
                .hasCauseInstanceOf(failure);
    }
}
