package dev.entente.imports.send;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.entente.events.codec.StructuredMode;
import dev.entente.events.json.Json;
import dev.entente.events.schema.InvalidEvent;

/** Checks events by the rules of the published language, as the ingest service does, without one. */
public final class EventCheck {

    private EventCheck() {}

    public static Tally of(EventFile file) {
        try (var stored = file.open()) {
            var lines = new Lines(EventFile.text(stored));
            var tally = Tally.NOTHING;
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                var wrong = line.get()
                        .bytes()
                        .map(EventCheck::wrong)
                        .orElse(Optional.of("is longer than any event may be"));
                tally = wrong.isEmpty() ? tally.accept() : tally.reject(line.get(), wrong.get());
            }
            return tally;
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static Optional<String> wrong(byte[] line) {
        try {
            StructuredMode.read(Json.MAPPER.readTree(line));
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of("is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return Optional.of("cannot be read: " + e.getMessage());
        } catch (InvalidEvent e) {
            return Optional.of(e.getMessage());
        }
    }
}
