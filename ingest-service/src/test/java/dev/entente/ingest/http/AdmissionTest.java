package dev.entente.ingest.http;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.entente.ingest.Configs;
import dev.entente.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AdmissionTest {

    private final Admission admission = new Admission(
            Configs.ingest(Map.of("entente.ingest.max-streams", "3", "entente.ingest.max-streams-per-client", "2")),
            new SimpleMeterRegistry());

    @Test
    void one_client_has_its_share_of_the_streams_and_no_more() {
        var first = admission.stream("a");
        admission.stream("a");
        assertThat(refusal("a")).isEqualTo(429);

        first.close();
        admission.stream("a");
        assertThat(refusal("a")).isEqualTo(429);
    }

    @Test
    void who_finds_all_streams_taken_has_taken_none() {
        var first = admission.stream("a");
        admission.stream("a");
        admission.stream("b");
        assertThat(refusal("b")).isEqualTo(503);
        assertThat(refusal("b")).isEqualTo(503);

        first.close();
        admission.stream("b");
    }

    private int refusal(String client) {
        var status = new int[1];
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> admission.stream(client))
                .satisfies(problem -> status[0] = problem.status());
        return status[0];
    }
}
