package dev.entente.events.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;

import dev.entente.events.Approved;
import dev.entente.events.EventType;
import dev.entente.events.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The published schemas are the truth: what is accepted at a glance is valid by them. */
class QuickCheckTest {

    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "1",
            "-90",
            "-90.00000000000000000001",
            "180",
            "180.00000000000000000001",
            "181",
            "1.0",
            "1e400",
            "123456789012345678901234567890",
            "\"\"",
            "\" \"",
            "\"\\u00a0\"",
            "\"\\u2003\\u3000\"",
            "\"a\\n\"",
            "\"TR\\n\"",
            "\"057\\n\"",
            "\"057\\u2028\"",
            "\"agreement/x\\n\"",
            "\"visit/x\"",
            "\"actor/x\\r\"",
            "\"https://example.org\"",
            "\"https://\\u00a0\"",
            "\"12.50\\n\"",
            "\"2024-08\"",
            "\"2024-02-30\"",
            "\"2024-08-19/2024-08-22\"",
            "\"2024-08-20\\n\"",
            "\"TR\"",
            "\"\\ud83d\\ude00\"",
            "[]",
            "[null]",
            "[1,1.0]",
            "[\"education\",\"education\"]",
            "[{\"country\":\"TR\"},{\"country\":\"TR\"}]",
            "{}",
            "{\"en\\n\":\"x\"}",
            "{\"en\":\"x\"}",
            "{\"latitude\":1}",
            "{\"country\":\"TR\"}");

    private static final Map<String, QuickCheck> QUICK = new HashMap<>();
    private static final Map<String, Schema> SCHEMAS = new HashMap<>();

    private final Random random = new Random();

    static List<String> approved() {
        return Approved.names();
    }

    static IntStream seeds() {
        return IntStream.range(0, 10);
    }

    @ParameterizedTest
    @MethodSource("approved")
    void an_approved_event_is_accepted_at_a_glance(String name) {
        var event = Approved.event(name);
        assertThat(quick(type(event)).accepts(event.get("data"))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_accepted_at_a_glance_is_valid_by_the_schema(int seed) {
        random.setSeed(seed);
        var accepted = 0;
        for (var round = 0; round < 200; round++) {
            var names = Approved.names();
            var event = Approved.event(names.get(random.nextInt(names.size())));
            var type = type(event);
            var data = (ObjectNode) event.get("data");
            mutate(data);
            if (quick(type).accepts(data)) {
                accepted++;
                assertThat(schema(type).validate(data))
                        .as("seed %d, round %d: %s", seed, round, data)
                        .isEmpty();
            }
        }
        assertThat(accepted).as("some mutations do no harm").isPositive();
    }

    @Test
    void faults_are_told_by_the_schema_itself() {
        var data = Json.object("""
                {"occurred":"2024-13","title":{"en":" "},"parties":[{"country":"XX"}],"new":1}""");
        var type = EventType.of("dev.entente.agreement.signed.v1");
        assertThat(Schemas.published().check(type, data))
                .extracting(Fault::pointer)
                .contains("/occurred", "/title/en", "/parties", "/parties/0/country", "/new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"oneOf\":[]}", "{\"format\":\"uri\"}", "{\"type\":\"null\"}", "{\"items\":{\"not\":{}}}"})
    void a_schema_with_another_keyword_is_refused(String schema) {
        assertThatThrownBy(() -> QuickCheckCompiler.compile(Json.object(schema)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not know");
    }

    private static String type(ObjectNode event) {
        return event.get("type").asText();
    }

    private static QuickCheck quick(String type) {
        return QUICK.computeIfAbsent(
                type,
                name -> QuickCheckCompiler.compile(
                        Schemas.published().document(name).orElseThrow()));
    }

    private static Schema schema(String type) {
        return SCHEMAS.computeIfAbsent(type, QuickCheckTest::published);
    }

    /** As another reader of the published document would have it. */
    private static Schema published(String type) {
        var dialect = Dialect.builder(Dialects.getDraft202012())
                .format(new EdtfFormat())
                .build();
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config))
                .getSchema(Schemas.published().document(type).orElseThrow());
    }

    private void mutate(ObjectNode data) {
        var places = new ArrayList<JsonNode>();
        places.add(data);
        for (var index = 0; index < places.size(); index++) {
            places.get(index).forEach(places::add);
        }
        switch (places.get(random.nextInt(places.size()))) {
            case ObjectNode object -> mutateMember(object);
            case ArrayNode array when !array.isEmpty() -> array.set(random.nextInt(array.size()), odd());
            case ArrayNode array -> array.add(odd());
            case JsonNode other -> mutateMember(data);
        }
    }

    private void mutateMember(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        var name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "\n", odd());
            default -> object.set(name, odd());
        }
    }

    private JsonNode odd() {
        return Json.object("{\"it\":" + ODD.get(random.nextInt(ODD.size())) + "}")
                .get("it");
    }
}
