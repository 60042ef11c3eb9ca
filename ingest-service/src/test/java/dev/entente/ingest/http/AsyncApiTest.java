package dev.entente.ingest.http;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.codec.KafkaMode;
import dev.entente.events.codec.StructuredMode;
import dev.entente.events.json.Json;
import dev.entente.events.schema.Schemas;
import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.trace.Trace;
import dev.entente.local.PlatformResource;
import dev.entente.local.kafka.Topic;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The description of the topics says what the contract and the brokers have. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class AsyncApiTest {

    @Test
    void every_type_of_event_is_a_message_of_the_topic_of_events_with_its_schema() {
        var document = document();
        assertThat(document.path("asyncapi").asText()).startsWith("3.");
        assertThat(document.at("/channels/events/messages").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Schemas.published().types());
        for (var type : Schemas.published().types()) {
            var message = document.path("components").path("messages").path(type);
            assertThat(message.at("/payload/schema/$ref").asText()).isEqualTo("/schemas/" + type);
            assertThat(message.findValue("const").asText()).isEqualTo(type);
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        var document = document();
        var references = document.findValuesAsText("$ref").stream().collect(Collectors.toSet());
        assertThat(references)
                .hasSizeGreaterThan(2 * Schemas.published().types().size());
        for (var reference : references) {
            if (reference.startsWith("#")) {
                assertThat(document.at(JsonPointer.compile(reference.substring(1)))
                                .isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                given().get(reference).then().statusCode(200);
            }
        }
    }

    @Test
    void the_headers_are_those_that_an_event_has_in_the_log() {
        var event = Events.signed();
        event.put("desk", "north").put("dataschema", "https://entente.example.org/schemas/x");
        var headers =
                new TreeSet<>(KafkaMode.headers(StructuredMode.read(event)).keySet());
        headers.add(Trace.HEADER);
        var described = document().at("/components/schemas/EventHeaders");
        var properties = names(described.get("properties"));
        assertThat(headers).containsAll(properties);
        var extension = described.get("patternProperties").fieldNames().next();
        assertThat(headers).allMatch(header -> properties.contains(header) || header.matches(extension));
        var least = Events.signed();
        least.remove(List.of("time", "datacontenttype"));
        assertThat(described.get("required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        KafkaMode.headers(StructuredMode.read(least)).keySet());
    }

    @Test
    void the_topics_are_those_that_are_made_with_their_partitions_and_settings() {
        var channels = document().get("channels");
        assertThat(channels)
                .extracting(channel -> channel.get("address").asText())
                .containsExactlyInAnyOrderElementsOf(
                        Topic.ALL.stream().map(Topic::name).toList());
        for (var topic : Topic.ALL) {
            var kafka = channels.path(topic.name().replace("entente.", "")).at("/bindings/kafka");
            assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
            var settings = kafka.get("topicConfiguration");
            settings.properties().forEach(setting -> {
                var value = setting.getValue().isArray() ? setting.getValue().get(0) : setting.getValue();
                assertThat(topic.settings()).containsEntry(setting.getKey(), value.asText());
            });
        }
    }

    private static Set<String> names(JsonNode object) {
        return object.propertyStream().map(java.util.Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static ObjectNode document() {
        return Json.object(
                given().get("/asyncapi").then().statusCode(200).extract().asString());
    }
}
