package dev.entente.events;

import java.util.Collections;
import java.util.Locale;
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
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        var together = new TreeMap<>(other.byLanguage);
        together.putAll(byLanguage);
        return new Text(together);
    }

    /**
     * What a text says in one language.
     *
     * @param language BCP 47
     */
    public record Wording(String language, String text) {

        /** Whether it is in the language that was looked for, or in one that this is a part of: {@code tr} of {@code tr-TR}. */
        public boolean isIn(String wanted) {
            var tag = language.toLowerCase(Locale.ROOT);
            return (wanted.toLowerCase(Locale.ROOT) + "-").startsWith(tag + "-");
        }

        private static Wording of(Map.Entry<String, String> entry) {
            return new Wording(entry.getKey(), entry.getValue());
        }
    }

    /**
     * The text in the language, else in English, else in any.
     *
     * @param language looked up as RFC 4647 (3.4) has it: whatever the case, {@code tr-TR} finds {@code tr}
     */
    public Optional<String> in(String language) {
        return wording(language).map(Wording::text);
    }

    /** The same, saying in which language it is. */
    public Optional<Wording> wording(String language) {
        return lookedUp(language)
                .or(() -> lookedUp("en"))
                .or(() -> byLanguage.entrySet().stream().findFirst().map(Wording::of));
    }

    private Optional<Wording> lookedUp(String range) {
        for (var tag = range; !tag.isEmpty(); tag = shorter(tag)) {
            for (var each : byLanguage.entrySet()) {
                if (each.getKey().equalsIgnoreCase(tag)) {
                    return Optional.of(Wording.of(each));
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
