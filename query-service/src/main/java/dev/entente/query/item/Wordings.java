package dev.entente.query.item;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.Kind;
import dev.entente.events.Text;
import dev.entente.events.json.Json;

/** Texts of items in one language, else in English, else in any. */
final class Wordings {

    private Wordings() {}

    static Optional<String> of(JsonNode text, String language) {
        return text.isObject()
                ? Json.bind(text, Text.class).in(language)
                : Optional.of(text.asText()).filter(plain -> !plain.isEmpty());
    }

    /** What an item is called: its title, or where the kind has another property for that, the name. */
    static Optional<String> title(JsonNode item, Kind<?, ?> kind, String language) {
        return of(item.path("title"), language).or(() -> of(item.path(kind.titleProperty()), language));
    }
}
