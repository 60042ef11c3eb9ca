package dev.entente.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

class PathMetricsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/q\\zz1", "/%zz", "example.org:80", "", "/a b", "/é"})
    void what_cannot_be_read_is_counted_as_one(String path) {
        assertThat(counted(path), equalTo("UNREADABLE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/agreements/{id}/history", "/relations/{pair}", "root", "NOT_FOUND", "/q/health"})
    void views_are_counted_by_their_path(String path) {
        assertThat(counted(path), equalTo(path));
    }

    private static String counted(String path) {
        var registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new PathMetrics().paths());
        registry.counter("requests", "uri", path).increment();
        return registry.getMeters().getFirst().getId().getTag("uri");
    }
}
