package dev.entente.query.search;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.entente.events.PlainText;

/**
 * What is looked for: words that must all occur, {@code "several words"} in this order, {@code -word} that must not, and
 * {@code or} between alternatives.
 *
 * @param query in plain letters, with the signs of PostgreSQL's {@code websearch_to_tsquery}
 * @param plain the words that are wanted, in plain letters
 * @param forgiving whether words that are only like these may be found as well: not where phrases are asked for or words
 *     excluded
 */
public record Words(String query, String plain, boolean forgiving) {

    /** The condition that an item has the words of {@link #query()}. */
    public static final String MATCH = "search @@ websearch_to_tsquery('simple', ?)";

    private static final Pattern PART = Pattern.compile("(?<not>(?<!\\S)-)?(\"(?<phrase>[^\"]*)\"|(?<word>[^\\s\"]+))");

    /**
     * Reads a search.
     *
     * @throws IllegalArgumentException if there is no word in it
     */
    public static Words parse(String text) {
        var parts = PART.matcher(text)
                .results()
                .map(Words::part)
                .filter(part -> !part.plain.isEmpty())
                .toList();
        var plain = parts.stream()
                .filter(part -> !part.without && !part.plain.equals("or"))
                .map(Part::plain);
        var words = new Words(
                parts.stream().map(Part::written).collect(Collectors.joining(" ")),
                plain.collect(Collectors.joining(" ")),
                text.indexOf('"') < 0 && parts.stream().noneMatch(Part::without));
        if (words.plain.isEmpty()) {
            throw new IllegalArgumentException("has no word to look for");
        }
        return words;
    }

    private record Part(boolean without, boolean phrase, String plain) {

        String written() {
            return (without ? "-" : "") + (phrase ? '"' + plain + '"' : plain);
        }
    }

    private static Part part(java.util.regex.MatchResult found) {
        var phrase = found.group(4) == null;
        var plain = PlainText.of(phrase ? found.group(3) : found.group(4));
        // one word may be several in plain letters (F-16): these belong together
        return new Part(found.group(1) != null, phrase || plain.indexOf(' ') >= 0, plain);
    }

    /** The wanted words one by one. */
    List<String> each() {
        return Arrays.stream(plain.split(" ", -1)).distinct().toList();
    }
}
