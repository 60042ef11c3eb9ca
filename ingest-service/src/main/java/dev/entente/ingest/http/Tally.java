package dev.entente.ingest.http;

import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what was accepted, and what was rejected for which reason: the type of the problem. */
@ApplicationScoped
class Tally {

    private static final String REJECTED = "entente.events.rejected";

    private final MeterRegistry registry;
    private final Counter accepted;

    Tally(MeterRegistry registry) {
        this.registry = registry;
        this.accepted = Counter.builder("entente.events.accepted")
                .description("Events that the log has acknowledged")
                .register(registry);
        Stream.of(
                        "invalid-event",
                        "source-not-covered",
                        "curation-needed",
                        "log-unavailable",
                        "overloaded",
                        "too-large")
                .forEach(this::rejectedFor);
    }

    void accepted() {
        accepted.increment();
    }

    void rejected(String slug) {
        rejectedFor(slug).increment();
    }

    private Counter rejectedFor(String slug) {
        return Counter.builder(REJECTED)
                .description("Events, or whole requests that could not be read, that were refused")
                .tag("reason", slug)
                .register(registry);
    }
}
