package dev.entente.benchmarks.query;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import dev.entente.benchmarks.measure.Load;
import dev.entente.events.codec.StructuredMode;
import dev.entente.events.json.Json;

/**
 * How long it takes from a post until a read shows what it made: events are posted at a steady rate, and each is read with
 * its receipt at once. Latency counts from when the post was due.
 */
final class Receipts {

    private final URI ingest;
    private final InetSocketAddress query;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    Receipts(URI ingest, InetSocketAddress query, String token) {
        this.ingest = ingest;
        this.query = query;
        this.token = token;
    }

    Load run(SyntheticLedger ledger, int perSecond, Duration time) {
        Histogram latency = new ConcurrentHistogram(120_000_000_000L, 2);
        var refused = new LongAdder();
        var start = System.nanoTime();
        try (var posting = Executors.newScheduledThreadPool(1);
                var reading = Executors.newVirtualThreadPerTaskExecutor()) {
            var many = perSecond * time.toSeconds();
            for (var number = 0; number < many; number++) {
                var due = start + number * 1_000_000_000L / perSecond;
                var event = StructuredMode.write(ledger.next()).toString();
                var unused = posting.schedule(
                        () -> {
                            var unusedRead = reading.submit(() -> {
                                if (isReadable(event)) {
                                    latency.recordValue(System.nanoTime() - due);
                                } else {
                                    refused.increment();
                                }
                                return null;
                            });
                        },
                        due - System.nanoTime(),
                        TimeUnit.NANOSECONDS);
            }
            posting.shutdown();
            if (!posting.awaitTermination(time.toSeconds() + 60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("posts did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while posting", e);
        }
        return new Load(
                (System.nanoTime() - start) / 1e9,
                latency,
                latency.getTotalCount(),
                refused.sum() == 0 ? Map.of() : Map.of("not readable", refused.sum()));
    }

    private boolean isReadable(String event) throws IOException, InterruptedException {
        var posted = client.send(
                HttpRequest.newBuilder(ingest.resolve("/events"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/cloudevents+json")
                        .POST(HttpRequest.BodyPublishers.ofString(event))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (posted.statusCode() != 202) {
            return false;
        }
        var position = Json.object(posted.body()).path("position").asText();
        var read = client.send(
                HttpRequest.newBuilder(URI.create(
                                "http://%s:%d/agreements?limit=1".formatted(query.getHostString(), query.getPort())))
                        .header("Entente-Min-Position", position)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return read.statusCode() == 200;
    }
}
