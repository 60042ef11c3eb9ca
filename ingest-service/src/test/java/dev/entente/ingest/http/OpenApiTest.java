package dev.entente.ingest.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;

import dev.entente.events.codec.StructuredMode;
import dev.entente.events.json.Json;
import dev.entente.ingest.Keys;
import dev.entente.local.PlatformResource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The description of the API shows what the API does: its examples are events, and its problems are explained. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class OpenApiTest {

    @Test
    void every_media_type_that_is_read_is_described_with_examples_that_are_valid() {
        var content = post().at("/requestBody/content");
        assertThat(content.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ContentMode.values())
                        .map(ContentMode::mediaType)
                        .toList());
        examples(content.get(ContentMode.STRUCTURED.mediaType())).forEach(StructuredMode::read);
        examples(content.get(ContentMode.BATCH.mediaType())).forEach(batch -> batch.forEach(StructuredMode::read));
        content.at("/application~1x-ndjson/example")
                .asText()
                .lines()
                .forEach(line -> StructuredMode.read(Json.object(line)));
    }

    @Test
    void the_headers_and_the_body_of_the_binary_mode_are_an_event_together() {
        var headers = new HashMap<String, List<String>>();
        for (var parameter : post().get("parameters")) {
            if (parameter.get("name").asText().startsWith("ce-")) {
                headers.put(
                        parameter.get("name").asText(),
                        List.of(parameter.get("example").asText()));
            }
        }
        var data = post().at("/requestBody/content/application~1json/example");
        assertThat(StructuredMode.read(BinaryMode.structured(headers, "application/json", data))
                        .type())
                .hasToString("dev.entente.visit.held.v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "403", "413", "415", "422", "429", "503"})
    void every_refusal_is_described_with_the_types_of_its_problems(String status) {
        var problems = post().at("/responses/" + status + "/content/application~1problem+json");
        assertThat(examples(problems)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.get("status").asText()).isEqualTo(status);
            given().accept("application/json")
                    .get(problem.get("type").asText())
                    .then()
                    .statusCode(200)
                    .body(
                            "title",
                            org.hamcrest.Matchers.equalTo(problem.get("title").asText()));
        });
    }

    @Test
    void generators_of_clients_can_read_it() {
        var read = new OpenAPIV3Parser().readContents(document().toString(), List.of(), new ParseOptions());
        assertThat(read.getMessages()).isEmpty();
    }

    @Test
    void who_posts_needs_a_token() {
        var scheme = post().at("/security/0").fieldNames().next();
        assertThat(document()
                        .at("/components/securitySchemes/" + scheme + "/scheme")
                        .asText())
                .isEqualToIgnoringCase("bearer");
    }

    @Test
    void every_path_says_what_it_is_for() {
        for (var path : document().get("paths")) {
            for (var operation : path) {
                assertThat(operation.path("summary").asText()
                                + operation.path("description").asText())
                        .as("%s", path)
                        .isNotBlank();
            }
        }
    }

    private static List<JsonNode> examples(JsonNode content) {
        return content.has("example")
                ? List.of(content.get("example"))
                : content.path("examples")
                        .valueStream()
                        .map(example -> example.get("value"))
                        .collect(Collectors.toList());
    }

    private static JsonNode post() {
        return document().at("/paths/~1events/post");
    }

    private static JsonNode document() {
        return Json.object(new String(
                given().get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                UTF_8));
    }
}
