package dev.entente.query;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Stops the start with a sentence where a setting makes no sense. */
@ApplicationScoped
class ConfigCheck {

    private static final long SMALLEST_MEMORY = 16 << 20;
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

    void check(@Observes StartupEvent start, QueryConfig config) {
        config.baseUrl()
                .ifPresent(address -> require(
                        address.getHost() != null
                                && String.valueOf(address.getScheme()).matches("https?"),
                        "base-url",
                        address,
                        "an address such as https://entente.example.org"));
        var questions = config.questions();
        atLeastASecond("questions.time", questions.time());
        atLeastOne("questions.dear-at-once", questions.dearAtOnce());
        require(!questions.patience().isNegative(), "questions.patience", questions.patience(), "0s or more");
        atLeastOne("search.ranked", config.search().ranked());
        var streams = config.streams();
        atLeastOne("streams.at-once", streams.atOnce());
        atLeastASecond("streams.patience", streams.patience());
        atLeastOne("streams.least-rate", streams.leastRate());
        require(
                config.answers().memory().asLongValue() >= SMALLEST_MEMORY,
                "answers.memory",
                config.answers().memory().asLongValue(),
                "at least 16M, which a large item takes");
        var changes = config.changes();
        atLeastOne("changes.connections", changes.connections());
        atLeastOne("changes.connections-per-client", changes.connectionsPerClient());
        atLeastOne("changes.held", changes.held());
        atLeastOne("changes.catching-up", changes.catchingUp());
        require(
                changes.lookEvery().toMillis() >= 1 && changes.lookEvery().compareTo(LONGEST_LOOK) <= 0,
                "changes.look-every",
                changes.lookEvery(),
                "between 1ms and " + LONGEST_LOOK.toSeconds() + "s");
        atLeastASecond("changes.beat-every", changes.beatEvery());
        require(
                changes.patience().compareTo(changes.beatEvery()) >= 0,
                "changes.patience",
                changes.patience(),
                "at least changes.beat-every (" + changes.beatEvery() + "), with which it is looked at");
    }

    private static void atLeastOne(String property, int value) {
        require(value >= 1, property, value, "at least 1");
    }

    private static void atLeastASecond(String property, Duration value) {
        require(value.toSeconds() >= 1, property, value, "at least 1s");
    }

    private static void require(boolean holds, String property, Object value, String wanted) {
        if (!holds) {
            throw new ConfigurationException("entente.query." + property + " is " + value + "; it must be " + wanted
                    + ". Change it and start again.");
        }
    }
}
