package dev.entente.events;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The type of an event, {@code dev.entente.<aggregate>.<fact>.v<n>}. Wire names are written out, never taken from
 * classes.
 */
public record EventType(String aggregate, String fact, int version) {

    private static final Pattern FORM = Pattern.compile("dev\\.entente\\.([a-z]+)\\.([a-zA-Z]+)\\.v([1-9]\\d{0,3})");

    public static EventType v1(String aggregate, String fact) {
        return new EventType(aggregate, fact, 1);
    }

    /** The type that the text names, if it has the form of one. */
    public static Optional<EventType> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new EventType(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "dev.entente." + aggregate + "." + fact + ".v" + version;
    }
}
