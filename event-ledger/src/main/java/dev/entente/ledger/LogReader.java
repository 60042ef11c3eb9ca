package dev.entente.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the log from anywhere to anywhere, without being one of the group that follows it. For one thread; what it holds in
 * memory is bounded, however long the log is.
 */
public final class LogReader implements AutoCloseable {

    /** Takes records in the order in which they stand in each partition. */
    @FunctionalInterface
    public interface Taker {
        void take(List<LogRecord> batch) throws SQLException, InterruptedException;
    }

    private static final Duration ONE_POLL = Duration.ofMillis(100);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;

    /**
     * Opens.
     *
     * @param settings of clients of Kafka
     * @param client for the operators of Kafka
     */
    public LogReader(Map<String, Object> settings, String topic, String client) {
        this.topic = topic;
        var own = new HashMap<String, Object>();
        settings.forEach((name, value) -> {
            if (ConsumerConfig.configNames().contains(name)) {
                own.put(name, value);
            }
        });
        own.remove(ConsumerConfig.GROUP_ID_CONFIG);
        own.put(ConsumerConfig.CLIENT_ID_CONFIG, client);
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        own.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
        own.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        own.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ONE_ANSWER.toMillis());
        this.consumer = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * The offset of the first event that the log holds, by partition.
     *
     * @throws LogUnavailable if Kafka does not answer
     */
    public Map<Integer, Long> begins() {
        return answer(() -> byPartition(consumer.beginningOffsets(partitions())));
    }

    /**
     * The offset of the next event to come, by partition.
     *
     * @throws LogUnavailable if Kafka does not answer
     */
    public Map<Integer, Long> ends() {
        return answer(() -> byPartition(consumer.endOffsets(partitions())));
    }

    private interface Question<T> {
        T ask();
    }

    private static <T> T answer(Question<T> question) {
        try {
            return question.ask();
        } catch (KafkaException e) {
            throw new LogUnavailable("the log does not answer: " + e.getMessage(), e);
        }
    }

    private List<TopicPartition> partitions() {
        var all = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(all); // the client wonders about answers on partitions that it does not have
        return all;
    }

    private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
        var byPartition = new TreeMap<Integer, Long>();
        offsets.forEach((partition, offset) -> byPartition.put(partition.partition(), offset));
        return byPartition;
    }

    /**
     * Hands out all records between two positions.
     *
     * @param from the first offset of each partition, 0 where none is given
     * @param until the offset behind the last one; partitions that are not there are not read
     * @param patience how long the log may be silent
     * @throws LogUnavailable if the log does not answer, or does not hold them
     */
    public void read(Map<Integer, Long> from, Map<Integer, Long> until, Duration patience, Taker taker)
            throws SQLException, InterruptedException {
        var open = open(from, until);
        answer(() -> assign(open, from));
        var deadline = System.nanoTime() + patience.toNanos();
        while (!open.isEmpty()) {
            var batch = answer(() -> poll(open, until));
            if (!batch.isEmpty()) {
                taker.take(batch);
                deadline = System.nanoTime() + patience.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new LogUnavailable("the log is silent, although it goes on to " + until, null);
            }
        }
    }

    private static Set<Integer> open(Map<Integer, Long> from, Map<Integer, Long> until) {
        var open = new HashSet<Integer>();
        until.forEach((partition, end) -> {
            if (from.getOrDefault(partition, 0L) < end) {
                open.add(partition);
            }
        });
        return open;
    }

    private Set<Integer> assign(Set<Integer> open, Map<Integer, Long> from) {
        consumer.assign(open.stream()
                .map(partition -> new TopicPartition(topic, partition))
                .toList());
        consumer.resume(consumer.assignment()); // a partition that stays assigned would stay paused
        open.forEach(
                partition -> consumer.seek(new TopicPartition(topic, partition), from.getOrDefault(partition, 0L)));
        return open;
    }

    private List<LogRecord> poll(Set<Integer> open, Map<Integer, Long> until) {
        var batch = new ArrayList<LogRecord>();
        consumer.poll(ONE_POLL).forEach(kafka -> {
            if (kafka.offset() < until.get(kafka.partition())) {
                batch.add(new LogRecord(kafka));
            }
        });
        open.removeIf(partition -> {
            var read = new TopicPartition(topic, partition);
            var whole = consumer.position(read) >= until.get(partition);
            if (whole) {
                consumer.pause(List.of(read));
            }
            return whole;
        });
        return batch;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
