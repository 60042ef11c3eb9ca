package dev.entente.benchmarks.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import dev.entente.benchmarks.http.Arrivals;
import dev.entente.benchmarks.http.HttpLoad;
import dev.entente.benchmarks.kafka.RawProducer;
import dev.entente.benchmarks.measure.Load;
import dev.entente.benchmarks.measure.ProcessUse;
import dev.entente.events.codec.KafkaMode;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** One measurement of every path, the limits among them. */
final class Round {

    /** The topic of the limits. */
    static final String TOPIC = "entente.benchmark";

    private static final int THREADS = 32;

    /**
     * A load and what it cost.
     *
     * @param cpu microseconds of each process for each event, in the order of the options
     */
    record Measured(Load load, List<Double> cpu) {}

    private final IngestOptions options;
    private final String run;
    private final Map<Path, Measured> measured = new EnumMap<>(Path.class);

    /** A round whose events are told from those of others by the name. */
    Round(IngestOptions options, String run) {
        this.options = options;
        this.run = run;
    }

    Map<Path, Measured> measure(Duration time, Iterable<Path> paths) {
        for (var path : paths) {
            measured.put(path, costed(() -> load(path, time)));
        }
        return measured;
    }

    private Measured costed(Supplier<Load> load) {
        var processes = options.processes().stream().map(ProcessUse::new).toList();
        var before = processes.stream().map(ProcessUse::cpuSeconds).toList();
        var done = load.get();
        var cpu = new ArrayList<Double>();
        for (var index = 0; index < processes.size(); index++) {
            var seconds = processes.get(index).cpuSeconds() - before.get(index);
            cpu.add(seconds * 1e6 / Math.max(1, done.events()));
        }
        return new Measured(done, cpu);
    }

    private Load load(Path path, Duration time) {
        var target = options.target();
        var sample = new SampleEvents(run + "-" + path);
        return switch (path) {
            case ONE_BY_ONE -> new RawProducer(target.kafka()).oneByOne(THREADS, records(sample), time);
            case RAW -> new RawProducer(target.kafka()).asFastAsItGoes(records(sample), time);
            case SINGLE -> http(options.connections(), Posts.single(sample, target), Arrivals.whenAnswered(), time);
            case SINGLE_OPEN ->
                http(2 * options.connections(), Posts.single(sample, target), Arrivals.atRate(rate(Path.SINGLE)), time);
            case BATCH -> http(IngestOptions.BATCH_CONNECTIONS, batches(sample), Arrivals.whenAnswered(), time);
            case BATCH_OPEN ->
                http(
                        2 * IngestOptions.BATCH_CONNECTIONS,
                        batches(sample),
                        Arrivals.atRate(rate(Path.BATCH) / options.batch()),
                        time);
            case LINES -> LineStreams.run(target, samples(path), time, LineStreams.AS_FAST_AS_IT_GOES);
            case LINES_OPEN -> LineStreams.run(target, samples(path), time, rate(Path.LINES));
        };
    }

    private Load http(int connections, Posts posts, Arrivals arrivals, Duration time) {
        return HttpLoad.run(options.target().address(), connections, posts, arrivals, time);
    }

    private Posts batches(SampleEvents sample) {
        return Posts.batches(sample, options.target(), options.batch());
    }

    /** Events a second of an open load. */
    private double rate(Path closed) {
        return options.rate()
                .orElseGet(() -> Math.max(1, measured.get(closed).load().eventsPerSecond() / 2));
    }

    private List<SampleEvents> samples(Path path) {
        var samples = new ArrayList<SampleEvents>();
        for (var stream = 0; stream < IngestOptions.STREAMS; stream++) {
            samples.add(new SampleEvents(run + "-" + path + "-" + stream));
        }
        return samples;
    }

    /** Records as the service writes them: the same headers, values and keys. */
    private static LongFunction<ProducerRecord<byte[], byte[]>> records(SampleEvents sample) {
        var event = sample.next();
        var value = KafkaMode.value(event);
        Map<String, byte[]> headers = KafkaMode.headers(event);
        List<Header> same = headers.entrySet().stream()
                .filter(header -> !header.getKey().equals("ce_id"))
                .<Header>map(header -> new RecordHeader(header.getKey(), header.getValue()))
                .toList();
        Function<Long, byte[]> key = number -> ("agreement/benchmark-" + number % 20_000).getBytes(US_ASCII);
        return number -> {
            var all = new ArrayList<Header>(same.size() + 1);
            all.addAll(same);
            all.add(new RecordHeader("ce_id", Long.toString(number).getBytes(US_ASCII)));
            return new ProducerRecord<>(TOPIC, null, key.apply(number), value, all);
        };
    }
}
