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

    /** How long to wait for the next piece of a body; a sender that pauses longer is answered 408. At least 1s. */
    @WithDefault("10s")
    Duration bodyPatience();

    /** How long an event or a batch may take to come in; what is slower is answered 408. A stream has no such end. */
    @WithDefault("60s")
    Duration bodyTime();

    /**
     * How much memory all bodies together may take that are read whole: their bytes, once unpacked, and what is made of
     * them, which is reckoned with 90 bytes for each value. What comes beyond that is answered 503 at once. At least
     * twice a batch.
     */
    @WithDefault("64M")
    MemorySize maxBodyMemory();

    /** How deep objects and arrays may stand in each other in an event. Between 10 and 500. */
    @WithDefault("100")
    int maxNesting();

    /** How many bytes of events may wait for the log's acknowledgement at once, over all requests. At most 48M. */
    @WithDefault("32M")
    MemorySize maxInFlightSize();

    /** How many single events and batches are handled at once; one more is answered 503 at once. */
    @WithDefault("2000")
    int maxRequests();

    /** How many streams are read at once; one more is answered 503 at once. */
    @WithDefault("16")
    int maxStreams();

    /** How many of them one client may have; one more is answered 429 at once. At most {@link #maxStreams()}. */
    @WithDefault("4")
    int maxStreamsPerClient();

    /**
     * How many values an event may hold: objects, arrays, and what stands in them. A batch may hold ten times as many.
     * Between 1,000 and 100,000.
     */
    @WithDefault("20000")
    int maxValues();

    /** How fast a client may send. */
    Rate rate();

    /**
     * How fast a client may send. A client is whom its token names (issuer and subject); who has no valid token, an
     * address. Each service counts for itself: with several behind one address, a client may send so much to each.
     */
    interface Rate {

        /** Events a second, on average. Those of a batch and of a stream count one by one, dry runs too. */
        @WithDefault("1000")
        double eventsPerSecond();

        /** How many events may come at once after a pause. At least as many as a batch may have. */
        @WithDefault("10000")
        long burst();

        /**
         * Bytes of events a second, on average: of bodies and lines as they are unpacked, of rows of an import as the events
         * that are made of them. What is kept is kept for ever, on the disks of each replica of the log. Between 1K and 1G.
         */
        @WithDefault("2M")
        MemorySize bytesPerSecond();

        /** How many bytes may come at once after a pause. At least as many as a batch may have, at most 1G. */
        @WithDefault("32M")
        MemorySize bytesBurst();

        /** Calls a second without a valid token, on average, from one address. */
        @WithDefault("10")
        double refusalsPerSecond();

        /** How many calls without a valid token may come at once after a pause. */
        @WithDefault("100")
        long refusalsBurst();

        /** How many clients are remembered; beyond that, those that have not been seen longest are forgotten. */
        @WithDefault("10000")
        int clients();
    }
}
