package dev.entente.local.json;

import java.util.Map;
import java.util.stream.Collectors;

/** JSON as maps, lists, strings, numbers, booleans and null. */
public final class Json {
    private Json() {}

    /** The text of a value, on one line. */
    public static String write(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(entry -> quote(entry.getKey().toString()) + ":" + write(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Iterable<?> array -> {
                StringBuilder text = new StringBuilder("[");
                array.forEach(item -> text.append(text.length() > 1 ? "," : "").append(write(item)));
                yield text.append("]").toString();
            }
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> quote(value.toString());
        };
    }

    /**
     * The value of a text; objects keep the order of their members.
     *
     * @throws IllegalArgumentException where it is no JSON
     */
    public static Object read(String text) {
        return new JsonReader(text).whole();
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append('"').toString();
    }

    /** Surrogates too, so that half of a pair is no matter either. */
    private static String escaped(char c) {
        return switch (c) {
            case '"', '\\' -> "\\" + c;
            case '\n' -> "\\n";
            default -> c < ' ' || Character.isSurrogate(c) ? "\\u%04x".formatted((int) c) : Character.toString(c);
        };
    }
}
