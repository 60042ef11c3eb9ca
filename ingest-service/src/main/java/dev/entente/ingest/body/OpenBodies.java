package dev.entente.ingest.body;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;

import dev.entente.ingest.IngestConfig;
import dev.entente.web.Problem;

/**
 * The bodies that are being read. When the service is told to stop, reading ends: what has been read by then is still
 * answered, the rest is refused with 503.
 */
@ApplicationScoped
class OpenBodies {

    private final Set<IncomingBody> bodies = ConcurrentHashMap.newKeySet();
    private final long retryAfterSeconds;
    private volatile boolean stopping;

    OpenBodies(IngestConfig config) {
        this.retryAfterSeconds = config.retryAfter().toSeconds();
    }

    void add(IncomingBody body) {
        bodies.add(body);
        if (stopping) {
            body.breakOff(stopping());
        }
    }

    void remove(IncomingBody body) {
        bodies.remove(body);
    }

    void stop(@Observes ShutdownDelayInitiatedEvent stop) {
        stopping = true;
        bodies.forEach(body -> body.breakOff(stopping()));
    }

    private Problem stopping() {
        return Problem.of(
                        503,
                        "stopping",
                        "The service stops",
                        "The service is stopping and reads no further. Send what was not answered again in %d s."
                                .formatted(retryAfterSeconds))
                .header("Retry-After", retryAfterSeconds);
    }
}
