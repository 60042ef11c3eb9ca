package dev.entente.query;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfigCheckTest {

    @ParameterizedTest
    @CsvSource({
        "base-url,entente.example.org",
        "questions.time,10ms",
        "questions.dear-at-once,0",
        "search.ranked,0",
        "streams.at-once,0",
        "streams.patience,10ms",
        "streams.least-rate,0",
        "answers.memory,1M",
        "changes.connections,0",
        "changes.connections-per-client,0",
        "changes.held,0",
        "changes.look-every,0s",
        "changes.look-every,1m",
        "changes.beat-every,0s",
        "changes.patience,5s",
        "changes.catching-up,0"
    })
    void a_setting_that_makes_no_sense_stops_the_start_with_its_name(String property, String value) {
        assertThatThrownBy(() -> check(Map.of("entente.query." + property, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("entente.query." + property)
                .hasMessageContaining("it must be");
    }

    @Test
    void the_defaults_make_sense() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    private static void check(Map<String, String> settings) {
        new ConfigCheck().check(new StartupEvent(), Configs.query(settings));
    }
}
