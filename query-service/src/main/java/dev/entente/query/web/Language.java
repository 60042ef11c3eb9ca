package dev.entente.query.web;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Kinds;
import dev.entente.events.Text;
import dev.entente.events.json.Json;

/**
 * The language in which texts are wanted: then they are plain strings, in that language, else in English, else in any.
 * What is in another one than was asked for is named under {@code languages}, with its language.
 *
 * @param tag BCP 47; nothing: every text in all its languages
 */
public record Language(Optional<String> tag) {

    /** The codes of two letters (ISO 639-1); there are too many of three letters to tell those apart that are none. */
    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    private static final String OTHERS = "languages";

    /** Properties of items that hold a text by language, of all kinds. */
    private static final SortedSet<String> TEXTS = Stream.concat(
                    Stream.of("title", "summary"),
                    Kinds.all().stream()
                            .flatMap(kind -> kind.properties().properties().stream()
                                    .filter(property -> isText(property.getValue()))
                                    .map(java.util.Map.Entry::getKey)))
            .collect(Collectors.toCollection(TreeSet::new));

    /** Whether a property of items holds a text by language. */
    public static boolean isText(String property) {
        return TEXTS.contains(property);
    }

    private static boolean isText(JsonNode schema) {
        var form = schema.path("$ref").asText();
        return form.equals("#/$defs/text") || form.equals("#/$defs/longText");
    }

    /** The parameter {@code lang}. */
    public static Language of(Parameters parameters) {
        return new Language(parameters.one(QueryParameter.LANG, Language::tag));
    }

    private static String tag(String text) {
        try {
            var language = new Locale.Builder().setLanguageTag(text).build().getLanguage();
            if (KNOWN.contains(language) || language.length() > 2) {
                return text;
            }
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(refused(text), e);
        }
        throw new IllegalArgumentException(refused(text));
    }

    private static String refused(String text) {
        return "'" + text + "' is not a language tag (BCP 47), such as tr";
    }

    public boolean isAll() {
        return tag.isEmpty();
    }

    /** Writes the texts of an item in the language, and the languages of those that are in another one. */
    public ObjectNode in(ObjectNode item) {
        if (tag.isPresent()) {
            TEXTS.stream()
                    .filter(name -> item.path(name).isObject())
                    .forEach(name -> Json.bind(item.get(name), Text.class)
                            .wording(tag.get())
                            .ifPresent(wording -> write(item, name, wording)));
        }
        return item;
    }

    /** Writes a plain text into an item; where it is not in the language that was asked for, also in which it is. */
    public void write(ObjectNode item, String property, Text.Wording wording) {
        item.put(property, wording.text());
        if (tag.filter(wording::isIn).isEmpty()) {
            item.withObjectProperty(OTHERS).put(property, wording.language());
        }
    }
}
