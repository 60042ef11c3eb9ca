package dev.entente.ingest.http;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.entente.events.CooperationEvent;
import dev.entente.events.json.Json;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.StoredEvents;
import dev.entente.ingest.Tokens;
import dev.entente.local.PlatformResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

/** The published valid and invalid events and batches of the JSON format of CloudEvents. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class JsonConformanceTest {

    /** Where each invalid event is to be refused. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("invalidNoSpecVersion", "/specversion"),
            Map.entry("invalidNoId", "/id"),
            Map.entry("invalidNoType", "/type"),
            Map.entry("invalidNoSource", "/source"),
            Map.entry("invalidTimeGarbage", "/time"),
            Map.entry("invalidTimeToMinute", "/time"),
            Map.entry("invalidTimeOffsetX", "/time"),
            Map.entry("invalidTimeOffsetOutOfRange", "/time"),
            Map.entry("invalidTimeOffsetNonInteger", "/time"),
            Map.entry("invalidTimeOffsetHourOnly", "/time"),
            Map.entry("invalidEmptyId", "/id"),
            Map.entry("invalidEmptyType", "/type"),
            Map.entry("invalidEmptySource", "/source"),
            Map.entry("invalidEmptySpecVersion", "/specversion"),
            Map.entry("invalidUnknownSpecVersion", "/specversion"),
            Map.entry("invalidNonRfc2046DataContentType", "/datacontenttype"),
            Map.entry("invalidEmptyDataContentType", "/datacontenttype"),
            Map.entry("invalidEmptyDataSchema", "/dataschema"),
            Map.entry("invalidEmptySubject", "/subject"),
            Map.entry("invalidNumericId", "/id"),
            Map.entry("invalidObjectId", "/id"),
            Map.entry("invalidCapitalizedExtension", "/MyExtension"),
            Map.entry("invalidPunctuatedExtension", "/my.extension"),
            Map.entry("invalidNonIntegerExtensionValue", "/my.extension"),
            Map.entry("invalidBothDataAndDataBase64", "/data_base64"));

    static List<JsonNode> validEvents() {
        return Conformance.cases("valid-events.json");
    }

    static List<JsonNode> invalidEvents() {
        return Conformance.cases("invalid-events.json");
    }

    static List<JsonNode> validBatches() {
        return Conformance.cases("valid-batches.json");
    }

    static List<JsonNode> invalidBatches() {
        return Conformance.cases("invalid-batches.json");
    }

    @Test
    void every_published_case_is_tried() {
        assertThat(validEvents()).hasSize(10);
        assertThat(validBatches()).hasSize(5);
        assertThat(invalidBatches()).hasSize(3);
        assertThat(invalidEvents())
                .extracting(test -> test.get("id").asText())
                .containsExactlyInAnyOrderElementsOf(PLACES.keySet());
    }

    @ParameterizedTest
    @MethodSource("validEvents")
    void a_valid_event_is_refused_for_what_only_entente_asks(JsonNode test) {
        var answer = Posting.post(test.get("event"), token());
        Posting.problem(answer, 422);
        assertThat(answer.<List<String>>path("errors.pointer")).isSubsetOf(Conformance.OURS);
    }

    @ParameterizedTest
    @MethodSource("validEvents")
    void as_one_of_ours_it_is_kept_with_all_its_attributes(JsonNode test) {
        var answer = Posting.post(Conformance.asOneOfOurs(test.get("event")), token());
        answer.then().statusCode(202);
        try (var stored = new StoredEvents()) {
            assertSame(test.get("event"), stored.at(answer.path("position")));
        }
    }

    @ParameterizedTest
    @MethodSource("invalidEvents")
    void an_invalid_event_is_refused_at_the_place_of_its_fault_as_it_is_and_as_one_of_ours(JsonNode test) {
        var place = PLACES.get(test.get("id").asText());
        var asItIs = Posting.post(test.get("event"), token());
        Posting.invalid(asItIs, place);
        var asOurs = Posting.post(Conformance.asOneOfOurs(test.get("event")), token());
        Posting.invalid(asOurs, place);
        assertThat(asOurs.<List<String>>path("errors.pointer")).containsOnly(place);
    }

    @ParameterizedTest
    @MethodSource("validBatches")
    void a_valid_batch_is_kept_whole(JsonNode test) {
        var batch = asOurs(test.get("batch"));
        var answer = post(batch);
        answer.then().statusCode(202).body("results", hasSize(batch.size()));
        try (var stored = new StoredEvents()) {
            for (var at = 0; at < batch.size(); at++) {
                assertSame(test.get("batch").get(at), stored.at(answer.path("results[" + at + "].position")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("invalidBatches")
    void of_an_invalid_batch_only_what_is_wrong_is_refused(JsonNode test) {
        var batch = asOurs(test.get("batch"));
        List<Integer> statuses = post(batch).path("results.status");
        var wanted = new ArrayList<Integer>();
        batch.forEach(event -> wanted.add(isRight(event) ? 202 : 422));
        assertThat(statuses).isEqualTo(wanted).contains(422);
    }

    private static boolean isRight(JsonNode event) {
        return event.path("specversion").asText().equals("1.0") && event.has("id");
    }

    private static JsonNode asOurs(JsonNode batch) {
        var ours = Json.MAPPER.createArrayNode();
        batch.forEach(event -> ours.add(event.isObject() ? Conformance.asOneOfOurs(event) : event));
        return ours;
    }

    private static Response post(JsonNode batch) {
        return Posting.post(Posting.bytes(batch), Posting.BATCH, token());
    }

    private static void assertSame(JsonNode sent, CooperationEvent kept) {
        assertThat(kept.key().id()).isEqualTo(sent.get("id").asText());
        assertThat(kept.key().source()).isEqualTo(sent.get("source").asText());
        assertThat(kept.time().map(Object::toString).orElse(""))
                .isEqualTo(
                        sent.hasNonNull("time")
                                ? OffsetDateTime.parse(sent.get("time").asText())
                                        .toInstant()
                                        .toString()
                                : "");
        var extensions = new TreeMap<String, String>();
        sent.propertyStream()
                .filter(property -> property.getKey().startsWith("ext")
                        || (property.getKey().equals("dataschema")
                                && !property.getValue().isNull()))
                .forEach(property ->
                        extensions.put(property.getKey(), property.getValue().asText()));
        assertThat(kept.extensions()).isEqualTo(extensions);
    }

    private static String token() {
        return Tokens.of("events:write", "https://cloudevents.io", "#fragment");
    }
}
