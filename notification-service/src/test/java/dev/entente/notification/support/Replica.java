package dev.entente.notification.support;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

import dev.entente.ledger.Batches;
import dev.entente.ledger.Effects;
import dev.entente.ledger.Intake;
import dev.entente.ledger.LogRecord;
import dev.entente.ledger.Patience;
import dev.entente.ledger.Positions;
import dev.entente.ledger.Transactions;

/** Another member of the service's group, which shares the partitions of the log with it. */
public final class Replica implements AutoCloseable, ConsumerRebalanceListener {

    private final KafkaConsumer<byte[], byte[]> log;
    private final Batches<LogRecord> batches;
    private final Transactions transactions;
    private final AtomicInteger applied = new AtomicInteger();
    private final CompletableFuture<Void> reading;
    private volatile boolean hasPartitions;

    public Replica(Transactions transactions, Effects effects) {
        var config = ConfigProvider.getConfig();
        this.transactions = transactions;
        this.batches = new Batches<>(new Intake(transactions, effects, Clock.systemUTC()), new Patience());
        this.log = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        config.getValue("kafka.bootstrap.servers", String.class),
                        "group.id",
                        config.getValue("mp.messaging.incoming.events.group.id", String.class),
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.reading = CompletableFuture.runAsync(
                this::read, work -> Thread.ofPlatform().name("replica").start(work));
    }

    public boolean hasPartitions() {
        return hasPartitions;
    }

    /** How many records went through this replica. */
    public int applied() {
        return applied.get();
    }

    private void read() {
        try (log) {
            log.subscribe(List.of(config("mp.messaging.incoming.events.topic")), this);
            while (true) {
                var records = new ArrayList<LogRecord>();
                log.poll(Duration.ofMillis(200)).forEach(record -> records.add(new LogRecord(record)));
                batches.take(records);
                applied.addAndGet(records.size());
            }
        } catch (WakeupException | InterruptedException e) {
            hasPartitions = false; // it is closed
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        try {
            var next = transactions.run(Positions::read);
            partitions.forEach(partition -> log.seek(partition, next.getOrDefault(partition.partition(), 0L)));
            hasPartitions = hasPartitions || !partitions.isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        // the database knows how far each of them was read
    }

    @Override
    public void close() {
        log.wakeup();
        reading.join();
    }
}
