package dev.entente.benchmarks.query;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import dev.entente.events.CooperationEvent;
import dev.entente.events.codec.KafkaMode;
import dev.entente.local.process.LocalFailure;

/** Writes a ledger into the log, as the ingest service would have written it. */
public final class Seeding {

    private static final String TOPIC = "entente.events";

    private final Map<String, Object> settings;

    /** To a broker, {@code host:port}. */
    public Seeding(String bootstrapServers) {
        settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class);
    }

    /** Returns when the log has them all. */
    public void write(SyntheticLedger ledger, int events) {
        var failure = new AtomicReference<Exception>();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            for (var count = 0; count < events && failure.get() == null; count++) {
                var unused = producer.send(record(ledger.next()), (metadata, e) -> failure.compareAndSet(null, e));
            }
            producer.flush();
            producer.close(Duration.ofMinutes(1));
        }
        if (failure.get() != null) {
            throw new LocalFailure("Kafka does not take the events: " + failure.get(), failure.get());
        }
    }

    private static ProducerRecord<byte[], byte[]> record(CooperationEvent event) {
        var record = new ProducerRecord<>(TOPIC, KafkaMode.key(event), KafkaMode.value(event));
        KafkaMode.headers(event).forEach((name, value) -> record.headers().add(name, value));
        return record;
    }
}
