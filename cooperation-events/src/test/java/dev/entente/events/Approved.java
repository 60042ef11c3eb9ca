package dev.entente.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;
import dev.entente.events.schema.Schemas;

/** The approved files: of each type one event with all that can be said, and one with no more than must be. */
public final class Approved {

    public static final Path FOLDER = Path.of("src/test/resources/approved");

    private Approved() {}

    /** The first version of the type, which every fact and report has. */
    public static EventType type(String aggregate, String fact) {
        return new EventType(aggregate, fact, 1);
    }

    /** The names of the files that there should be. */
    public static List<String> names() {
        return Schemas.published().types().stream()
                .flatMap(type -> Stream.of(type + ".full", type + ".minimal"))
                .toList();
    }

    public static Path file(String name) {
        return FOLDER.resolve(name + ".json");
    }

    /** A fresh copy of the approved event. */
    public static ObjectNode event(String name) {
        if (Files.notExists(file(name))) {
            throw new AssertionError("%s is missing; ApprovedEventsTest writes a draft of it".formatted(file(name)));
        }
        try {
            return Json.object(Files.readString(file(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode minimal(EventType type) {
        return event(type + ".minimal");
    }

    public static ObjectNode full(EventType type) {
        return event(type + ".full");
    }
}
