package dev.entente.query.item;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.Kind;
import dev.entente.events.Text;
import dev.entente.events.code.CodeLists;
import dev.entente.events.json.Json;

/** Texts of items in one language, else in English, else in any. */
final class Wordings {

    private Wordings() {}

    static Optional<String> of(JsonNode text, String language) {
        return text.isObject()
                ? Json.bind(text, Text.class).in(language)
                : Optional.of(text.asText()).filter(plain -> !plain.isEmpty());
    }

    private static Optional<String> title(JsonNode item, Kind<?, ?> kind, String language) {
        return of(item.path("title"), language).or(() -> of(item.path(kind.titleProperty()), language));
    }

    /** What an item is called: its title, or where the kind has another property for that, the name; where nobody has given it one, between whom and when it is. */
    static String called(JsonNode item, Kind<?, ?> kind, String language) {
        return title(item, kind, language)
                .orElseGet(() -> Stream.concat(
                                countries(item, language),
                                Stream.of(item.path("occurred").asText()))
                        .collect(Collectors.joining(", ")));
    }

    /** What the countries of an item are called. */
    static Stream<String> countries(JsonNode item, String language) {
        return item.path("countries")
                .valueStream()
                .map(code -> CodeLists.countries().nameOf(code.asText(), language));
    }
}
