package dev.entente.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;
import dev.entente.ingest.Events;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The published cases of CloudEvents (see the README beside them), as they are and as events of Entente. */
final class Conformance {

    private static final Pattern BEGIN = Pattern.compile("Scenario(?: Outline)?: ");

    /** Where Entente asks for more than CloudEvents does. */
    static final Set<String> OURS = Set.of("/type", "/subject", "/data", "/datacontenttype");

    /**
     * A scenario of a feature file.
     *
     * @param text what is sent: the text between the first quotes, with the lines ended by LF
     * @param attributes the table of attributes that it comes to
     */
    record Scenario(String name, String text, Map<String, String> attributes) {

        @Override
        public String toString() {
            return name;
        }

        String head() {
            return text.split("\n\n", 2)[0];
        }

        String body() {
            return text.split("\n\n", 2)[1];
        }
    }

    private static final List<String> FOREIGN_TYPES = List.of("io.cloudevents.test", "com.example.someevent");

    private Conformance() {}

    /** The cases of a file of the JSON format, as they are. */
    static List<JsonNode> cases(String file) {
        var cases = new ArrayList<JsonNode>();
        Json.object(text(file)).get("tests").forEach(cases::add);
        return cases;
    }

    /** The event with the type, subject and data of one of ours, where they are not what it is a case of. */
    static ObjectNode asOneOfOurs(JsonNode event) {
        var ours = Events.signed();
        var changed = (ObjectNode) event.deepCopy();
        if (FOREIGN_TYPES.contains(changed.path("type").asText())) {
            changed.set("type", ours.get("type"));
        }
        if (!changed.hasNonNull("subject") || changed.path("subject").asText().equals("tests")) {
            changed.set("subject", ours.get("subject"));
        }
        if (!changed.has("data_base64")) {
            changed.set("data", ours.get("data"));
        }
        if (changed.path("datacontenttype").asText().equals("text/plain")) {
            changed.put("datacontenttype", "application/json");
        }
        return changed;
    }

    /** The scenarios of a feature, outlines once for each of their examples. */
    static List<Scenario> scenarios(String file) {
        var scenarios = new ArrayList<Scenario>();
        for (var part : BEGIN.split(text(file), -1)) {
            if (part.contains("When parsed")) {
                examples(part).forEach(example -> scenarios.add(scenario(part.replace("<contentType>", example))));
            }
        }
        return scenarios;
    }

    private static List<String> examples(String part) {
        var table = rows(part.contains("Examples:") ? part.substring(part.indexOf("Examples:")) : "");
        return table.isEmpty()
                ? List.of("")
                : table.stream().skip(1).map(row -> row[1].strip()).toList();
    }

    private static Scenario scenario(String part) {
        var attributes = new LinkedHashMap<String, String>();
        rows(part.substring(part.indexOf("Then the attributes are:"), part.indexOf("And the data is")))
                .forEach(row -> attributes.put(row[1].strip(), row[2].strip()));
        attributes.remove("key");
        var quoted = part.split("\"\"\"", 3)[1].stripIndent().strip();
        return new Scenario(part.lines().findFirst().orElseThrow(), quoted, attributes);
    }

    private static List<String[]> rows(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .toList();
    }

    private static String text(String file) {
        try (InputStream in = Conformance.class.getResourceAsStream("/cloudevents/" + file)) {
            return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
