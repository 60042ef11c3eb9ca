package dev.entente.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.entente.events.json.Json;
import dev.entente.events.schema.Schemas;

/** The topics as AsyncAPI 3: {@code docs/asyncapi.yaml}, and a message for each type of event, which the contract knows. */
final class AsyncApi {

    private static final String MESSAGES = "#/components/messages/";

    private AsyncApi() {}

    static ObjectNode document() {
        var document = written();
        Schemas.published().types().forEach(type -> {
            ((ObjectNode) document.at("/components/messages")).set(type, message(type));
            ((ObjectNode) document.at("/channels/events/messages"))
                    .putObject(type)
                    .put("$ref", MESSAGES + type);
        });
        return document;
    }

    private static ObjectNode message(String type) {
        var message = Json.MAPPER.createObjectNode();
        message.put("name", type);
        message.put("contentType", "application/json");
        var headers = message.putObject("headers").putArray("allOf");
        headers.addObject().put("$ref", "#/components/schemas/EventHeaders");
        headers.addObject().putObject("properties").putObject("ce_type").put("const", type);
        message.putObject("payload")
                .put("schemaFormat", "application/schema+json;version=draft-2020-12")
                .putObject("schema")
                .put("$ref", "/schemas/" + type);
        message.putObject("bindings")
                .putObject("kafka")
                .putObject("key")
                .put("type", "string")
                .put("description", "The subject.");
        return message;
    }

    private static ObjectNode written() {
        try (InputStream in = AsyncApi.class.getResourceAsStream("/asyncapi.yaml")) {
            return (ObjectNode) new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("asyncapi.yaml cannot be read", e);
        }
    }
}
