package dev.entente.ingest.http;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.json.Json;
import dev.entente.ingest.Configs;
import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.StoredEvents;
import dev.entente.ingest.Tokens;
import dev.entente.ingest.http.Conformance.Scenario;
import dev.entente.local.PlatformResource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The published scenarios of the CloudEvents binding for HTTP, sent as they are written. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class HttpConformanceTest {

    private static final String FEATURE = "http-protocol-binding.feature";
    private static final String ADDRESS = "POST /someresource HTTP/1.1";

    static List<Scenario> scenarios() {
        return Conformance.scenarios(FEATURE);
    }

    @Test
    void both_modes_are_tried_with_each_of_their_media_types() {
        assertThat(scenarios()).hasSize(4).allSatisfy(scenario -> {
            assertThat(scenario.head()).startsWith(ADDRESS).contains("Content-Type: application/");
            assertThat(scenario.attributes()).hasSize(6);
        });
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_scenario_as_it_is_fails_for_its_type_and_its_lack_of_a_subject_only(Scenario scenario) throws IOException {
        var answer = RawHttp.send(scenario.head().replace("/someresource", "/events"), token(), scenario.body());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().findValuesAsText("pointer")).containsExactlyInAnyOrder("/subject", "/type");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void as_one_of_ours_it_is_kept_with_the_attributes_that_the_scenario_lists(Scenario scenario) throws IOException {
        var ours = Events.signed();
        var answer = isBinary(scenario) ? binary(scenario, ours) : structured(scenario);
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        try (var stored = new StoredEvents()) {
            var event = stored.at(answer.body().get("position").asText());
            assertThat(event.key().id()).isEqualTo(scenario.attributes().get("id"));
            assertThat(event.key().source()).isEqualTo(scenario.attributes().get("source"));
            assertThat(event.time())
                    .contains(Instant.parse(scenario.attributes().get("time")));
            assertThat(event.extensions()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void its_attributes_are_read_as_the_scenario_lists_them(Scenario scenario) {
        var data = new EventJson(Configs.ingest(java.util.Map.of()))
                .one(scenario.body().getBytes(UTF_8), memory -> {});
        var read = isBinary(scenario) ? BinaryMode.structured(headers(scenario), contentType(scenario), data) : data;
        var attributes = read.propertyStream()
                .filter(property -> !property.getKey().equals("data"))
                .collect(Collectors.toMap(
                        java.util.Map.Entry::getKey,
                        property -> property.getValue().asText()));
        assertThat(attributes).isEqualTo(scenario.attributes());
        assertThat(read.get("data")).isEqualTo(Json.object("{\"message\": \"Hello World!\"}"));
    }

    private static RawHttp.Answer binary(Scenario scenario, ObjectNode ours) throws IOException {
        var head = scenario.head()
                        .replace("com.example.someevent", ours.get("type").asText())
                + "\nce-subject: " + ours.get("subject").asText();
        return send(head, ours.get("data"));
    }

    private static RawHttp.Answer structured(Scenario scenario) throws IOException {
        return send(scenario.head(), Conformance.asOneOfOurs(Json.object(scenario.body())));
    }

    private static RawHttp.Answer send(String head, JsonNode body) throws IOException {
        var length = body.toString().getBytes(UTF_8).length;
        return RawHttp.send(
                head.replace("/someresource", "/events")
                        .replaceAll("Content-Length: \\d+", "Content-Length: " + length),
                token(),
                body.toString());
    }

    private static boolean isBinary(Scenario scenario) {
        return scenario.head().contains("ce-id:");
    }

    private static java.util.Map<String, List<String>> headers(Scenario scenario) {
        return scenario.head()
                .lines()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(header -> header[0], header -> List.of(header[1])));
    }

    private static String contentType(Scenario scenario) {
        return headers(scenario).get("Content-Type").getFirst();
    }

    private static String token() {
        return Tokens.of("events:write", "/mycontext");
    }
}
