package dev.entente.events;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A text in one or several languages.
 *
 * @param byLanguage by BCP 47 language tag, in the order of the tags
 */
public record Text(@JsonValue SortedMap<String, String> byLanguage) {

    public static final Text NONE = new Text(new TreeMap<>());

    public Text {
        byLanguage = Collections.unmodifiableSortedMap(new TreeMap<>(byLanguage));
    }

    @JsonCreator
    public static Text of(Map<String, String> byLanguage) {
        return new Text(new TreeMap<>(byLanguage));
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    /** This text, and what {@code other} says in languages that are missing here. */
    public Text or(Text other) {
        var together = new TreeMap<>(other.byLanguage);
        together.putAll(byLanguage);
        return new Text(together);
    }

    /** The text in the language, else in English, else in any. */
    public Optional<String> in(String language) {
        return Optional.ofNullable(byLanguage.get(language))
                .or(() -> Optional.ofNullable(byLanguage.get("en")))
                .or(() -> byLanguage.values().stream().findFirst());
    }
}
