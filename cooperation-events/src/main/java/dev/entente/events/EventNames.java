package dev.entente.events;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What names an event in logs, in whichever service: {@code event.source} and {@code event.id}, and where it is known
 * {@code position}, the token that its receipt has.
 */
public final class EventNames {

    private static final String SOURCE = "event.source";
    private static final String ID = "event.id";
    private static final String POSITION = "position";

    private EventNames() {}

    /** Where the event stands, of which nothing else may be known. */
    public static Map<String, String> of(Position position) {
        return Map.of(POSITION, position.token());
    }

    /** The event, of which it is not known where it stands; null for a name that is not there. */
    public static Map<String, String> of(String source, String id) {
        var names = new LinkedHashMap<String, String>();
        if (source != null) {
            names.put(SOURCE, source);
        }
        if (id != null) {
            names.put(ID, id);
        }
        return names;
    }

    /** The event at its position; null for a name that is not there. */
    public static Map<String, String> of(String source, String id, Position position) {
        var names = new LinkedHashMap<>(of(source, id));
        names.putAll(of(position));
        return names;
    }
}
