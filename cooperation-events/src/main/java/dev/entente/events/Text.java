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

    /**
     * The text in the language, else in English, else in any.
     *
     * @param language looked up as RFC 4647 (3.4) has it: whatever the case, {@code tr-TR} finds {@code tr}
     */
    public Optional<String> in(String language) {
        return Optional.ofNullable(byLanguage.get(language))
                .or(() -> lookedUp(language))
                .or(() -> Optional.ofNullable(byLanguage.get("en")))
                .or(() -> byLanguage.values().stream().findFirst());
    }

    private Optional<String> lookedUp(String range) {
        for (var tag = range; !tag.isEmpty(); tag = shorter(tag)) {
            for (var each : byLanguage.entrySet()) {
                if (each.getKey().equalsIgnoreCase(tag)) {
                    return Optional.of(each.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** Without its last part, and without a single letter before that, which only begins what followed. */
    private static String shorter(String tag) {
        var cut = tag.lastIndexOf('-');
        return cut >= 2 && tag.charAt(cut - 2) == '-' ? tag.substring(0, cut - 2) : tag.substring(0, Math.max(0, cut));
    }
}
