package dev.entente.ingest.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.entente.events.json.Json;
import dev.entente.ingest.IngestConfig;
import dev.entente.ingest.body.Bodies;
import dev.entente.web.Problem;

/** Reads JSON, and says where reading stopped. */
@Singleton
class EventJson {

    /**
     * An event of a batch.
     *
     * @param refusal why it is none, where that can be told apart from the rest of the batch
     */
    record Element(JsonNode event, Optional<Problem> refusal) {}

    /** A name is held by every pointer that goes through it. */
    private static final int LONGEST_NAME = 500;

    private static final int BATCH_TO_EVENT = 10;

    /** What the parser says to who programs it, and not to who sends. */
    private static final Pattern ADVICE = Pattern.compile(
            " \\([^()]*`[^`]*`[^()]*(?:\\(\\)[^()]*)*\\)|: enable `[^`]*` to allow| \\(not recognized as one since Feature [^()]*\\)| to allow, enable `[^`]*`");

    private final ObjectMapper mapper;
    private final ObjectReader element;
    private final long largestEvent;
    private final int mostValues;

    EventJson(IngestConfig config) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(config.maxNesting())
                .maxNameLength(LONGEST_NAME)
                .maxStringLength((int) config.maxBatchSize().asLongValue())
                .build();
        this.mapper = Json.MAPPER.copy();
        mapper.getFactory().setStreamReadConstraints(constraints);
        this.largestEvent = config.maxEventSize().asLongValue();
        this.mostValues = config.maxValues();
        this.element = mapper.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * Reads one value.
     *
     * @param memory is told how much it takes, before it is taken
     * @throws Problem 400 if the bytes are no JSON, 413 if it holds too many values
     */
    JsonNode one(byte[] bytes, LongConsumer memory) {
        Utf8.check(bytes);
        weigh(Values.in(bytes), "an event", mostValues, memory);
        return tree(bytes);
    }

    /**
     * Reads one value of which is known how many it holds, and so how much memory it takes.
     *
     * @throws Problem as of any
     */
    JsonNode one(byte[] bytes, int values) {
        Utf8.check(bytes);
        weigh(values, "an event", mostValues, memory -> {});
        return tree(bytes);
    }

    private JsonNode tree(byte[] bytes) {
        try (var parser = mapper.createParser(bytes)) {
            var node = element.<JsonNode>readTree(parser);
            if (node == null || node.isMissingNode()) {
                throw Problem.unreadable("The body is blank; it should hold an event as JSON.");
            }
            if (parser.nextToken() != null) {
                throw Problem.unreadable("Something follows the event. One event only is read here: send several as"
                        + " application/x-ndjson, one a line, or as a batch, application/cloudevents-batch+json.");
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
     * @param memory is told how much they take, before it is taken
     * @throws Problem 400 if the bytes are no JSON array, 413 if it has too many elements, or holds too many values
     */
    List<Element> batch(byte[] bytes, int most, LongConsumer memory) {
        Utf8.check(bytes);
        weigh(Values.in(bytes), "a batch", BATCH_TO_EVENT * mostValues, memory);
        try (var parser = mapper.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Problem.unreadable("A batch is a JSON array of events; this body is none."
                        + (parser.currentToken() == JsonToken.START_OBJECT
                                ? " One event is sent as application/cloudevents+json."
                                : ""));
            }
            var array = parser.getParsingContext();
            var elements = new ArrayList<Element>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (elements.size() == most) {
                    throw Problem.tooLarge("A batch has at most %,d events here.".formatted(most));
                }
                elements.add(element(parser, array, bytes));
            }
            if (parser.nextToken() != null) {
                throw Problem.unreadable("Something follows the array in the body.");
            }
            return elements;
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    private static void weigh(int values, String what, int most, LongConsumer memory) {
        if (values > most) {
            throw tooManyValues(what, most);
        }
        memory.accept((long) Values.BYTES * values);
    }

    private static Problem tooManyValues(String what, int most) {
        return Problem.tooLarge("No more than %,d values are taken in %s here.".formatted(most, what));
    }

    private Element element(JsonParser parser, JsonStreamContext array, byte[] bytes) throws IOException {
        var begin = parser.currentTokenLocation().getByteOffset();
        try {
            JsonNode event = element.readValue(parser);
            return new Element(event, tooLarge(bytes, begin, end(parser)));
        } catch (ArithmeticException | NumberFormatException e) {
            passOver(parser, array);
            return new Element(MissingNode.getInstance(), Optional.of(beyondNumbers()));
        }
    }

    private Optional<Problem> tooLarge(byte[] bytes, long begin, long end) {
        if (end - begin > largestEvent) {
            return Optional.of(Bodies.tooLarge("an event", largestEvent));
        }
        return Values.in(bytes, (int) begin, (int) end) > mostValues
                ? Optional.of(tooManyValues("an event", mostValues))
                : Optional.empty();
    }

    private static void passOver(JsonParser parser, JsonStreamContext array) throws IOException {
        while (!parser.getParsingContext().equals(array)) {
            parser.nextToken();
        }
    }

    private static long end(JsonParser parser) {
        return parser.currentLocation().getByteOffset();
    }

    private Problem noJson(IOException e) {
        if (e instanceof StreamConstraintsException beyond) {
            return Problem.unreadable(beyond(beyond.getOriginalMessage()));
        }
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            return Problem.unreadable("This is no JSON that is read here: %s (line %d, column %d)."
                    .formatted(
                            ADVICE.matcher(json.getOriginalMessage()).replaceAll(""),
                            json.getLocation().getLineNr(),
                            json.getLocation().getColumnNr()));
        }
        return Problem.unreadable("This is no JSON in UTF-8: " + e.getMessage());
    }

    private String beyond(String limit) {
        if (limit.startsWith("Document nesting depth")) {
            return "It is nested too deeply: at most %,d levels are read here."
                    .formatted(mapper.getFactory().streamReadConstraints().getMaxNestingDepth());
        }
        if (limit.startsWith("Name length")) {
            return "A name in it is too long: at most %,d characters are read here.".formatted(LONGEST_NAME);
        }
        return limit.startsWith("Number value length")
                ? beyondNumbers().getMessage()
                : "A text in it is longer than any event may be.";
    }

    /** It may be JSON and yet beyond what any program counts with. */
    private static Problem beyondNumbers() {
        return Problem.unreadable("A number in it is beyond what can be read. Write it smaller, or as text.");
    }
}
