package dev.entente.query.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.tags.Tag;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;

import dev.entente.local.PlatformResource;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the API is whole, and can be read by people and by generators. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class OpenApiTest extends DescribedTestBase {

    private static final List<String> SELF_EXPLAINING = List.of(
            "id",
            "subject",
            "count",
            "what",
            "type",
            "percent",
            "eventsPerSecond",
            "detail",
            "parameter",
            "kind",
            "organization",
            "person",
            "office",
            "publisher",
            "name",
            "role",
            "title",
            "item",
            "quantity");

    @Test
    void generators_of_clients_can_read_it() {
        var read = new OpenAPIV3Parser().readContents(api.toString(), List.of(), new ParseOptions());
        assertThat(read.getMessages()).isEmpty();

        var operations = read.getOpenAPI().getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
        assertThat(operations)
                .extracting(Operation::getOperationId)
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .contains("listAgreements", "getVisit", "getActorHistory", "search");
        var described = read.getOpenAPI().getTags().stream().map(Tag::getName).toList();
        assertThat(operations).allSatisfy(operation -> assertThat(described).containsAll(operation.getTags()));
    }

    @Test
    void every_object_within_another_has_a_name() {
        var schemas = api.at("/components/schemas");
        schemas.properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(property -> {
                            var one = property.getValue();
                            assertThat(one.has("properties")
                                            || one.path("items").has("properties"))
                                    .as(schema.getKey() + "." + property.getKey())
                                    .isFalse();
                        }));
        assertThat(schemas.at("/Text/additionalProperties/type").asText()).isEqualTo("string");
        assertThat(api.findValues("anyOf")).isEmpty();
    }

    @Test
    void every_answer_has_a_schema_and_every_reference_leads_somewhere() {
        api.get("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/problems"))
                .forEach(path -> path.getValue()
                        .forEach(operation -> operation.path("responses").properties().stream()
                                .flatMap(response -> response.getValue().path("content").properties().stream())
                                .forEach(content -> {
                                    var schema = content.getValue().path("schema");
                                    assertThat(schema.has("$ref")
                                                    || schema.path("type")
                                                            .asText()
                                                            .equals("string"))
                                            .as(path.getKey() + " " + content)
                                            .isTrue();
                                })));
        var references = api.findValuesAsText("$ref");
        assertThat(references)
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isObject())
                                .as(reference)
                                .isTrue());
    }

    @Test
    void every_property_is_explained_and_every_example_is_one() {
        var silent = new ArrayList<String>();
        api.at("/components/schemas").properties().forEach(schema -> check(schema.getKey(), schema.getValue(), silent));
        assertThat(silent).isEmpty();
    }

    private static void check(String where, JsonNode schema, List<String> silent) {
        schema.path("examples").forEach(example -> isValid("example of " + where, schema, example));
        schema.path("properties").properties().forEach(property -> {
            if (!isExplained(property.getKey(), property.getValue())) {
                silent.add(where + "." + property.getKey());
            }
            check(where + "." + property.getKey(), property.getValue(), silent);
        });
        if (schema.has("items")) {
            check(where, schema.get("items"), silent);
        }
    }

    private static boolean isExplained(String name, JsonNode schema) {
        return SELF_EXPLAINING.contains(name)
                || Stream.of("description", "$ref", "examples", "enum", "items").anyMatch(schema::has);
    }
}
