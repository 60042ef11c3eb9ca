package dev.entente.ingest.log;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Measures what waits for the log, and how long. */
@Singleton
class AckTimes {

    /** The wait of one event. */
    interface Wait {
        void end(boolean acknowledged);
    }

    private final MeterRegistry registry;
    private final Timer acknowledged;
    private final Timer failed;

    AckTimes(MeterRegistry registry) {
        this.registry = registry;
        this.acknowledged = timer("acknowledged");
        this.failed = timer("failed");
    }

    private Timer timer(String outcome) {
        return Timer.builder("entente.log.append")
                .description("How long events waited for the log")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .minimumExpectedValue(java.time.Duration.ofMillis(1))
                .maximumExpectedValue(java.time.Duration.ofSeconds(5))
                .register(registry);
    }

    void watch(Room room) {
        Gauge.builder("entente.events.in.flight", room, Room::events)
                .description("Events that wait for the log")
                .register(registry);
        Gauge.builder("entente.events.in.flight.bytes", room, Room::bytes)
                .description("Bytes of the events that wait for the log")
                .register(registry);
    }

    Wait begin() {
        var sample = Timer.start(registry);
        return isAcknowledged -> sample.stop(isAcknowledged ? acknowledged : failed);
    }
}
