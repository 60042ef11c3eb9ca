package dev.entente.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Stops the start with a sentence where a setting makes no sense. */
@ApplicationScoped
class ConfigCheck {

    /** What the log's topic takes (2 MiB), less room for the headers. */
    private static final long LARGEST_EVENT = 1536 * 1024;

    /** It is held in memory while it is imported. */
    private static final long LARGEST_FILE = 1024 * 1024 * 1024;

    /** What the producer holds (buffer.memory, 64 MiB), less room for what it keeps beside the records. */
    private static final long LARGEST_IN_FLIGHT = 48 * 1024 * 1024;

    private static final long LARGEST_BURST = 1_000_000_000;
    private static final long MOST_BYTES = 1024 * 1024 * 1024;
    private static final String RATE = "at least 1 and at most a billion";

    void check(@Observes StartupEvent start, IngestConfig config) {
        var event = config.maxEventSize().asLongValue();
        var batch = config.maxBatchSize().asLongValue();
        require(event >= 1024 && event <= LARGEST_EVENT, "max-event-size", event, "between 1K and 1536K");
        require(batch >= event, "max-batch-size", batch, "at least max-event-size (" + event + ")");
        require(config.maxBatchEvents() >= 1, "max-batch-events", config.maxBatchEvents(), "at least 1");
        require(
                config.maxInFlight() >= config.maxBatchEvents(),
                "max-in-flight",
                config.maxInFlight(),
                "at least max-batch-events (" + config.maxBatchEvents() + ")");
        require(
                config.streamWindow() >= 1 && config.streamWindow() <= config.maxInFlight(),
                "stream-window",
                config.streamWindow(),
                "between 1 and max-in-flight (" + config.maxInFlight() + ")");
        require(config.bodyPatience().toSeconds() >= 1, "body-patience", config.bodyPatience(), "at least 1s");
        require(
                config.bodyTime().compareTo(config.bodyPatience()) >= 0,
                "body-time",
                config.bodyTime(),
                "at least body-patience (" + config.bodyPatience() + ")");
        require(
                config.maxBodyMemory().asLongValue() >= 2 * batch,
                "max-body-memory",
                config.maxBodyMemory(),
                "at least twice max-batch-size (" + batch + ")");
        require(
                config.maxValues() >= 1000 && config.maxValues() <= 100_000,
                "max-values",
                config.maxValues(),
                "between 1000 and 100000");
        require(
                config.maxNesting() >= 10 && config.maxNesting() <= 500,
                "max-nesting",
                config.maxNesting(),
                "between 10 and 500");
        var inFlight = config.maxInFlightSize().asLongValue();
        require(
                inFlight >= 2 * event && inFlight <= LARGEST_IN_FLIGHT,
                "max-in-flight-size",
                inFlight,
                "at least twice max-event-size (" + event + ") and at most 48M");
        require(config.maxRequests() >= 1, "max-requests", config.maxRequests(), "at least 1");
        require(config.maxStreams() >= 1, "max-streams", config.maxStreams(), "at least 1");
        require(
                config.maxStreamsPerClient() >= 1 && config.maxStreamsPerClient() <= config.maxStreams(),
                "max-streams-per-client",
                config.maxStreamsPerClient(),
                "between 1 and max-streams (" + config.maxStreams() + ")");
        check(config.rate(), config.maxBatchEvents(), batch);
        require(config.retryAfter().toSeconds() >= 1, "retry-after", config.retryAfter(), "at least 1s");
        require(config.keyRefresh().toSeconds() >= 1, "key-refresh", config.keyRefresh(), "at least 1s");
        require(!config.vocabularyMaxAge().isNegative(), "vocabulary-max-age", config.vocabularyMaxAge(), "0s or more");
        check(config.gdelt());
    }

    private static void check(IngestConfig.Gdelt gdelt) {
        var row = gdelt.maxRowSize().asLongValue();
        require(gdelt.maxRows() >= 1, "gdelt.max-rows", gdelt.maxRows(), "at least 1");
        require(row >= 1024 && row <= LARGEST_EVENT, "gdelt.max-row-size", row, "between 1K and 1536K");
        require(
                gdelt.maxSize().asLongValue() >= row,
                "gdelt.max-size",
                gdelt.maxSize().asLongValue(),
                "at least gdelt.max-row-size (" + row + ")");
        check(gdelt.feed());
    }

    private static void check(IngestConfig.Feed feed) {
        var scheme = String.valueOf(feed.base().getScheme());
        require(
                scheme.matches("https?") && feed.base().getHost() != null,
                "gdelt.feed.base",
                feed.base(),
                "an address of http or https");
        require(!feed.source().isBlank(), "gdelt.feed.source", feed.source(), "a URI");
        require(feed.every().toSeconds() >= 5, "gdelt.feed.every", feed.every(), "at least 5s");
        require(
                !feed.catchUp().isNegative() && feed.catchUp().toDays() < 7,
                "gdelt.feed.catch-up",
                feed.catchUp(),
                "between 0s and 7 days");
        var file = feed.maxFileSize().asLongValue();
        require(file >= 1024 && file <= LARGEST_FILE, "gdelt.feed.max-file-size", file, "between 1K and 1G");
        require(feed.timeout().toSeconds() >= 1, "gdelt.feed.timeout", feed.timeout(), "at least 1s");
    }

    private static void check(IngestConfig.Rate rate, int batch, long batchSize) {
        require(isRate(rate.eventsPerSecond()), "rate.events-per-second", rate.eventsPerSecond(), RATE);
        require(isRate(rate.refusalsPerSecond()), "rate.refusals-per-second", rate.refusalsPerSecond(), RATE);
        require(
                rate.burst() >= batch && rate.burst() <= LARGEST_BURST,
                "rate.burst",
                rate.burst(),
                "at least max-batch-events (" + batch + ") and at most a billion");
        var bytes = rate.bytesPerSecond().asLongValue();
        require(bytes >= 1024 && bytes <= MOST_BYTES, "rate.bytes-per-second", bytes, "between 1K and 1G");
        var burst = rate.bytesBurst().asLongValue();
        require(
                burst >= batchSize && burst <= MOST_BYTES,
                "rate.bytes-burst",
                burst,
                "at least max-batch-size (" + batchSize + ") and at most 1G");
        require(
                rate.refusalsBurst() >= 1 && rate.refusalsBurst() <= LARGEST_BURST,
                "rate.refusals-burst",
                rate.refusalsBurst(),
                "at least 1 and at most a billion");
        require(rate.clients() >= 1, "rate.clients", rate.clients(), "at least 1");
    }

    private static boolean isRate(double perSecond) {
        return perSecond >= 1 && perSecond <= LARGEST_BURST;
    }

    private static void require(boolean holds, String property, Object value, String wanted) {
        if (!holds) {
            throw new ConfigurationException("entente.ingest." + property + " is " + value + "; it must be " + wanted
                    + ". Change it and start again.");
        }
    }
}
