package dev.entente.query.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which page is wanted.
 *
 * @param limit how many entries
 * @param after the keys of the entry after which the page begins
 * @param question what the pages belong to
 */
public record Paging(int limit, Optional<List<Object>> after, String question) {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    /**
     * Reads {@code limit} and {@code cursor}.
     *
     * @param path of the request
     * @param sent all parameters of the request
     * @param keys readers of the keys of an entry
     */
    public static Paging of(
            Parameters parameters, String path, Map<String, List<String>> sent, List<Function<String, Object>> keys) {
        var question = Cursor.question(path, sent);
        var after = parameters.one(QueryParameter.CURSOR, token -> keys(Cursor.parse(token, question), keys));
        return new Paging(parameters.one(QueryParameter.LIMIT, Paging::limit).orElse(USUAL), after, question);
    }

    private static List<Object> keys(Cursor cursor, List<Function<String, Object>> readers) {
        if (cursor.keys().size() != readers.size()) {
            throw new IllegalArgumentException("is not a cursor of this sort order");
        }
        var index = new int[1];
        return readers.stream()
                .map(reader -> reader.apply(cursor.keys().get(index[0]++)))
                .toList();
    }

    private static int limit(String text) {
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException("'" + text + "' is not a number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    /** The cursor that goes on after an entry with these keys. */
    public String next(List<String> keys) {
        return new Cursor(question, keys).token();
    }
}
