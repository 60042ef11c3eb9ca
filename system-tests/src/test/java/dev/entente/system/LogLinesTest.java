package dev.entente.system;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** In every service a line that is about one event names it, so that its way can be followed through their logs. */
@ExtendWith(Logs.class)
class LogLinesTest {

    private static final List<String> NAMES = List.of("event.source", "event.id", "position");

    private final Entente entente = Entente.running();

    @Test
    void an_event_is_named_where_it_is_kept_and_where_it_is_delivered() {
        try (var receiver = new Receiver()) {
            receiver.subscribe(entente, "SI", "TJ");
            var event = Integrator.signed("SI", "TJ");
            var position = new Integrator(entente).accepted(event);

            assertThat(line("ingest-service", event.id(), "An event is kept"))
                    .isEqualTo(List.of(Integrator.SOURCE, event.id(), position));
            assertThat(line("notification-service", event.id(), "Attempt 1 of delivery"))
                    .isEqualTo(List.of(Integrator.SOURCE, event.id(), position));
        }
    }

    @Test
    void an_event_that_is_refused_is_named_without_a_position() {
        var refused = Integrator.signed("SI", "not-a-country");
        new Integrator(entente).post(refused).is(422);

        assertThat(line("ingest-service", refused.id(), "An event is refused: invalid-event"))
                .isEqualTo(List.of(Integrator.SOURCE, refused.id(), ""));
    }

    @Test
    void what_is_parked_is_named_by_each_service_that_parks_it() throws Exception {
        var id = "broken-" + UUID.randomUUID();
        new TheLog(entente).broken(Integrator.SOURCE, id);

        var query = line("query-service", id, "Parked");
        var notification = line("notification-service", id, "Parked");

        assertThat(query).isEqualTo(notification);
        assertThat(query).startsWith(Integrator.SOURCE, id).doesNotContain("");
    }

    /** The names in the line of a service about the event that begins so. */
    private List<String> line(String service, String id, String beginning) {
        var line = Waiting.until(
                "the line '" + beginning + "' about " + id + " of " + service,
                () -> find(service, id, beginning),
                Optional::isPresent);
        return NAMES.stream()
                .map(name -> line.orElseThrow().path("mdc").path(name).asText())
                .toList();
    }

    private Optional<JsonNode> find(String service, String id, String beginning) throws IOException {
        try (var lines = Files.lines(entente.logs().resolve(service + ".log"))) {
            for (var line : (Iterable<String>) lines.filter(text -> text.contains(id))::iterator) {
                var told = Http.JSON.readTree(line);
                if (told.path("message").asText().startsWith(beginning)) {
                    return Optional.of(told);
                }
            }
            return Optional.empty();
        }
    }
}
