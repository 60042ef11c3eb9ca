package dev.entente.notification.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
 * allows one more, each failure halves them. One that answers is claimed for ahead, as much as it answers until the claim
 * after the next; what was claimed so waits here, and begins when another attempt of its receiver ends. An attempt that
 * takes long holds a place of its receiver, but none of those that all receivers share: however many hang, the others go on.
 */
@Singleton
class Receivers {

    /** What an attempt that takes longer is called slow from, in nanoseconds. */
    static final long SLOW_NANOS = 1_000_000_000L;

    private static final int AT_FIRST = 4;
    private static final int SLOW_FOR_EACH = 8;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long SHORTEST_GAP_NANOS = 50_000_000L; // between claims, as far as claiming ahead is concerned
    private static final long LONGEST_GAP_NANOS = 250_000_000L;

    private static final class Load {
        private final Queue<Parcel> waiting = new ArrayDeque<>();
        private int underWay;
        private int slow;
        private int allowed;
        private int failures;
        private long paidUntil; // when what was sent is within the rate, in nanoseconds
        private boolean hasMore; // as far as is known, more is due than was claimed
        private int asked; // how much the last claim could have brought
        private int answers; // since then
        private long since; // in nanoseconds
        private double pace; // answers a second

        /** Whether it is as one of which nothing is known. */
        boolean isForgettable(long now) {
            return held() == 0 && failures == 0 && !hasMore && paidUntil + SECOND_NANOS <= now;
        }

        int held() {
            return underWay + waiting.size();
        }

        /** Counts answers from now on anew. */
        void keepPace(long now) {
            if (now > since) {
                pace = (pace + answers * (double) SECOND_NANOS / (now - since)) / 2;
                answers = 0;
                since = now;
            }
        }

        /** How much is worth claiming before there is room for it; nothing for one that hangs or fails. */
        int ahead(long gap) {
            return slow > 0 || failures > 0 ? 0 : (int) (pace * 2 * gap / SECOND_NANOS);
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
    private long claimedAt;

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
            var load = load(parcel.addressee().receiver(), now);
            load.hasMore |= --load.asked <= 0;
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
        load.answers++;
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

    private Load load(String receiver, long now) {
        return loads.computeIfAbsent(receiver, unknown -> {
            var load = new Load();
            load.allowed = Math.min(AT_FIRST, Math.min(each, rate));
            load.since = now;
            load.paidUntil = now - SECOND_NANOS;
            return load;
        });
    }

    /** Notes that something may be due for them that can be claimed. */
    synchronized void found(Collection<String> receivers, long now) {
        receivers.forEach(receiver -> load(receiver, now).hasMore = true);
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

    /**
     * How much to claim, and for whom: for those for which something may be due, and who have begun half of what they had.
     * First each gets what can begin at once, then what is worth claiming ahead.
     */
    synchronized Map<String, Integer> rooms(long now) {
        var gap = Math.clamp(now - claimedAt, SHORTEST_GAP_NANOS, LONGEST_GAP_NANOS);
        var hungry = new ArrayList<>(loads.entrySet());
        hungry.removeIf(each -> !each.getValue().hasMore);
        Collections.shuffle(hungry);
        var rooms = new HashMap<String, Integer>();
        var left = room();
        for (var each : hungry) {
            each.getValue().keepPace(now);
            left -= ask(each, Math.min(left, free(each.getValue(), now)), rooms);
        }
        for (var each : hungry) {
            var load = each.getValue();
            var ahead = Math.min(load.ahead(gap), all / 2);
            if (2 * load.waiting.size() <= ahead) {
                var more = Math.min(ahead - load.waiting.size(), paid(load, now) - load.asked);
                left -= ask(each, Math.min(left, more), rooms);
            }
        }
        if (!rooms.isEmpty()) {
            claimedAt = now;
        }
        return rooms;
    }

    /** Adds to what is asked for one; how much. */
    private static int ask(Map.Entry<String, Load> one, int more, Map<String, Integer> rooms) {
        if (more <= 0) {
            return 0;
        }
        var load = one.getValue();
        load.asked = rooms.merge(one.getKey(), more, Integer::sum);
        load.hasMore = false;
        return more;
    }

    /** How many attempts can begin at once. */
    private int free(Load load, long now) {
        load.asked = 0;
        return Math.min(load.allowed - load.held(), paid(load, now));
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
}
