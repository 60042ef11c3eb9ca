package dev.entente.query.filter;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.entente.events.PlainText;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Sql;

/**
 * What is looked for: words that must all occur, {@code "several words"} in this order, {@code -word} that must not, and
 * {@code or} between alternatives.
 *
 * @param query in plain letters, with the signs of PostgreSQL's {@code websearch_to_tsquery}
 * @param asWritten the same with all its letters, which tell a Turkish stem
 * @param plain the words that are wanted, in plain letters
 * @param forgiving whether words that are only like these may be found as well: not where phrases are asked for or words
 *     excluded
 */
public record Words(String query, String asWritten, String plain, boolean forgiving) {

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
                text,
                plain.collect(Collectors.joining(" ")),
                text.indexOf('"') < 0 && parts.stream().noneMatch(Part::without));
        if (words.plain.isEmpty()) {
            throw new IllegalArgumentException("has no word to look for");
        }
        return words;
    }

    /** Demands of items that they have the words. */
    public void demand(Conditions items) {
        var wanted = wanted();
        items.and("search @@ (" + wanted.text() + ")", wanted.values().toArray());
    }

    /**
     * The words as PostgreSQL looks for them: as they are, or in another form of the word in one of the three languages.
     * What is to stand in this order, or to be absent, is meant letter by letter.
     */
    public Sql wanted() {
        return forgiving
                ? Sql.of("""
                        websearch_to_tsquery('simple', ?) || websearch_to_tsquery('english', ?)
                          || websearch_to_tsquery('turkish', ?) || websearch_to_tsquery('turkish', ?)
                          || websearch_to_tsquery('indonesian', ?)""", query, query, query, asWritten, query)
                : Sql.of("websearch_to_tsquery('simple', ?)", query);
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
    public List<String> each() {
        return Arrays.stream(plain.split(" ", -1)).distinct().toList();
    }
}
