package dev.entente.events.codec;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.json.Json;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.InvalidEvent;

/** Data that comes as bytes. */
final class DataBytes {

    private DataBytes() {}

    /**
     * Reads JSON in UTF-8.
     *
     * @param place where the bytes stand in the event
     * @return a missing node if there is nothing
     * @throws InvalidEvent if they are no JSON
     */
    static JsonNode read(byte[] bytes, String place) {
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw fault(place, "is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) { // of bytes in memory, this can only be their encoding
            throw fault(place, "is no JSON: " + e.getMessage());
        } catch (NumberFormatException | ArithmeticException e) {
            throw fault(place, "holds a number beyond what can be read");
        }
    }

    private static InvalidEvent fault(String place, String detail) {
        return new InvalidEvent(List.of(new Fault(place, detail)));
    }
}
