package dev.entente.benchmarks.notification;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

import io.vertx.core.Vertx;

import dev.entente.benchmarks.measure.Load;
import dev.entente.events.code.CodeLists;
import dev.entente.local.command.Command;

/** The command {@code benchmarks/run notification}. */
public final class NotificationBenchmark {

    private static final int CONCURRENCY = 128;

    private final NotificationOptions options;
    private final Entente entente;
    private final Vertx vertx = Vertx.vertx();

    private NotificationBenchmark(NotificationOptions options) {
        this.options = options;
        this.entente = new Entente(options.ingest(), options.notification(), System.getenv("ENTENTE_TOKEN"));
    }

    /** Measures what the arguments ask for, and prints it. */
    public static void main(String[] words) {
        System.exit(Command.describedBeside(NotificationBenchmark.class).run(words, arguments -> {
            var benchmark = new NotificationBenchmark(NotificationOptions.parse(arguments));
            try {
                benchmark.run();
            } catch (IOException | ExecutionException | SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }));
    }

    private void run() throws IOException, InterruptedException, ExecutionException, SQLException {
        System.out.println("| path | deliveries/s (lowest–highest) | of the limit |\n|---|---|---|");
        var one = new Hooks(vertx, 1);
        entente.subscribe(options.subscriptions(), number -> one.url(0), "SE", "PL");
        fanOut(one, "SE", "PL", options.subscriptions()); // warms up
        var direct = new DirectPosts(vertx, CONCURRENCY);
        direct.run(one, 1, options.subscriptions());
        var limit = limit(direct, one, 1);
        row("the client alone, one receiver", limit, limit);
        row("one receiver", rounds(one, "SE", "PL", options.subscriptions()), limit);

        var many = new Hooks(vertx, options.receivers());
        entente.subscribe(options.subscriptions(), number -> many.url(number % options.receivers()), "DK", "EE");
        fanOut(many, "DK", "EE", options.subscriptions());
        limit = limit(direct, many, options.receivers());
        row("the client alone, %d receivers".formatted(options.receivers()), limit, limit);
        var all = rounds(many, "DK", "EE", options.subscriptions());
        row("%d receivers".formatted(options.receivers()), all, limit);
        many.hang(options.hanging());
        var well = 0;
        for (var number = 0; number < options.subscriptions(); number++) {
            well += number % options.receivers() < options.hanging() ? 0 : 1;
        }
        var others = rounds(many, "DK", "EE", well);
        row(
                "%d receivers of which %d hang: the others".formatted(options.receivers(), options.hanging()),
                others,
                limit);
        way(one);
        matching();
    }

    private List<Double> limit(DirectPosts direct, Hooks hooks, int receivers) {
        var rates = new ArrayList<Double>();
        for (var round = 0; round < options.rounds(); round++) {
            rates.add(direct.run(hooks, receivers, options.subscriptions()));
        }
        return rates;
    }

    private List<Double> rounds(Hooks hooks, String one, String other, int awaited)
            throws IOException, InterruptedException {
        var rates = new ArrayList<Double>();
        for (var round = 0; round < options.rounds(); round++) {
            rates.add(fanOut(hooks, one, other, awaited));
        }
        return rates;
    }

    /** Deliveries a second, from the post until the last has come. */
    private double fanOut(Hooks hooks, String one, String other, int awaited) throws IOException, InterruptedException {
        var arrivals = hooks.await(awaited);
        var start = System.nanoTime();
        entente.sign(one, other);
        return awaited / ((arrivals.last() - start) / 1e9);
    }

    private static void row(String path, List<Double> rates, List<Double> limit) {
        System.out.printf(
                "| %s | %,.0f (%,.0f–%,.0f) | %.3f |%n",
                path, median(rates), Collections.min(rates), Collections.max(rates), median(rates) / median(limit));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** From when a post was due until its webhook came, at a steady rate. */
    private void way(Hooks hooks) throws InterruptedException, ExecutionException {
        entente.subscribe(1, number -> hooks.url(0), "LT", "LV");
        steadily(hooks, options.rate()); // warms up
        var latency = steadily(hooks, options.posts());
        System.out.printf(
                "%nFrom a post until its webhook comes, %d a second: p50 %.0f ms, p99 %.0f ms.%n",
                options.rate(), latency.getValueAtPercentile(50) / 1e6, latency.getValueAtPercentile(99) / 1e6);
    }

    private Histogram steadily(Hooks hooks, int posts) throws InterruptedException, ExecutionException {
        var arrivals = hooks.await(posts);
        Map<String, Long> due = new ConcurrentHashMap<>();
        var start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (var number = 0; number < posts; number++) {
                var at = start + number * 1_000_000_000L / options.rate();
                all.add(threads.submit(() -> {
                    LockSupport.parkNanos(at - System.nanoTime());
                    due.put(entente.sign("LT", "LV"), at);
                    return null;
                }));
            }
            for (var each : all) {
                each.get();
            }
        }
        arrivals.last();
        var latency = Load.histogram();
        due.forEach((subject, at) -> latency.recordValue(arrivals.subjects().get(subject) - at));
        return latency;
    }

    /** How long news takes to be matched and written among many subscriptions that ask for something else. */
    private void matching() throws IOException, InterruptedException, SQLException {
        Others.add(options.database(), options.others());
        var countries = List.copyOf(CodeLists.countries().codes());
        var random = new Random(1);
        match(countries, random, 50); // warms up
        var count = entente.metric("entente_alerts_told_seconds_count");
        var sum = entente.metric("entente_alerts_told_seconds_sum");
        match(countries, random, options.posts());
        count = entente.metric("entente_alerts_told_seconds_count") - count;
        sum = entente.metric("entente_alerts_told_seconds_sum") - sum;
        System.out.printf(
                "News matched among %,d subscriptions and written, with its deliveries: %.1f ms on average of %.0f.%n",
                options.others(), 1000 * sum / count, count);
    }

    private void match(List<String> countries, Random random, int many) throws IOException, InterruptedException {
        var wanted = entente.metric("entente_alerts_told_seconds_count") + many;
        for (var number = 0; number < many; number++) {
            var one = random.nextInt(countries.size());
            var other = (one + 1 + random.nextInt(countries.size() - 1)) % countries.size();
            entente.sign(countries.get(one), countries.get(other));
        }
        while (entente.metric("entente_alerts_told_seconds_count") < wanted) {
            LockSupport.parkNanos(50_000_000);
        }
    }
}
