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
        require(config.retryAfter().toSeconds() >= 1, "retry-after", config.retryAfter(), "at least 1s");
        require(!config.vocabularyMaxAge().isNegative(), "vocabulary-max-age", config.vocabularyMaxAge(), "0s or more");
    }

    private static void require(boolean holds, String property, Object value, String wanted) {
        if (!holds) {
            throw new ConfigurationException("entente.ingest." + property + " is " + value + "; it must be " + wanted
                    + ". Change it and start again.");
        }
    }
}
