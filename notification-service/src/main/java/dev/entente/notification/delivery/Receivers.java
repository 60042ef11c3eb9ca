package dev.entente.notification.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.entente.notification.Settings;

/**
 * How much each receiver gets at a time. A receiver that fails gets half as much after each failure, down to one attempt
 * at a time, and all again when it answers: one that hangs holds up little but itself.
 */
@Singleton
class Receivers {

    private static final class Load {
        int underWay;
        int failures;

        boolean isNothing() {
            return underWay == 0 && failures == 0;
        }
    }

    private final int all;
    private final int each;
    private final Map<String, Load> loads = new HashMap<>();
    private int underWay;

    @Inject
    Receivers(Settings settings) {
        this(settings.delivery().concurrency(), settings.delivery().concurrencyPerReceiver());
    }

    Receivers(int all, int each) {
        this.all = all;
        this.each = each;
    }

    synchronized void began(String receiver) {
        loads.computeIfAbsent(receiver, key -> new Load()).underWay++;
        underWay++;
    }

    synchronized void ended(String receiver, boolean answered) {
        var load = loads.get(receiver);
        load.underWay--;
        load.failures = answered ? 0 : load.failures + 1;
        underWay--;
        if (load.isNothing()) {
            loads.remove(receiver);
        }
    }

    /** How many more attempts can be under way. */
    synchronized int room() {
        return all - underWay;
    }

    /** How many more a receiver can get of which nothing is known. */
    int roomForEach() {
        return each;
    }

    /** How many more each of the others can get. */
    synchronized Room rooms() {
        var names = new ArrayList<String>();
        var rooms = new ArrayList<Integer>();
        loads.forEach((receiver, load) -> {
            names.add(receiver);
            rooms.add(Math.max(0, allowed(load) - load.underWay));
        });
        return new Room(names, rooms);
    }

    private int allowed(Load load) {
        return Math.max(1, each >> Math.min(load.failures, 30));
    }

    /** Receivers and the room of each, in the same order. */
    record Room(List<String> receivers, List<Integer> room) {}
}
