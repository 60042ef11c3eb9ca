package dev.entente.query.projection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.Actor;
import dev.entente.events.Place;
import dev.entente.events.PlainText;
import dev.entente.events.Text;
import dev.entente.events.code.CodeLists;
import dev.entente.events.fold.Item;

/**
 * What search knows of an item: the words of all its texts in plain letters, with their places, as a {@code tsvector} of
 * PostgreSQL. Those of its title have the weight A.
 */
final class SearchText {

    /**
     * A word.
     *
     * @param plain in plain letters
     * @param written in small letters, as it is written
     */
    record Word(String plain, String written) {

        /** Few words are written in more than one way. */
        @Override
        public int hashCode() {
            return plain.hashCode();
        }
    }

    /** Codes, dates and numbers are no words that anybody searches for. */
    private static final Set<String> NO_WORDS = Set.of("country", "status", "statusSince", "currency", "amount");

    private static final Locale TURKISH = Locale.of("tr");

    private static final int MOST_LETTERS = 200_000;
    private static final int LONGEST_WORD = 200;

    /** What PostgreSQL keeps of a vector at most: the letters of its words in UTF-8, and behind those of each its places. */
    private static final int MOST_BYTES = (1 << 20) - 1;

    private static final int BYTES_OF_PLACE = 2;

    /** PostgreSQL knows no later place, and no more places of one word. */
    private static final int LAST_PLACE = 16_383;

    private static final int MOST_PLACES = 255;

    /** So that no phrase begins in one text and ends in another. */
    private static final int BETWEEN_TEXTS = 2;

    /** Where a word stands. */
    private static final class Places {
        private int[] places = new int[1];
        private int many;

        /** Whether there is room for a later place, of which the last one is kept once. */
        boolean takesMore() {
            return many == 0 || (many < MOST_PLACES && places[many - 1] < LAST_PLACE);
        }

        void add(int place) {
            if (many == places.length) {
                places = Arrays.copyOf(places, 2 * many);
            }
            places[many++] = place;
        }

        /** A title comes first, so its places are the first ones. */
        void write(StringBuilder out, int firstBehindTitle) {
            for (var index = 0; index < many; index++) {
                out.append(index == 0 ? ':' : ',').append(Math.min(places[index], LAST_PLACE));
                if (places[index] < firstBehindTitle) {
                    out.append('A');
                }
            }
        }
    }

    /** What a word and a place of one take in a vector, beside its letters. */
    private static final int ROOM_OF_WORD = 10;

    private final Map<String, Places> places = new LinkedHashMap<>();
    private final List<Word> words = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private int place = 1;
    private int firstBehindTitle;
    private int letters;
    private int bytes;

    private SearchText() {}

    /**
     * Of an item.
     *
     * @param state the item's own, as JSON
     */
    static SearchText of(Item item, JsonNode state) {
        var search = new SearchText();
        search.addWritten(item.title());
        search.firstBehindTitle = search.place;
        search.addWritten(item.summary());
        search.addAll(state);
        item.place().flatMap(Place::name).ifPresent(search::add);
        Actor.countries(item.state().actors()).forEach(search::addCountry);
        return search;
    }

    /** In the form in which PostgreSQL reads it. */
    String vector() {
        var vector = new StringBuilder(Math.min(letters, MOST_LETTERS) + ROOM_OF_WORD * places.size());
        places.forEach((word, where) -> {
            vector.append('\'').append(word).append('\'');
            where.write(vector, firstBehindTitle);
            vector.append(' ');
        });
        return vector.toString();
    }

    /** Words may occur more than once. */
    List<Word> words() {
        return words;
    }

    private void addCountry(String country) {
        CodeLists.countries()
                .names()
                .getOrDefault(country, Text.NONE)
                .byLanguage()
                .values()
                .forEach(this::add);
        AlsoCalled.of(country).forEach(this::add);
    }

    private void addAll(JsonNode node) {
        if (node.isTextual()) {
            var text = node.asText();
            if (!text.startsWith("actor/")) {
                add(text);
            }
        } else if (node.isArray()) {
            node.forEach(this::addAll);
        } else {
            node.properties().forEach(property -> {
                if (!NO_WORDS.contains(property.getKey())) {
                    addAll(property.getValue());
                }
            });
        }
    }

    private void add(String text) {
        if (told.add(text)) {
            addPlain(text);
            place += BETWEEN_TEXTS;
        }
    }

    /** Turkish stems depend on letters that plain ones hide. */
    private void addWritten(Text texts) {
        texts.byLanguage().forEach((language, text) -> {
            if (told.add(text)) {
                addWritten(text, language.startsWith("tr") ? TURKISH : Locale.ROOT);
                place += BETWEEN_TEXTS;
            }
        });
    }

    private void addWritten(String text, Locale language) {
        if (isPlainWhenSmall(text, language)) {
            addPlain(text);
            return;
        }
        for (var start = 0; start < text.length(); ) {
            var end = PlainText.endOfWord(text, start);
            if (end > start) {
                addWord(text.substring(start, end), language);
            }
            start = end > start ? end : start + Character.charCount(text.codePointAt(start));
        }
    }

    /** The dot of a Turkish i is nothing that plain letters know. */
    private static boolean isPlainWhenSmall(String text, Locale language) {
        return PlainText.isAscii(text) && (language.equals(Locale.ROOT) || text.indexOf('I') < 0);
    }

    private void addWord(String word, Locale language) {
        var plain = PlainText.of(word);
        if (plain.indexOf(' ') >= 0) {
            addPlain(word);
        } else if (!plain.isEmpty()) {
            add(plain, isPlainWhenSmall(word, language) ? plain : word.toLowerCase(language));
        }
    }

    private void addPlain(String text) {
        var plain = PlainText.of(text);
        for (var start = 0; start < plain.length(); ) {
            var blank = plain.indexOf(' ', start);
            var end = blank < 0 ? plain.length() : blank;
            var word = plain.substring(start, end);
            add(word, word);
            start = end + 1;
        }
    }

    private void add(String plain, String written) {
        letters += plain.length();
        if (letters > MOST_LETTERS || bytes > MOST_BYTES || plain.length() > LONGEST_WORD) {
            return;
        }
        var known = places.get(plain);
        var takesPlace = known == null || known.takesMore();
        bytes += (known == null ? bytes(plain) : 0) + (takesPlace ? BYTES_OF_PLACE : 0);
        if (bytes > MOST_BYTES) { // nor does what comes later find room
            return;
        }
        var where = known == null ? new Places() : known;
        if (known == null) {
            places.put(plain, where);
        }
        if (known == null || !written.equals(plain)) {
            words.add(new Word(plain, written.length() > LONGEST_WORD ? plain : written));
        }
        if (takesPlace) {
            where.add(place);
        }
        place++;
    }

    /** A word fills up to an even number of bytes; then comes how many places it has. */
    private static int bytes(String plain) {
        var letters = plain.getBytes(StandardCharsets.UTF_8).length;
        return letters + letters % 2 + BYTES_OF_PLACE;
    }
}
