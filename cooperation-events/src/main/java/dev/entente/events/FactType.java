package dev.entente.events;

import java.util.List;
import java.util.stream.Stream;

/**
 * One fact of a kind.
 *
 * @param name as in the event's type
 * @param rank its place in the life of an item, from 0: decides where dates leave the order open
 * @param founding whether an item can begin with it: then it needs a title and the essentials of its kind
 * @param contact whether people of the countries met when it happened
 * @param types its versions from v1 on; the last is the one to write, all are read for ever
 */
public record FactType(String name, int rank, boolean founding, boolean contact, List<EventType> types) {

    public EventType newest() {
        return types.getLast();
    }

    /** The same fact with one more version. */
    FactType next() {
        var more = new EventType(newest().aggregate(), name, newest().version() + 1);
        return new FactType(
                name,
                rank,
                founding,
                contact,
                Stream.concat(types.stream(), Stream.of(more)).toList());
    }
}
