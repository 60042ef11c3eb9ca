package dev.entente.ingest.passage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what was accepted, and what was rejected for which reason: the type of the problem. */
@Singleton
public class Tally {

    /** There from the start, so that a rate can be taken of the first of them too. */
    private static final String[] COMMON = {
        "invalid-event",
        "unreadable",
        "source-not-covered",
        "too-large",
        "too-many-requests",
        "log-unavailable",
        "overloaded"
    };

    private final MeterRegistry registry;
    private final Map<Mode, Counter> accepted;
    private final Map<Mode, Map<String, Counter>> rejected;

    Tally(MeterRegistry registry) {
        this.registry = registry;
        this.accepted = Stream.of(Mode.values()).collect(Collectors.toMap(Function.identity(), this::acceptedCounter));
        this.rejected = Stream.of(Mode.values())
                .collect(Collectors.toMap(Function.identity(), mode -> new ConcurrentHashMap<>()));
        for (var mode : Mode.values()) {
            Stream.of(COMMON).forEach(slug -> rejectedCounter(mode, slug));
        }
    }

    public void accepted(Mode mode) {
        accepted.get(mode).increment();
    }

    /**
     * Counts an event, or a whole request that could not be read.
     *
     * @param slug of the problem: one of the few that this service knows
     */
    public void rejected(Mode mode, String slug) {
        rejectedCounter(mode, slug).increment();
    }

    private Counter acceptedCounter(Mode mode) {
        return Counter.builder("entente.events.accepted")
                .description("Events that the log has acknowledged")
                .tag("mode", mode.tag())
                .register(registry);
    }

    private Counter rejectedCounter(Mode mode, String slug) {
        return rejected.get(mode)
                .computeIfAbsent(
                        slug,
                        reason -> Counter.builder("entente.events.rejected")
                                .description("Events, or whole requests that could not be read, that were refused")
                                .tag("mode", mode.tag())
                                .tag("reason", reason)
                                .register(registry));
    }
}
