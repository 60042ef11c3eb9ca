package dev.entente.events;

import java.util.Comparator;

/**
 * What identifies an event, after CloudEvents: no two different events have the same source and id.
 *
 * @param source URI reference of who reports
 * @param id chosen by the source
 */
public record EventId(String source, String id) implements Comparable<EventId> {

    private static final Comparator<EventId> ORDER =
            Comparator.comparing(EventId::source).thenComparing(EventId::id);

    @Override
    public int compareTo(EventId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + " " + id;
    }
}
