package dev.entente.ingest.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.entente.events.json.Json;
import dev.entente.ingest.IngestConfig;
import dev.entente.web.Problem;

/** Reads JSON, and says where reading stopped. */
@ApplicationScoped
class EventJson {

    /**
     * An event of a batch.
     *
     * @param bytes how long it is as it was sent
     * @param unreadable why it is none, where that can be told apart from the rest of the batch
     */
    record Element(JsonNode event, long bytes, Optional<Problem> unreadable) {}

    private final ObjectMapper mapper;
    private final ObjectReader element;

    EventJson(IngestConfig config) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(config.maxNesting())
                .maxStringLength((int) config.maxBatchSize().asLongValue())
                .build();
        this.mapper = Json.MAPPER.copy();
        mapper.getFactory().setStreamReadConstraints(constraints);
        this.element = mapper.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * Reads one value.
     *
     * @throws Problem 400 if the bytes are no JSON
     */
    JsonNode one(byte[] bytes) {
        Utf8.check(bytes);
        try {
            var node = mapper.readTree(bytes);
            if (node.isMissingNode()) {
                throw Body.unreadable("The body is blank; it should hold an event as JSON.");
            }
            return node;
        } catch (IOException e) {
            throw noJson(e);
        } catch (ArithmeticException | NumberFormatException e) {
            throw beyondNumbers();
        }
    }

    /**
     * Reads an array of events. What is no JSON makes the rest of the array unreadable too; a number that cannot be counted
     * with does not.
     *
     * @throws Problem 400 if the bytes are no JSON array, 413 if it has too many elements
     */
    List<Element> batch(byte[] bytes, int most) {
        Utf8.check(bytes);
        try (var parser = mapper.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Body.unreadable("A batch is a JSON array of events; this body is none.");
            }
            var array = parser.getParsingContext();
            var elements = new ArrayList<Element>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (elements.size() == most) {
                    throw Problem.of(
                            413, "too-large", "Too large", "A batch has at most %,d events here.".formatted(most));
                }
                elements.add(element(parser, array));
            }
            if (parser.nextToken() != null) {
                throw Body.unreadable("Something follows the array in the body.");
            }
            return elements;
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    private Element element(JsonParser parser, JsonStreamContext array) throws IOException {
        var begin = parser.currentTokenLocation().getByteOffset();
        try {
            JsonNode event = element.readValue(parser);
            return new Element(event, length(parser, begin), Optional.empty());
        } catch (ArithmeticException | NumberFormatException e) {
            passOver(parser, array);
            return new Element(MissingNode.getInstance(), length(parser, begin), Optional.of(beyondNumbers()));
        }
    }

    private static void passOver(JsonParser parser, JsonStreamContext array) throws IOException {
        while (!parser.getParsingContext().equals(array)) {
            parser.nextToken();
        }
    }

    private static long length(JsonParser parser, long begin) {
        return parser.currentLocation().getByteOffset() - begin;
    }

    private static Problem noJson(IOException e) {
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            return Body.unreadable("This is no JSON that is read here: %s (line %d, column %d)."
                    .formatted(
                            json.getOriginalMessage(),
                            json.getLocation().getLineNr(),
                            json.getLocation().getColumnNr()));
        }
        return Body.unreadable("This is no JSON in UTF-8: " + e.getMessage());
    }

    /** It may be JSON and yet beyond what any program counts with. */
    private static Problem beyondNumbers() {
        return Body.unreadable("A number in it is beyond what can be read. Write it smaller, or as text.");
    }
}
