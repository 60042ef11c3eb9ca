package dev.entente.ingest;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What can be set for this service, as {@code entente.ingest.*}. {@link ConfigCheck} refuses what makes no sense. */
@ConfigMapping(prefix = "entente.ingest")
public interface IngestConfig {

    /** The largest event: its body, its line, or its element in a batch. At most 1536K: the log takes 2 MiB with headers. */
    @WithDefault("1M")
    MemorySize maxEventSize();

    /** The largest batch, in bytes. */
    @WithDefault("5M")
    MemorySize maxBatchSize();

    /** The most events in a batch. */
    @WithDefault("1000")
    int maxBatchEvents();

    /**
     * How many events may wait for the log's acknowledgement at once, over all requests. What comes beyond that is
     * answered 503 at once instead of being queued. At least as many as a batch may have.
     */
    @WithDefault("10000")
    int maxInFlight();

    /** How many events of one stream of lines may wait for the log's acknowledgement; reading pauses at that. */
    @WithDefault("256")
    int streamWindow();

    /** How long a caller is told to wait ({@code Retry-After}) when the log does not acknowledge. Whole seconds. */
    @WithDefault("2s")
    Duration retryAfter();

    /** How long clients may keep schemas and code lists without asking again. */
    @WithDefault("1h")
    Duration vocabularyMaxAge();
}
