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
        "body-patience,10ms",
        "body-time,5s",
        "max-body-memory,1M",
        "max-nesting,5",
        "max-nesting,1000",
        "max-in-flight-size,1M",
        "max-in-flight-size,60M",
        "max-requests,0",
        "max-streams,0",
        "max-streams-per-client,17",
        "max-values,10",
        "rate.events-per-second,0",
        "rate.burst,999",
        "rate.bytes-per-second,10",
        "rate.bytes-per-second,2G",
        "rate.bytes-burst,1M",
        "rate.refusals-per-second,-1",
        "rate.refusals-burst,0",
        "rate.clients,0",
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
