package dev.entente.ingest.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.http.impl.HttpMessageWriter;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.json.Json;
import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.StoredEvents;
import dev.entente.ingest.Tokens;
import dev.entente.local.PlatformResource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The CloudEvents SDK for Java as a client, as an integrator uses it. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class SdkClientTest {

    private final JsonFormat json = new JsonFormat();

    @Test
    void an_event_in_structured_mode_is_kept_as_it_was_built() throws Exception {
        var event = event(Events.signed());
        assertKept(event, write(writer -> writer.writeStructured(event, json)));
    }

    @Test
    void an_event_in_binary_mode_is_kept_as_it_was_built() throws Exception {
        var event = event(Events.signed());
        assertKept(event, write(writer -> writer.writeBinary(event)));
    }

    @Test
    void its_data_in_base_64_is_read_too() throws Exception {
        var event = event(Events.signed());
        var encoding = json.withForceJsonDataToBase64();
        assertThat(new String(encoding.serialize(event), UTF_8)).contains("data_base64");
        assertKept(event, write(writer -> writer.writeStructured(event, encoding)));
    }

    @Test
    void a_batch_is_answered_event_by_event() throws Exception {
        var events = List.of(event(Events.signed()), event(Events.signed()), event(Events.signed()));
        var body = events.stream()
                .map(event -> new String(json.serialize(event), UTF_8))
                .collect(Collectors.joining(",", "[", "]"));
        var results = post(request().header("Content-Type", "application/cloudevents-batch+json"), body.getBytes(UTF_8))
                .get("results");
        assertThat(results).hasSize(3);
        for (var at = 0; at < 3; at++) {
            assertKept(events.get(at), (ObjectNode) results.get(at));
        }
    }

    private static CloudEvent event(ObjectNode sent) {
        return CloudEventBuilder.v1()
                .withId(sent.get("id").asText())
                .withSource(URI.create(sent.get("source").asText()))
                .withType(sent.get("type").asText())
                .withSubject(sent.get("subject").asText())
                .withTime(OffsetDateTime.parse("2024-09-01T12:00:00+03:00"))
                .withDataSchema(URI.create("https://entente.example.org/schemas/x"))
                .withData("application/json", sent.get("data").toString().getBytes(UTF_8))
                .withExtension("desk", "north")
                .withExtension("shift", 3)
                .withExtension("urgent", true)
                .withExtension("page", URI.create("https://press.example.org/a/7"))
                .withExtension("seen", OffsetDateTime.parse("2024-09-01T09:30:00Z"))
                .withExtension("mark", new byte[] {'M', 'a'})
                .build();
    }

    private static void assertKept(CloudEvent sent, ObjectNode receipt) {
        try (var stored = new StoredEvents()) {
            var event = stored.at(receipt.get("position").asText());
            assertThat(event.key().id()).isEqualTo(sent.getId());
            assertThat(event.time()).contains(sent.getTime().toInstant());
            assertThat(event.data().toString().getBytes(UTF_8))
                    .isEqualTo(sent.getData().toBytes());
            assertThat(event.extensions())
                    .containsEntry("dataschema", "https://entente.example.org/schemas/x")
                    .containsEntry("desk", "north")
                    .containsEntry("shift", "3")
                    .containsEntry("urgent", "true")
                    .containsEntry("page", "https://press.example.org/a/7")
                    .containsEntry("seen", "2024-09-01T09:30:00Z")
                    .containsEntry("mark", "TWE=");
        }
    }

    private static ObjectNode write(Consumer<HttpMessageWriter> how) throws IOException, InterruptedException {
        var request = request();
        var body = new byte[1][];
        how.accept(HttpMessageFactory.createWriter(request::header, bytes -> body[0] = bytes));
        return post(request, body[0]);
    }

    private static ObjectNode post(HttpRequest.Builder request, byte[] body) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return Json.object(answer.body());
        }
    }

    private static HttpRequest.Builder request() {
        var port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/events"))
                .header("Authorization", "Bearer " + Tokens.writer());
    }
}
