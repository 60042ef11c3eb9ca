package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** The dashboards that Grafana shows, as their files say. */
final class Boards {

    static final Path FOLDER = Checkout.file("deploy/observability/dashboards");

    private Boards() {}

    /** The files' names. */
    static List<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode board(String name) {
        try {
            return Http.JSON.readTree(FOLDER.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is not JSON", e);
        }
    }

    static Stream<JsonNode> panels(String name) {
        return board(name).path("panels").valueStream();
    }

    static Stream<JsonNode> targets(JsonNode panel) {
        return panel.path("targets").valueStream();
    }

    /** What all panels of all boards ask for. */
    static Stream<Expression> expressions() {
        return names().stream()
                .flatMap(Boards::panels)
                .flatMap(Boards::targets)
                .map(target -> new Expression(target.path("expr").asText()));
    }
}
