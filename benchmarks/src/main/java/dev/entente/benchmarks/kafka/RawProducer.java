package dev.entente.benchmarks.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;

import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import dev.entente.benchmarks.measure.Load;

/** A producer with nothing before it, acks=all: what the log takes at most. */
public final class RawProducer {

    private final Map<String, Object> settings = new HashMap<>();

    /** For a broker, {@code host:port}. */
    public RawProducer(String bootstrapServers) {
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    }

    /** Threads that send a record each, wait until it is acknowledged, and send the next: linger 0. */
    public Load oneByOne(int threads, LongFunction<ProducerRecord<byte[], byte[]>> records, Duration time) {
        var linger = new HashMap<>(settings);
        linger.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        var number = new AtomicLong();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(linger)) {
            var end = System.nanoTime() + time.toNanos();
            return Load.ofThreads(
                    threads, () -> oneByOne(producer, number, records, end), "Kafka does not take records");
        }
    }

    private static Histogram oneByOne(
            Producer<byte[], byte[]> producer,
            AtomicLong number,
            LongFunction<ProducerRecord<byte[], byte[]>> records,
            long end)
            throws InterruptedException, ExecutionException {
        var latency = Load.histogram();
        for (var now = System.nanoTime(); now < end; now = System.nanoTime()) {
            producer.send(records.apply(number.getAndIncrement())).get();
            latency.recordValue(System.nanoTime() - now);
        }
        return latency;
    }

    /** One thread that sends without waiting, as fast as the producer's buffer lets it: the settings are Kafka's own. */
    public Load asFastAsItGoes(LongFunction<ProducerRecord<byte[], byte[]>> records, Duration time) {
        var acknowledged = new LongAdder();
        var latency = Load.histogram();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            var start = System.nanoTime();
            var number = 0L;
            for (var now = start; now < start + time.toNanos(); now = System.nanoTime()) {
                var sent = now;
                var unused = producer.send(records.apply(number++), (metadata, failure) -> {
                    if (failure == null) { // called by one thread, the producer's own
                        acknowledged.increment();
                        latency.recordValue(System.nanoTime() - sent);
                    }
                });
            }
            producer.flush();
            var seconds = (System.nanoTime() - start) / 1e9;
            var lost = number - acknowledged.sum();
            return new Load(
                    seconds, latency, acknowledged.sum(), lost == 0 ? Map.of() : Map.of("not acknowledged", lost));
        }
    }
}
