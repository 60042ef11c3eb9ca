package dev.entente.system;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** One trace leads from a request through the log to the read model and the webhook. */
@ExtendWith(Logs.class)
class TraceTest {

    private static final Map<String, String> PARTS = Map.of(
            "ingest-service", "POST /events",
            "query-service", "apply events",
            "notification-service", "send webhook");

    private final Entente entente = Entente.running();

    @Test
    void a_trace_that_a_client_begins_reaches_the_receiver_and_each_service_tells_of_its_part() {
        var trace = UUID.randomUUID().toString().replace("-", "");
        try (var receiver = new Receiver()) {
            receiver.subscribe(entente, "IS", "FO");
            new Integrator(entente)
                    .traced(Integrator.signed("IS", "FO"), "00-" + trace + "-00f067aa0ba902b7-01")
                    .is(202);
            Waiting.until("the webhook", receiver::alerts, alerts -> !alerts.isEmpty());

            assertThat(receiver.alerts().getFirst().headers().firstValue("traceparent"))
                    .hasValueSatisfying(parent -> assertThat(parent).startsWith("00-" + trace));
        }
        PARTS.forEach((service, span) ->
                Waiting.until(span + " of " + service, () -> entente.spans().tell(service, span, trace), told -> told));
    }
}
