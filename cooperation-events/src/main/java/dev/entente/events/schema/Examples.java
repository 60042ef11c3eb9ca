package dev.entente.events.schema;

import java.util.Map;

/** How values look that are no plain text or number, for whoever wrote one. */
final class Examples {

    private static final Map<String, String> BY_DEFINITION = Map.of(
            "text", "{\"en\":\"Training of pilots\"}",
            "longText", "{\"en\":\"Training of pilots, for two years.\"}",
            "actor", "{\"country\":\"MY\"}",
            "twoActors", "[{\"country\":\"TR\"},{\"country\":\"MY\"}]",
            "money", "{\"currency\":\"USD\",\"amount\":\"12500000.00\"}",
            "place", "{\"country\":\"MY\",\"name\":\"Kuala Lumpur\"}",
            "evidence", "{\"url\":\"https://press.example.org/a/7\"}");

    private static final String DEFINITIONS = "/$defs/";

    private Examples() {}

    /** What the sentence ends with that says what the value is not; nothing but where the definition has an example. */
    static String of(String location) {
        var at = location.indexOf(DEFINITIONS);
        if (at < 0 || !location.endsWith("/type")) {
            return "";
        }
        var definition = location.substring(at + DEFINITIONS.length(), location.length() - "/type".length());
        return BY_DEFINITION.containsKey(definition) ? ", such as " + BY_DEFINITION.get(definition) : "";
    }
}
