package dev.entente.events;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One fact of a kind.
 *
 * @param name as in the event's type
 * @param rank its place in the life of an item, from 0: decides where dates leave the order open
 * @param traits what is special about it
 * @param types its versions from v1 on; the last is the one to write, all are read for ever
 */
public record FactType(String name, int rank, Set<Trait> traits, List<EventType> types) {

    /** What can be special about a fact. */
    public enum Trait {
        /** An item can begin with it: then it needs a title and the essentials of its kind. */
        FOUNDING,
        /** People of the countries met when it happened. */
        CONTACT,
        /** It may be told anew, and the latest word counts. */
        TOLD_ANEW,
        /** It can happen again and again. */
        REPEATED,
        /** It happens once for each country that takes part, and which it was of is not told. */
        BY_EACH,
        /** Its date is that for which something is planned, and may be to come. */
        PLAN
    }

    /** A fact in its first version. */
    static FactType first(EventType type, int rank, Set<Trait> traits) {
        return new FactType(type.fact(), rank, traits, List.of(type));
    }

    public boolean founding() {
        return traits.contains(Trait.FOUNDING);
    }

    public boolean contact() {
        return traits.contains(Trait.CONTACT);
    }

    public boolean toldAnew() {
        return traits.contains(Trait.TOLD_ANEW);
    }

    public boolean plan() {
        return traits.contains(Trait.PLAN);
    }

    public boolean byEach() {
        return traits.contains(Trait.BY_EACH);
    }

    /** Whether several reports of it are of one happening, so that they can contradict each other. */
    public boolean happensOnce() {
        return !toldAnew() && !plan() && !byEach() && !traits.contains(Trait.REPEATED);
    }

    /** Whether it tells a plan anew: the word told last counts, whatever the day for which it is planned. */
    public boolean changesPlan() {
        return toldAnew() && plan();
    }

    public EventType newest() {
        return types.getLast();
    }

    FactType with(Trait more) {
        var all = EnumSet.of(more);
        all.addAll(traits);
        return new FactType(name, rank, Collections.unmodifiableSet(all), types);
    }

    /** The same fact with one more version. */
    FactType next() {
        var more = new EventType(newest().aggregate(), name, newest().version() + 1);
        return new FactType(
                name,
                rank,
                traits,
                Stream.concat(types.stream(), Stream.of(more)).toList());
    }
}
