package dev.entente.notification.support;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.Position;
import dev.entente.events.Subject;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes events to the log, as the ingest service does. */
public final class Ledger implements AutoCloseable {

    public static final String SOURCE = "https://press.example.org/tests";

    private final KafkaProducer<byte[], byte[]> producer;

    public Ledger() {
        this(servers());
    }

    public Ledger(String servers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.LINGER_MS_CONFIG, 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public static String newSubject() {
        return newSubject("agreement");
    }

    public static String newSubject(String kind) {
        return kind + "/test-" + UUID.randomUUID();
    }

    /** An event of an agreement between countries. */
    public static CooperationEvent agreement(String fact, String subject, String... countries) {
        var data = Json.MAPPER.createObjectNode();
        data.put("occurred", "2024-03-05");
        data.putObject("title").put("en", "Pact " + subject).put("tr", "Anlaşma " + subject);
        data.put("instrument", "treaty");
        var parties = data.putArray("parties");
        List.of(countries).forEach(country -> parties.addObject().put("country", country));
        data.putArray("sectors").add("energy");
        data.putArray("evidence").addObject().put("url", "https://press.example.org/port");
        return event("agreement." + fact, subject, data);
    }

    /** An event of a visit by the people of one country to another; each says all that can be said. */
    public static CooperationEvent visit(String fact, String subject, String visitor, String host, String occurred) {
        var data = about("Visit " + subject, "Ziyaret " + subject, occurred);
        data.putObject("host").put("country", host).put("person", "A. Host");
        data.putArray("visitors").addObject().put("country", visitor).put("organization", "Ministry of Trade");
        data.put("level", "minister");
        data.putObject("place").put("country", host).put("name", "Capital");
        return event("visit." + fact, subject, data);
    }

    /** An event of a transfer of three ships; each says all that can be said. */
    public static CooperationEvent transfer(String fact, String subject, String supplier, String recipient) {
        var data = about("Ships " + subject, "Gemiler " + subject, "2024-03-05");
        data.putObject("supplier").put("country", supplier);
        data.putObject("recipient").put("country", recipient).put("organization", "Navy");
        data.putObject("item")
                .put("kind", "equipment")
                .put("category", "ship")
                .put("designation", "corvette")
                .put("quantity", 3);
        return event("transfer." + fact, subject, data);
    }

    private static ObjectNode about(String title, String turkish, String occurred) {
        var data = Json.MAPPER.createObjectNode();
        data.put("occurred", occurred);
        data.putObject("title").put("en", title).put("tr", turkish);
        data.putArray("sectors").add("energy");
        data.putArray("evidence").addObject().put("url", "https://press.example.org/port");
        return data;
    }

    /** The event of which some of the data is otherwise. */
    public static CooperationEvent with(CooperationEvent event, Consumer<ObjectNode> otherwise) {
        var data = event.data().deepCopy();
        otherwise.accept(data);
        return new CooperationEvent(event.key(), event.type(), event.subject(), event.time(), data, event.extensions());
    }

    /** The same, reported by another source. */
    public static CooperationEvent by(String source, CooperationEvent event) {
        return new CooperationEvent(
                new EventId(source, event.key().id()),
                event.type(),
                event.subject(),
                event.time(),
                event.data(),
                event.extensions());
    }

    /** The event with another title. */
    public static CooperationEvent titled(CooperationEvent event, String language, String title) {
        return with(event, data -> data.putObject("title").put(language, title));
    }

    public static CooperationEvent retraction(CooperationEvent of) {
        var data = Json.MAPPER.createObjectNode();
        data.putObject("retracts")
                .put("source", of.key().source())
                .put("id", of.key().id());
        data.put("reason", "a hoax");
        return event("report.retracted", of.subject().toString(), data);
    }

    public static CooperationEvent correction(CooperationEvent of, String instrument) {
        return correction(of, data -> data.put("instrument", instrument));
    }

    public static CooperationEvent correction(CooperationEvent of, Consumer<ObjectNode> otherwise) {
        var data = Json.MAPPER.createObjectNode();
        data.putObject("corrects")
                .put("source", of.key().source())
                .put("id", of.key().id());
        data.put("reason", "a slip");
        data.set("data", with(of, otherwise).data());
        return event("report.corrected", of.subject().toString(), data);
    }

    public static CooperationEvent sameAs(String keep, String other) {
        var data = Json.MAPPER.createObjectNode();
        data.putArray("same").add(keep).add(other);
        data.put("keep", keep);
        return event("report.sameAs", keep, data);
    }

    private static CooperationEvent event(String type, String subject, ObjectNode data) {
        return new CooperationEvent(
                new EventId(SOURCE, UUID.randomUUID().toString()),
                EventType.parse("dev.entente." + type + ".v1").orElseThrow(),
                Subject.parse(subject),
                Instant.parse("2024-09-01T09:00:00Z"),
                data);
    }

    /** Returns when the log has it. */
    public Position post(CooperationEvent event) {
        var record = new ProducerRecord<>("entente.events", KafkaMode.key(event), KafkaMode.value(event));
        KafkaMode.headers(event).forEach((name, value) -> record.headers().add(name, value));
        return send(record);
    }

    /** Writes a record of any form. */
    public Position post(String key, Map<String, byte[]> headers, byte[] value) {
        var record = new ProducerRecord<>("entente.events", key.getBytes(UTF_8), value);
        headers.forEach((name, bytes) -> record.headers().add(name, bytes));
        return send(record);
    }

    /** What the topic of what is parked is told of the record at the position. */
    public ConsumerRecord<byte[], byte[]> toldOf(Position parked) {
        var deadline = Instant.now().plusSeconds(90);
        try (var consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partition = List.of(new TopicPartition("entente.parked", 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            while (Instant.now().isBefore(deadline)) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    var position = record.headers().lastHeader("entente-parked-position");
                    if (new String(position.value(), UTF_8).equals(parked.token())) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("nothing is told of the record at " + parked.offsets());
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    /** Writes what is no event. */
    public Position postGarbage() {
        return send(new ProducerRecord<>("entente.events", new byte[] {1}, new byte[] {'{'}));
    }

    /** Writes what says that it is about an item, and is no event. */
    public Position postGarbageOf(String subject) {
        return post(subject, Map.of("ce_subject", subject.getBytes(UTF_8)), new byte[] {'{'});
    }

    private Position send(ProducerRecord<byte[], byte[]> record) {
        try {
            var written = producer.send(record).get();
            return Position.of(written.partition(), written.offset());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
