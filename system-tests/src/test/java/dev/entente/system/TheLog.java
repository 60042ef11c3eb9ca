package dev.entente.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The topic of events, in the hands of its administrator. */
final class TheLog {

    private static final String TOPIC = "entente.events";

    private final Map<String, Object> administrator;

    TheLog(Entente entente) {
        this.administrator = KafkaClient.ofAdministrator(entente);
    }

    /**
     * Loses the topic and gets it back as from a mirror: with the same settings and records, behind one in each partition that
     * was not there, so that everything stands elsewhere.
     *
     * @param id of an agreement's event in the log
     * @return the subjects of the events that are new, each of which says of another agreement what that one says
     */
    List<String> comesBackElsewhere(String id) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(administrator)) {
            var records = records(admin);
            var settings = settings(admin);
            var partitions = partitions(admin);
            admin.deleteTopics(List.of(TOPIC)).all().get();
            Waiting.until(
                    "the topic is gone", () -> admin.listTopics().names().get().contains(TOPIC), there -> !there);
            admin.createTopics(
                            List.of(new NewTopic(TOPIC, Optional.of(partitions), Optional.empty()).configs(settings)))
                    .all()
                    .get();
            var pattern = records.stream()
                    .filter(record -> id.equals(header(record, "ce_id")))
                    .findFirst()
                    .orElseThrow();
            try (var log = writer()) {
                var subjects = new ArrayList<String>();
                for (var partition = 0; partition < partitions; partition++) {
                    subjects.add("agreement/mirrored-" + UUID.randomUUID());
                    log.send(another(pattern, partition, subjects.getLast())).get();
                }
                var sent = new ArrayList<Future<RecordMetadata>>();
                for (var record : records) {
                    sent.add(log.send(new ProducerRecord<>(
                            TOPIC, record.partition(), record.key(), record.value(), record.headers())));
                }
                for (var each : sent) {
                    each.get();
                }
                return subjects;
            }
        }
    }

    /** Writes what is no event, as ingest never would. */
    void broken(String source, String id) throws ExecutionException, InterruptedException {
        try (var log = writer()) {
            List<Header> headers = List.of(
                    header("ce_specversion", "1.0"),
                    header("ce_type", "dev.entente.agreement.signed.v1"),
                    header("ce_source", source),
                    header("ce_id", id),
                    header("ce_subject", "agreement/" + id));
            log.send(new ProducerRecord<>(TOPIC, null, id.getBytes(UTF_8), "no JSON".getBytes(UTF_8), headers))
                    .get();
        }
    }

    private KafkaProducer<byte[], byte[]> writer() {
        var settings = new HashMap<>(administrator);
        settings.put("linger.ms", 0);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static int partitions(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(TOPIC))
                .allTopicNames()
                .get()
                .get(TOPIC)
                .partitions()
                .size();
    }

    private static Map<String, String> settings(Admin admin) throws ExecutionException, InterruptedException {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        return admin.describeConfigs(List.of(topic)).all().get().get(topic).entries().stream()
                .filter(entry -> !entry.isDefault())
                .collect(Collectors.toMap(entry -> entry.name(), entry -> entry.value()));
    }

    private List<ConsumerRecord<byte[], byte[]>> records(Admin admin) throws ExecutionException, InterruptedException {
        var partitions = IntStream.range(0, partitions(admin))
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .toList();
        try (var reader =
                new KafkaConsumer<>(administrator, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var ends = reader.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
                reader.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }

    private static ProducerRecord<byte[], byte[]> another(
            ConsumerRecord<byte[], byte[]> pattern, int partition, String subject) {
        var headers = new ArrayList<Header>();
        for (var header : pattern.headers()) {
            headers.add(
                    switch (header.key()) {
                        case "ce_id" -> header("ce_id", UUID.randomUUID().toString());
                        case "ce_subject" -> header("ce_subject", subject);
                        default -> header;
                    });
        }
        return new ProducerRecord<>(TOPIC, partition, subject.getBytes(UTF_8), pattern.value(), headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
