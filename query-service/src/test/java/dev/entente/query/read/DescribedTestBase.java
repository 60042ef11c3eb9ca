package dev.entente.query.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;

import dev.entente.events.Position;
import dev.entente.events.codec.KafkaMode;
import dev.entente.events.codec.StructuredMode;
import dev.entente.events.edtf.Edtf;
import dev.entente.events.edtf.EdtfException;
import dev.entente.events.json.Json;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Answers about all that can be told, and what the description of the API says of them. */
abstract class DescribedTestBase {

    static Position told = Position.START;

    static ObjectNode api;

    static final Map<String, Schema> SCHEMAS = new TreeMap<>();

    /** The corpus, and two countries of which all is told that an answer can show. */
    @BeforeAll
    static void tell() throws IOException {
        if (!told.equals(Position.START)) {
            return; // by the class before
        }
        try (var log = new EventLog();
                var corpus = new BufferedReader(new InputStreamReader(
                        Json.class.getResourceAsStream("/dev/entente/events/corpus/turkiye-malaysia-2024.ndjson"),
                        UTF_8))) {
            for (var line : corpus.lines().toList()) {
                var event = StructuredMode.read(Json.object(line));
                told = told.and(
                        log.append(event.subject().toString(), KafkaMode.headers(event), KafkaMode.value(event)));
            }
            told = told.and(Everything.tell(log));
        }
    }

    @BeforeEach
    void wait_until_it_is_projected() throws IOException {
        EventLog.isProjected(told);
        if (api == null) {
            api = Json.object(given().get("/q/openapi?format=json").asByteArray());
        }
    }

    /** A date of the contract. */
    static final class EdtfFormat implements Format {

        @Override
        public String getName() {
            return "edtf";
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            try {
                Edtf.parse(value);
                return true;
            } catch (EdtfException e) {
                return false;
            }
        }
    }

    /** @param inOneLanguage whether texts are plain strings, since the parameter lang asks for one language */
    static Schema schema(JsonNode of, boolean inOneLanguage) {
        return SCHEMAS.computeIfAbsent(of.toString() + inOneLanguage, text -> {
            var document = Json.MAPPER.createObjectNode();
            document.setAll((ObjectNode) of.deepCopy());
            var schemas = (ObjectNode) api.at("/components/schemas").deepCopy();
            if (inOneLanguage) {
                schemas.putObject("Text").put("type", "string");
            }
            document.putObject("components").set("schemas", schemas);
            close(document);
            var dialect = Dialect.builder(Dialects.getDraft202012())
                    .format(new EdtfFormat())
                    .build();
            var config =
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
            return SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config))
                    .getSchema(document);
        });
    }

    /** Answers may get further properties one day; until then the description has all of them. */
    static void close(JsonNode node) {
        if (node.path("properties").isObject() && !node.has("additionalProperties")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        node.forEach(DescribedTestBase::close);
    }

    /** What the description says of this address; the address itself before a pattern that it fits. */
    static JsonNode described(String method, String path) {
        var paths = api.get("paths");
        var operation = paths.has(path)
                ? paths.get(path)
                : paths.properties().stream()
                        .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(path + " is not described"));
        return operation.get(method);
    }

    static void isValid(String where, JsonNode schema, JsonNode value) {
        assertThat(schema(schema, where.contains("lang=")).validate(value))
                .as(where + " by " + schema + ": " + value)
                .isEmpty();
    }
}
