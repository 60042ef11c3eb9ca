package dev.entente.query.read;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.Position;
import dev.entente.events.Subject;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.json.Json;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Puts events into the log, as the ingest service does. */
public final class EventLog implements AutoCloseable {

    public static final String SOURCE = "https://press.example.org/read";
    private static final String TOPIC = "entente.events";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    /**
     * Appends an event.
     *
     * @param data JSON with single quotes
     * @return its position
     */
    public Position append(String id, String type, String subject, String data) {
        return append(id, type, subject, "2024-09-01T09:00:00Z", data);
    }

    /**
     * Appends an event.
     *
     * @param time when it was reported (RFC 3339)
     * @param data JSON with single quotes
     * @return its position
     */
    Position append(String id, String type, String subject, String time, String data) {
        var event = new CooperationEvent(
                new EventId(SOURCE, id),
                EventType.of("dev.entente." + type + ".v1"),
                Subject.parse(subject),
                Optional.of(Instant.parse(time)),
                Json.object(data.replace('\'', '"')),
                new TreeMap<>(Map.of("newsroom", "desk")));
        return append(event.subject().toString(), KafkaMode.headers(event), KafkaMode.value(event));
    }

    /** Appends a record of any form. */
    Position append(String key, Map<String, byte[]> headers, byte[] value) {
        var record = new ProducerRecord<>(TOPIC, key.getBytes(java.nio.charset.StandardCharsets.UTF_8), value);
        headers.forEach((name, bytes) -> record.headers().add(name, bytes));
        return send(record);
    }

    /** Appends a record without headers to another topic. */
    void tell(String topic, String key, byte[] value) {
        send(new ProducerRecord<>(topic, key.getBytes(java.nio.charset.StandardCharsets.UTF_8), value));
    }

    private Position send(ProducerRecord<byte[], byte[]> record) {
        try {
            var stored = producer.send(record).get();
            return Position.of(stored.partition(), stored.offset());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the log does not take an event", e);
        }
    }

    /** Waits until the service has projected it: for longer than the service itself waits, as a busy machine may take. */
    public static void isProjected(Position position) {
        var deadline = Instant.now().plus(PATIENCE);
        while (given().header("Entente-Min-Position", position.token())
                        .get("/positions/now")
                        .statusCode()
                != 200) {
            assertThat(Instant.now()).as("projected in time").isBefore(deadline);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
