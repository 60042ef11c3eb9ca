package dev.entente.web;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

class SecretPathsTest {

    @ParameterizedTest
    @CsvSource({
        "/manage/ent_m_x, /manage/{token}",
        "/manage//ent_m_x, /manage/{token}",
        "/manage/{token}/pause, /manage/{token}/pause",
        "/manage/ent_m_x/pause, /manage/{token}/pause",
        "/confirm/ent_c_x, /confirm/{token}",
        "/refuse/ent_r_x, /refuse/{token}",
        "/unsubscribe/ent_u_x, /unsubscribe/{token}",
        "/manage, /manage",
        "/items/visit, /items/visit"
    })
    void a_secret_is_not_counted(String path, String counted) {
        var registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new SecretPaths().secrets());

        registry.counter("requests", "uri", path).increment();

        assertThat(registry.getMeters().getFirst().getId().getTag("uri"), equalTo(counted));
    }

    @Test
    void a_secret_is_not_logged() {
        var logged = new ArrayList<String>();
        var log = Logger.getLogger("dev.entente.web");
        var listening = listening(logged);
        log.addHandler(listening);
        try {
            Refusals.failure("POST /manage/ent_m_x/pause", new IllegalStateException("broken"));
        } finally {
            log.removeHandler(listening);
        }

        assertThat(logged.size(), is(1));
        assertThat(logged.getFirst().contains("ent_m_x"), is(false));
        assertThat(logged.getFirst().contains("POST /manage/{token}/pause failed"), is(true));
    }

    private static Handler listening(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(String.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {
                // nothing is held
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
