package dev.entente.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.events.codec.KafkaMode;

/** What really stands in the log. */
public final class StoredEvents implements AutoCloseable {

    private static final String TOPIC = "entente.events";

    private final KafkaConsumer<byte[], byte[]> consumer;

    public StoredEvents() {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** How many events there are. */
    public long count() {
        return consumer.endOffsets(partitions()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Where the partitions end. */
    public Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions());
    }

    /** The ids of all events that were kept after those ends. */
    public Set<String> idsSince(Map<TopicPartition, Long> before) {
        var until = ends();
        consumer.assign(until.keySet());
        until.keySet().forEach(partition -> consumer.seek(partition, before.getOrDefault(partition, 0L)));
        var ids = new HashSet<String>();
        while (until.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofSeconds(1))
                    .forEach(found -> ids.add(read(found).key().id()));
        }
        return ids;
    }

    /** The event at the position of a receipt. */
    public CooperationEvent at(String position) {
        var entry = Position.parse(position).offsets().firstEntry();
        var partition = new TopicPartition(TOPIC, entry.getKey());
        consumer.assign(List.of(partition));
        consumer.seek(partition, entry.getValue());
        var records = consumer.poll(Duration.ofSeconds(60)).records(partition);
        if (records.isEmpty() || records.getFirst().offset() != entry.getValue()) {
            throw new AssertionError("nothing is stored at " + entry);
        }
        return read(records.getFirst());
    }

    private static CooperationEvent read(ConsumerRecord<byte[], byte[]> found) {
        var headers = new HashMap<String, byte[]>();
        found.headers().forEach(header -> headers.put(header.key(), header.value()));
        var event = KafkaMode.read(headers, found.value());
        if (!new String(found.key(), java.nio.charset.StandardCharsets.UTF_8)
                .equals(event.subject().toString())) {
            throw new AssertionError("the key is not the subject of " + event);
        }
        return event;
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .collect(Collectors.toList());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
