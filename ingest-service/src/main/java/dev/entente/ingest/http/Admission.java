package dev.entente.ingest.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import dev.entente.ingest.IngestConfig;
import dev.entente.web.Problem;

/** Lets in as many requests as are handled at once. There is no queue: one more is refused at once. */
@ApplicationScoped
class Admission {

    /** A place that is taken; given back when it is closed. */
    interface Place extends AutoCloseable {

        @Override
        void close();
    }

    private final long retryAfterSeconds;
    private final int mostRequests;
    private final int mostStreams;
    private final Semaphore requests;
    private final Semaphore streams;
    private final int mostOfClient;
    private final Map<String, Integer> ofClients = new ConcurrentHashMap<>();

    Admission(IngestConfig config, MeterRegistry registry) {
        this.retryAfterSeconds = config.retryAfter().toSeconds();
        this.mostRequests = config.maxRequests();
        this.mostStreams = config.maxStreams();
        this.requests = new Semaphore(mostRequests);
        this.streams = new Semaphore(mostStreams);
        this.mostOfClient = config.maxStreamsPerClient();
        Gauge.builder("entente.requests.in.flight", requests, free -> mostRequests - free.availablePermits())
                .description("Single events and batches that are being handled")
                .register(registry);
        Gauge.builder("entente.streams.in.flight", streams, free -> mostStreams - free.availablePermits())
                .description("Streams that are being read")
                .register(registry);
    }

    /** @throws Problem 503 if too many single events and batches are being handled */
    Place request() {
        return place(
                requests,
                () -> "%,d requests are being handled, which is as many as are at once.".formatted(mostRequests));
    }

    /** @throws Problem 503 if too many streams are being read, 429 if too many of this client */
    Place stream(String client) {
        if (ofClients.merge(client, 1, Integer::sum) > mostOfClient) {
            leave(client);
            throw Problem.of(
                            429,
                            "too-many-requests",
                            "Too many requests",
                            "%,d streams of one client are read at once. Send this one when another has ended."
                                    .formatted(mostOfClient))
                    .header("Retry-After", retryAfterSeconds);
        }
        try {
            var place = place(
                    streams,
                    () -> "%,d streams are being read, which is as many as are at once.".formatted(mostStreams));
            return () -> {
                place.close();
                leave(client);
            };
        } catch (Problem e) {
            leave(client);
            throw e;
        }
    }

    private void leave(String client) {
        ofClients.computeIfPresent(client, (name, count) -> count > 1 ? count - 1 : null);
    }

    private Place place(Semaphore places, Supplier<String> full) {
        if (places.tryAcquire()) {
            return places::release;
        }
        throw Problem.of(
                        503,
                        "overloaded",
                        "Too much at once",
                        full.get() + " Send this again in " + retryAfterSeconds + " s.")
                .header("Retry-After", retryAfterSeconds);
    }
}
