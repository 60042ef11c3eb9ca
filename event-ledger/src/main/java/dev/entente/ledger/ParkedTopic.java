package dev.entente.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;

import dev.entente.events.EventNames;
import dev.entente.events.LogContext;
import dev.entente.events.Position;

/**
 * Tells the topic {@code entente.parked} of what was parked, at least once: the record with its key, value and headers, and
 * further headers that say by whom it was parked, why, and where in the log it stands. Where all that is too large for a
 * record, those headers alone.
 */
@ApplicationScoped
class ParkedTopic {

    static final String TOPIC = "entente.parked";

    private static final Logger LOG = Logger.getLogger(ParkedTopic.class);
    private static final int AT_ONCE = 50;
    private static final int PATIENCE_MS = 10_000;
    private static final int LARGEST = 2 * 1024 * 1024;

    private final Transactions transactions;
    private final Map<String, Object> settings;
    private final String log;
    private final String service;
    private Optional<KafkaProducer<byte[], byte[]>> producer = Optional.empty();

    ParkedTopic(
            Transactions transactions,
            @Identifier("default-kafka-broker") Map<String, Object> settings,
            @ConfigProperty(name = "mp.messaging.incoming.events.topic") String log,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.transactions = transactions;
        this.settings = settings;
        this.log = log;
        this.service = service;
    }

    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tell() {
        try {
            while (transactions.run(this::tellSome) == AT_ONCE) {
                LOG.debugf("Told of %d parked records, going on", AT_ONCE);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("The topic of what is parked cannot be told now, trying again: %s", e.getMessage());
        }
    }

    /** Several replicas tell of different records. */
    private int tellSome(Connection connection) throws SQLException {
        var told = new ArrayList<Place>();
        try (var query = connection.prepareStatement("""
                        select log_partition, log_offset, reason, recorded, at, headers, key, value from parked
                         where not told order by log_partition, log_offset limit ? for update skip locked""")) {
            query.setInt(1, AT_ONCE);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var parked = ParkedRecord.read(rows);
                    send(parked);
                    told.add(parked.place());
                }
            }
        }
        remember(connection, told);
        return told.size();
    }

    private static void remember(Connection connection, List<Place> told) throws SQLException {
        try (var update = connection.prepareStatement(
                "update parked set told = true where log_partition = ? and log_offset = ?")) {
            for (var place : told) {
                update.setInt(1, place.partition());
                update.setLong(2, place.offset());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private void send(ParkedRecord parked) {
        try {
            send(parked.whole(TOPIC, log, service));
        } catch (RecordTooLargeException e) {
            LogContext.run(
                    EventNames.of(Position.of(
                            parked.place().partition(), parked.place().offset())),
                    () -> LOG.debugf(e, "%s is too large to be told as a whole", parked.place()));
            send(parked.brief(TOPIC, log, service));
        }
    }

    /** Returns when Kafka has it. */
    private void send(ProducerRecord<byte[], byte[]> message) {
        try {
            var unused = producer().send(message).get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e);
        } catch (TimeoutException e) {
            throw new KafkaException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer.isEmpty()) {
            var own = new HashMap<String, Object>();
            settings.forEach((name, value) -> {
                if (ProducerConfig.configNames().contains(name)) {
                    own.put(name, value);
                }
            });
            own.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-parked");
            own.put(ProducerConfig.ACKS_CONFIG, "all");
            own.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS / 2);
            own.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
            own.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
            own.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
            producer = Optional.of(new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer()));
        }
        return producer.get();
    }

    @PreDestroy
    synchronized void close() {
        producer.ifPresent(KafkaProducer::close);
    }
}
