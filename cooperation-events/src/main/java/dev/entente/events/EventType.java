package dev.entente.events;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The type of an event, {@code dev.entente.<aggregate>.<fact>.v<n>}. Wire names are written out, never taken from
 * classes. Which types there are, kinds and reports say ({@link FactType#types()}).
 */
public record EventType(String aggregate, String fact, int version) {

    private static final Pattern FORM = Pattern.compile("dev\\.entente\\.([a-z]+)\\.([a-zA-Z]+)\\.v([1-9]\\d{0,3})");

    /** The type that the text names, if it has the form of one. */
    public static Optional<EventType> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new EventType(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /**
     * The type that the text names.
     *
     * @throws IllegalArgumentException if it has not the form of one
     */
    @JsonCreator
    public static EventType of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no event type"));
    }

    /** Whether both are of one fact, in whichever version. */
    public boolean isVersionOf(EventType other) {
        return aggregate.equals(other.aggregate) && fact.equals(other.fact);
    }

    @JsonValue
    @Override
    public String toString() {
        return "dev.entente." + aggregate + "." + fact + ".v" + version;
    }
}
