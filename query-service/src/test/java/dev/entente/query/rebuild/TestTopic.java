package dev.entente.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import dev.entente.events.CooperationEvent;
import dev.entente.ledger.LogReader;
import dev.entente.ledger.LogRecord;
import dev.entente.query.projection.Log;
import dev.entente.query.projection.RandomHistory;
import dev.entente.query.projection.TestPostgres;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A log of its own in a real Kafka. */
public final class TestTopic implements AutoCloseable {

    private static final int EVENTS_OF_A_WORLD = 12;

    private final String name = "test-" + UUID.randomUUID();
    private final KafkaProducer<byte[], byte[]> producer;

    public TestTopic() throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestPostgres.kafka());
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(Log.PARTITIONS), Optional.empty())
                            .configs(Map.of("message.timestamp.type", "LogAppendTime"))))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public String name() {
        return name;
    }

    public LogReader reader() {
        return reader(TestPostgres.kafka(), name);
    }

    static LogReader reader(String kafka, String topic) {
        return new LogReader(Map.of("bootstrap.servers", kafka), topic, "test");
    }

    public void append(CooperationEvent event) throws ExecutionException, InterruptedException {
        append(List.of(event));
    }

    /** Appends events; returns when the log has all of them. */
    void append(List<CooperationEvent> events) throws ExecutionException, InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var event : events) {
            sent.add(send(new Log().append(event), ""));
        }
        await(sent);
    }

    /**
     * Appends random histories of some aggregates each, one after the other; returns when the log has all of them.
     *
     * @param from number of the first
     */
    public void appendWorlds(int from, int count, long seed) throws ExecutionException, InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var world = from; world < from + count; world++) {
            var log = new Log();
            RandomHistory.write(log, new Random(seed + world), EVENTS_OF_A_WORLD);
            for (var record : log.records()) {
                sent.add(send(record, "w" + world + "-"));
            }
        }
        await(sent);
    }

    private static void await(List<Future<RecordMetadata>> sent) throws ExecutionException, InterruptedException {
        for (var each : sent) {
            each.get();
        }
    }

    /** Sends a record with the ids of its world. */
    private Future<RecordMetadata> send(LogRecord record, String world) {
        var message = new ProducerRecord<>(
                name, record.partition(), moved(record.key(), world), moved(record.value(), world));
        record.headers()
                .forEach((header, value) -> message.headers()
                        .add(
                                header,
                                header.equals("ce_id")
                                        ? (world + new String(value, UTF_8)).getBytes(UTF_8)
                                        : moved(value, world)));
        return producer.send(message);
    }

    private static byte[] moved(byte[] bytes, String world) {
        return new String(bytes, UTF_8)
                .replaceAll("\\b(agreement|visit|statement)/", "$1/" + world)
                .replaceAll("\"id\":\"", "\"id\":\"" + world)
                .getBytes(UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
