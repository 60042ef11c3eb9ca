package dev.entente.ingest;

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
        "max-event-size,2M",
        "max-event-size,1",
        "max-batch-size,1K",
        "max-batch-events,0",
        "max-in-flight,10",
        "stream-window,0",
        "stream-window,20000",
        "retry-after,10ms",
        "key-refresh,10ms",
        "vocabulary-max-age,-1s",
        "gdelt.max-rows,0",
        "gdelt.max-row-size,1",
        "gdelt.max-size,2K",
        "gdelt.feed.base,ftp://feed.example.org/gdeltv2",
        "gdelt.feed.source,' '",
        "gdelt.feed.every,1s",
        "gdelt.feed.catch-up,7d",
        "gdelt.feed.max-file-size,2G",
        "gdelt.feed.timeout,10ms"
    })
    void a_setting_that_makes_no_sense_stops_the_start_with_its_name(String property, String value) {
        assertThatThrownBy(() -> check(Map.of("entente.ingest." + property, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("entente.ingest." + property)
                .hasMessageContaining("it must be");
    }

    @Test
    void the_defaults_make_sense() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    private static void check(Map<String, String> settings) {
        new ConfigCheck().check(new StartupEvent(), Configs.ingest(settings));
    }
}
