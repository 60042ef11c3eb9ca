package dev.entente.query.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.entente.events.json.Json;

/**
 * Where a page ended: the sort keys of its last entry, bound to the question that was asked. Opaque outside.
 *
 * @param question digest of the address and its filters
 * @param keys of the last entry
 */
public record Cursor(String question, List<String> keys) {

    private static final List<QueryParameter> NOT_THE_QUESTION =
            List.of(QueryParameter.CURSOR, QueryParameter.LIMIT, QueryParameter.COUNT, QueryParameter.LANG);

    /** A digest of an address and those of its parameters that decide what is listed, and in which order. */
    static String question(String path, Map<String, List<String>> parameters) {
        return Json.digest("cursor", path, Json.MAPPER.valueToTree(deciding(parameters)))
                .substring(0, 16);
    }

    /** Those parameters that decide what is listed, and in which order. */
    static Map<String, List<String>> deciding(Map<String, List<String>> parameters) {
        var deciding = new TreeMap<>(parameters);
        NOT_THE_QUESTION.forEach(parameter -> deciding.remove(parameter.wireName()));
        return deciding;
    }

    public String token() {
        var text = Json.MAPPER.valueToTree(this).toString();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #token()} wrote for the same question.
     *
     * @throws IllegalArgumentException if it was not
     */
    static Cursor parse(String token, String question) {
        var cursor = decoded(token);
        if (!cursor.question().equals(question)) {
            throw new IllegalArgumentException("belongs to other filters; leave it out to begin anew");
        }
        return cursor;
    }

    private static Cursor decoded(String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            var cursor = Json.MAPPER.readValue(text, Cursor.class);
            if (cursor != null
                    && cursor.question() != null
                    && cursor.keys() != null
                    && cursor.keys().stream().allMatch(Cursor::isKey)) {
                return cursor;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw notOurs(e);
        }
        throw notOurs(null);
    }

    private static boolean isKey(String key) {
        return key != null && key.indexOf('\0') < 0;
    }

    private static IllegalArgumentException notOurs(Exception cause) {
        return new IllegalArgumentException("is not a cursor that was given out here; take it from 'next'", cause);
    }
}
