package dev.entente.ingest;

import java.net.URI;
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

    /**
     * How often the keys of the issuer of tokens are read again, and tokens verified again: so long a token may still be
     * taken whose key the issuer has withdrawn. Has no meaning for keys with a local key pair. At least 1s.
     */
    @WithDefault("1m")
    Duration keyRefresh();

    /** How long clients may keep schemas and code lists without asking again. */
    @WithDefault("1h")
    Duration vocabularyMaxAge();

    /** Event exports of GDELT, posted or followed. */
    Gdelt gdelt();

    /** What can be set for GDELT, as {@code entente.ingest.gdelt.*}. */
    interface Gdelt {

        /** The most rows of one file. A day of GDELT 1.0 has about 200,000, a quarter of an hour of 2.0 about 2,000. */
        @WithDefault("1000000")
        long maxRows();

        /** The longest row. A longer one is reported as malformed. */
        @WithDefault("64K")
        MemorySize maxRowSize();

        /** The most text of one file, unpacked. */
        @WithDefault("1G")
        MemorySize maxSize();

        /** The live feed. */
        Feed feed();
    }

    /** Following the exports that GDELT publishes every quarter of an hour, as {@code entente.ingest.gdelt.feed.*}. */
    interface Feed {

        /** Whether the feed is followed. */
        @WithDefault("false")
        boolean enabled();

        /** The folder with lastupdate.txt, masterfilelist.txt and the files: http or https. Nothing else is fetched. */
        @WithDefault("http://data.gdeltproject.org/gdeltv2")
        URI base();

        /** The source in whose name events of the feed are reported. */
        @WithDefault("https://www.gdeltproject.org/")
        String source();

        /** How often is looked for a new file. */
        @WithDefault("15m")
        Duration every();

        /**
         * How far back missed files are fetched after a pause. Less than 7 days: for so long Kafka remembers the place
         * ({@code offsets.retention.minutes}).
         */
        @WithDefault("24h")
        Duration catchUp();

        /** The largest file that is fetched. */
        @WithDefault("32M")
        MemorySize maxFileSize();

        /** How long one answer of the feed may take as a whole. */
        @WithDefault("2m")
        Duration timeout();
    }
}
