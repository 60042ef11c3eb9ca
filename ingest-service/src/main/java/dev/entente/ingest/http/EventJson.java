package dev.entente.ingest.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.entente.events.json.Json;
import dev.entente.web.Problem;

/** Reads JSON, and says where reading stopped. */
final class EventJson {

    /** An event of a batch. */
    record Element(JsonNode event, long bytes) {}

    private static final ObjectReader ELEMENT =
            Json.MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventJson() {}

    /**
     * Reads one value.
     *
     * @throws Problem 400 if the bytes are no JSON
     */
    static JsonNode one(byte[] bytes) {
        try {
            var node = Json.MAPPER.readTree(bytes);
            if (node.isMissingNode()) {
                throw Body.unreadable("The body is blank; it should hold an event as JSON.");
            }
            return node;
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            throw noJson(e);
        }
    }

    /**
     * Reads an array of events.
     *
     * @throws Problem 400 if the bytes are no JSON array, 413 if it has too many elements
     */
    static List<Element> batch(byte[] bytes, int most) {
        try (var parser = Json.MAPPER.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Body.unreadable("A batch is a JSON array of events; this body is none.");
            }
            var elements = new ArrayList<Element>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (elements.size() == most) {
                    throw Problem.of(
                            413, "too-large", "Too large", "A batch has at most %,d events here.".formatted(most));
                }
                elements.add(element(parser));
            }
            if (parser.nextToken() != null) {
                throw Body.unreadable("Something follows the array in the body.");
            }
            return elements;
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            throw noJson(e);
        }
    }

    private static Element element(JsonParser parser) throws IOException {
        var begin = parser.currentTokenLocation().getByteOffset();
        JsonNode event = ELEMENT.readValue(parser);
        return new Element(event, parser.currentLocation().getByteOffset() - begin);
    }

    /** A number may be JSON and yet beyond what any program counts with. */
    private static Problem noJson(Exception e) {
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            return Body.unreadable("This is no JSON: %s (line %d, column %d)."
                    .formatted(
                            json.getOriginalMessage(),
                            json.getLocation().getLineNr(),
                            json.getLocation().getColumnNr()));
        }
        return Body.unreadable(
                e instanceof IOException
                        ? "This is no JSON in UTF-8: " + e.getMessage()
                        : "A number in it is beyond what can be read.");
    }
}
