package dev.entente.ingest.pace;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.entente.ingest.IngestConfig;
import dev.entente.web.Problem;

/**
 * Holds each client to its rates: of events, and of their bytes. A client is whom its token names; who has no valid token, an
 * address.
 *
 * <p>Single events and batches beyond the rate are refused with 429; a stream is slowed down instead, since it reads no
 * faster than it may.
 */
@Singleton
public class Pace {

    private static final long NOT_WORTH_SLEEPING = 1_000_000;

    private final IngestConfig.Rate rate;
    private final Clients writers;
    private final Clients bytes;
    private final Clients strangers;

    @Inject
    Pace(IngestConfig config) {
        this.rate = config.rate();
        this.writers = clients(rate.eventsPerSecond(), rate.burst());
        this.bytes = clients(
                (double) rate.bytesPerSecond().asLongValue(), rate.bytesBurst().asLongValue());
        this.strangers = clients(rate.refusalsPerSecond(), rate.refusalsBurst());
    }

    private Clients clients(double perSecond, long burst) {
        return new Clients(TokenBucket.of(perSecond, burst), rate.clients(), System::nanoTime);
    }

    /**
     * Lets events pass.
     *
     * @throws Problem 429 if they are more than the client may send now; none of them has passed
     */
    public void pass(String client, long events) {
        var wait = writers.take(client, events);
        if (wait > 0) {
            throw tooMany(
                    "%,d events a second are taken from one client, and %,d at once."
                            .formatted((long) rate.eventsPerSecond(), rate.burst()),
                    wait);
        }
    }

    /**
     * Lets bytes of events pass.
     *
     * @throws Problem 429 if they are more than the client may send now; none of them has passed
     */
    public void passBytes(String client, long count) {
        var wait = bytes.take(client, count);
        if (wait > 0) {
            throw tooMany(
                    "%,d bytes of events a second are taken from one client, and %,d at once."
                            .formatted(
                                    rate.bytesPerSecond().asLongValue(),
                                    rate.bytesBurst().asLongValue()),
                    wait);
        }
    }

    /** Lets an event of a stream, of so many bytes, pass once it may. */
    public void await(String client, long size) throws InterruptedException {
        var wait = Math.max(writers.reserve(client, 1), bytes.reserve(client, size));
        if (wait > NOT_WORTH_SLEEPING) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    /**
     * Counts a call without a valid token.
     *
     * @throws Problem 429 if there were too many from the address
     */
    public void refused(String address) {
        var wait = strangers.take(address, 1);
        if (wait > 0) {
            throw tooMany("Too many calls without a valid token came from this address.", wait);
        }
    }

    private static Problem tooMany(String why, long waitNanos) {
        var seconds = Math.max(1, Duration.ofNanos(waitNanos).plusMillis(999).toSeconds());
        return Problem.of(429, "too-many-requests", "Too many requests", "%s Go on in %d s.".formatted(why, seconds))
                .header("Retry-After", seconds);
    }
}
