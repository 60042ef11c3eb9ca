package dev.entente.ingest.body;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import dev.entente.ingest.IngestConfig;
import dev.entente.web.Problem;

/** How much memory all bodies together may take that are read whole, with what is made of them. */
@ApplicationScoped
class BodyRoom {

    private final long most;
    private final long retryAfterSeconds;
    private final AtomicLong taken = new AtomicLong();

    BodyRoom(IngestConfig config, MeterRegistry registry) {
        this.most = config.maxBodyMemory().asLongValue();
        this.retryAfterSeconds = config.retryAfter().toSeconds();
        Gauge.builder("entente.bodies.bytes", taken, AtomicLong::get)
                .description("Memory of bodies that are read whole and being handled")
                .register(registry);
    }

    /** A share of the room that is empty as yet. */
    Share none() {
        return new Share();
    }

    /** What one body takes. Not for several threads. */
    final class Share implements AutoCloseable {

        private long size;

        /** @throws Problem 503 if there is no room for so many bytes more */
        void grow(long bytes) {
            size += bytes;
            if (taken.addAndGet(bytes) > most) {
                throw overloaded();
            }
        }

        @Override
        public void close() {
            taken.addAndGet(-size);
            size = 0;
        }
    }

    private Problem overloaded() {
        return Problem.of(
                        503,
                        "overloaded",
                        "Too much at once",
                        "The bodies of other requests take all room (%,d bytes). Send this one again in %d s."
                                .formatted(most, retryAfterSeconds))
                .header("Retry-After", retryAfterSeconds);
    }
}
