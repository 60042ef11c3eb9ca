package dev.entente.events.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;

import dev.entente.events.EventType;
import dev.entente.events.json.Json;
import dev.entente.events.report.Reports;

import static org.assertj.core.api.Assertions.assertThat;

class SchemasTest {

    private static final Map<String, String> DESIGN = Map.of(
            "agreement",
            "proposed negotiationStarted initialled signed ratified enteredIntoForce reported amended extended suspended"
                    + " resumed terminated expired",
            "visit",
            "announced held postponed cancelled",
            "meeting",
            "held",
            "statement",
            "made",
            "transfer",
            "ordered milestoneReached delivered cancelled",
            "exercise",
            "announced held cancelled",
            "programme",
            "announced launched ended",
            "actor",
            "described",
            "report",
            "corrected retracted sameAs");

    static List<String> types() {
        return Schemas.published().types();
    }

    @Test
    void every_type_of_the_design_has_a_schema() {
        var design = DESIGN.entrySet().stream()
                .flatMap(kind -> Arrays.stream(kind.getValue().split(" "))
                        .map(fact -> "dev.entente." + kind.getKey() + "." + fact + ".v1"))
                .toList();
        assertThat(design).hasSize(33);
        assertThat(Schemas.published().types()).containsAll(design).isSorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void each_is_valid_by_the_schema_of_schemas(String type) {
        var document = document(type);
        assertThat(document.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        var metaSchema = SchemaRegistry.withDialect(Dialects.getDraft202012())
                .getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));
        assertThat(metaSchema.validate(document)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void each_stands_alone(String type) {
        var document = document(type);
        everywhere(document)
                .filter(node -> node.has("$ref"))
                .forEach(node -> assertThat(node.get("$ref").asText())
                        .startsWith("#/$defs/")
                        .satisfies(reference -> assertThat(
                                        document.at(reference.substring(1)).isObject())
                                .as(reference)
                                .isTrue()));
        assertThat(everywhere(document).filter(node -> node.path("codes").isTextual()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void each_is_closed_but_for_what_is_the_sources_own(String type) {
        var document = document(type);
        assertThat(document.path("additionalProperties").isBoolean()
                        && !document.path("additionalProperties").asBoolean())
                .isTrue();
        var own = List.of(document.at("/properties/extra"), document.at("/properties/data"));
        everywhere(document)
                .filter(node -> node.path("type").asText().equals("object") && !own.contains(node))
                .forEach(node -> assertThat(node.has("additionalProperties"))
                        .as("%s: %s", type, node)
                        .isTrue());
    }

    @Test
    void what_should_be_an_object_or_a_list_is_told_by_an_example_that_is_one() throws Exception {
        var type = EventType.of("dev.entente.agreement.signed.v1");
        var wrong = "{\"occurred\":\"2024\",\"title\":\"x\",\"parties\":\"TR\",\"place\":\"MY\",\"money\":1}";

        var faults = Schemas.published().check(type, Json.MAPPER.readTree(wrong)).stream()
                .filter(fault -> fault.detail().contains(", such as "))
                .toList();

        assertThat(faults).extracting(Fault::pointer).containsExactly("/money", "/parties", "/place", "/title");
        for (var fault : faults) {
            var right = Json.object(wrong)
                    .set(
                            fault.pointer().substring(1),
                            Json.MAPPER.readTree(fault.detail().replaceFirst(".*, such as ", "")));
            assertThat(Schemas.published().check(type, right))
                    .extracting(Fault::pointer)
                    .doesNotContain(fault.pointer());
        }
    }

    /** A correction need not say the type of its data: what is that of a report must be told by its properties. */
    @ParameterizedTest
    @MethodSource("types")
    void only_a_report_has_properties_that_tell_that_it_is_one(String type) {
        assertThat(Reports.meant(document(type).path("properties")))
                .isEqualTo(Optional.of(EventType.of(type)).filter(Reports::isReport));
    }

    /** A stack is deep enough for a few thousand words, where each goes down a step. */
    @Test
    void of_a_slug_however_long_it_is_told_that_it_is_too_long() {
        var data = Json.object("""
                {"occurred": "2024-08-20", "title": {"en": "x"}, "speakers": [{"country": "CL"}],
                 "position": {"issue": "a%s", "stance": "supports", "of": "b"}}""".formatted("-a".repeat(200_000)));

        assertThat(Schemas.published().check(EventType.of("dev.entente.statement.made.v1"), data))
                .containsExactly(new Fault("/position/issue", "must be at most 100 characters long"));
    }

    private static JsonNode document(String type) {
        return Schemas.published().document(type).orElseThrow();
    }

    private static Stream<JsonNode> everywhere(JsonNode node) {
        var all = new ArrayList<JsonNode>();
        all.add(node);
        for (var index = 0; index < all.size(); index++) {
            all.get(index).forEach(all::add);
        }
        return all.stream();
    }
}
