package dev.entente.notification.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.entente.notification.Settings;

/**
 * How much each receiver gets at a time, from this replica. One of which nothing is known gets a few attempts; each answer
 * allows one more, each failure halves them. What was claimed beyond that waits here, and begins when another attempt of
 * its receiver ends. An attempt that takes long holds a place of its receiver, but none of those that all receivers share:
 * however many hang, the others go on.
 */
@Singleton
class Receivers {

    /** What an attempt that takes longer is called slow from, in nanoseconds. */
    static final long SLOW_NANOS = 1_000_000_000L;

    private static final int AT_FIRST = 4;
    private static final int HELD_FOR_EACH = 4; // so that the next attempt need not wait for the next claim
    private static final int SLOW_FOR_EACH = 8;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private static final class Load {
        private final Queue<Parcel> waiting = new ArrayDeque<>();
        private int underWay;
        private int slow;
        private int allowed;
        private int failures;
        private long paidUntil; // when what was sent is within the rate, in nanoseconds

        /** Whether it is as one of which nothing is known. */
        boolean isForgettable(long now) {
            return held() == 0 && failures == 0 && paidUntil + SECOND_NANOS <= now;
        }

        int held() {
            return underWay + waiting.size();
        }
    }

    private static final class Attempting {
        private final Load load;
        private final long began;
        private boolean slow;

        Attempting(Load load, long began) {
            this.load = load;
            this.began = began;
        }
    }

    private final int all;
    private final int each;
    private final int rate;
    private final Map<String, Load> loads = new HashMap<>();
    private final IdentityHashMap<Parcel, Attempting> underWay = new IdentityHashMap<>();
    private int waiting;
    private int slow;

    @Inject
    Receivers(Settings settings) {
        this(
                settings.delivery().concurrency(),
                settings.delivery().concurrencyPerReceiver(),
                settings.delivery().ratePerReceiver());
    }

    /**
     * Limits.
     *
     * @param all attempts at the same time, slow ones apart
     * @param each of them for one receiver
     * @param rate of attempts a second for one receiver; as many can come at once
     */
    Receivers(int all, int each, int rate) {
        this.all = all;
        this.each = each;
        this.rate = rate;
    }

    /** Takes what was claimed; which of it is to begin now. */
    synchronized List<Parcel> take(List<Parcel> claimed, long now) {
        var begin = new ArrayList<Parcel>();
        for (var parcel : claimed) {
            var load = loads.computeIfAbsent(parcel.addressee().receiver(), receiver -> unknown());
            load.paidUntil = Math.max(load.paidUntil, now - SECOND_NANOS) + SECOND_NANOS / rate;
            load.waiting.add(parcel);
            waiting++;
            next(load, now, begin);
        }
        return begin;
    }

    /** Notes how an attempt ended; which are to begin in its place. */
    synchronized List<Parcel> ended(Parcel parcel, boolean answered, long now) {
        var load = underWay.get(parcel).load;
        load.failures = answered ? 0 : load.failures + 1;
        load.allowed = answered ? Math.min(each, load.allowed + 1) : Math.max(1, load.allowed / 2);
        return withdrawn(parcel, now);
    }

    /** Notes that an attempt was not made after all; which are to begin in its place. */
    synchronized List<Parcel> withdrawn(Parcel parcel, long now) {
        var attempting = underWay.remove(parcel);
        var load = attempting.load;
        load.underWay--;
        if (attempting.slow) {
            load.slow--;
            slow--;
        }
        var begin = new ArrayList<Parcel>();
        next(load, now, begin);
        if (load.isForgettable(now)) {
            loads.remove(parcel.addressee().receiver());
        }
        return begin;
    }

    private void next(Load load, long now, List<Parcel> begin) {
        while (load.underWay < load.allowed && !load.waiting.isEmpty()) {
            var parcel = load.waiting.remove();
            waiting--;
            load.underWay++;
            underWay.put(parcel, new Attempting(load, now));
            begin.add(parcel);
        }
    }

    private Load unknown() {
        var load = new Load();
        load.allowed = roomForEach();
        return load;
    }

    /** Lets slow attempts no longer take places that others need. */
    synchronized void look(long now) {
        for (var attempting : underWay.values()) {
            if (!attempting.slow && now - attempting.began > SLOW_NANOS && slow < SLOW_FOR_EACH * all) {
                attempting.slow = true;
                attempting.load.slow++;
                slow++;
            }
        }
        loads.values().removeIf(load -> load.isForgettable(now));
    }

    /** How many more can be claimed. */
    synchronized int room() {
        return Math.max(0, all - (underWay.size() - slow) - waiting);
    }

    /** How many a receiver can get of which nothing is known. */
    int roomForEach() {
        return Math.min(AT_FIRST, Math.min(each, rate));
    }

    /** How many more each of the others can get. */
    synchronized Room rooms(long now) {
        var names = new ArrayList<String>();
        var rooms = new ArrayList<Integer>();
        loads.forEach((receiver, load) -> {
            names.add(receiver);
            rooms.add(Math.max(0, Math.min(worth(load) - load.held(), paid(load, now))));
        });
        return new Room(names, rooms);
    }

    /** Who answers all gets more than is under way; who hangs or fails does not. */
    private int worth(Load load) {
        return load.allowed == each && load.slow == 0 ? each * HELD_FOR_EACH : load.allowed;
    }

    private int paid(Load load, long now) {
        var free = now - Math.max(load.paidUntil, now - SECOND_NANOS);
        return free <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, free / (SECOND_NANOS / rate));
    }

    /** What has not begun; it is forgotten here. */
    synchronized List<Parcel> giveUpWaiting() {
        var parcels = new ArrayList<Parcel>();
        for (var load : loads.values()) {
            parcels.addAll(load.waiting);
            load.waiting.clear();
        }
        waiting = 0;
        return parcels;
    }

    /** What has begun and not ended. */
    synchronized List<Parcel> underWay() {
        return List.copyOf(underWay.keySet());
    }

    /** Receivers and the room of each, in the same order. */
    record Room(List<String> receivers, List<Integer> room) {}
}
