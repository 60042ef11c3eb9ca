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
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.entente.notification.Settings;

/**
 * How much each receiver gets at a time, from this replica. One of which nothing is known gets a few attempts; each answer
 * allows one more, each failure halves them. One that answers is claimed for ahead, as much as it answers until the claim
 * after the next; what was claimed so waits here, and begins when another attempt of its receiver ends. An attempt that
 * takes long holds a place of its receiver, but none of those that all receivers share: however many hang, the others go on.
 * Mails have places of their own: the mail server is one receiver, and neither it nor any number of webhooks that hang
 * takes anything from the other.
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

    static final String MAIL_SERVER = "email"; // what all subscriptions by mail have for a receiver
    private static final int AHEAD_OF_EACH = 4;

    /** Places that receivers share, and those that are taken. */
    private static final class Lane {
        private final int all;
        private final int each;
        private int underWay;
        private int waiting;
        private int slow;

        Lane(int all, int each) {
            this.all = all;
            this.each = each;
        }

        /** How many more can be claimed. */
        int room() {
            return Math.max(0, all - (underWay - slow) - waiting);
        }
    }

    private static final class Load {
        private final Lane lane;
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

        Load(Lane lane) {
            this.lane = lane;
        }

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

    private final Lane webhooks;
    private final Lane mails;
    private final int rate;
    private final Map<String, Load> loads = new HashMap<>();
    private final IdentityHashMap<Parcel, Attempting> underWay = new IdentityHashMap<>();
    private long claimedAt;

    @Inject
    Receivers(Settings settings) {
        this(
                settings.delivery().concurrency(),
                settings.delivery().concurrencyPerReceiver(),
                settings.email().concurrency(),
                settings.delivery().ratePerReceiver());
    }

    /**
     * Limits.
     *
     * @param all webhooks at the same time, slow ones apart
     * @param each of them for one receiver
     * @param mails at the same time
     * @param rate of attempts a second for one receiver; as many can come at once
     */
    Receivers(int all, int each, int mails, int rate) {
        this.webhooks = new Lane(all, each);
        this.mails = new Lane(AHEAD_OF_EACH * mails, mails);
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
            load.lane.waiting++;
            next(load, now, begin);
        }
        return begin;
    }

    /** Notes how an attempt ended; which are to begin in its place. */
    synchronized List<Parcel> ended(Parcel parcel, boolean answered, long now) {
        var load = underWay.get(parcel).load;
        load.answers++;
        load.failures = answered ? 0 : load.failures + 1;
        load.allowed = answered ? Math.min(load.lane.each, load.allowed + 1) : Math.max(1, load.allowed / 2);
        return withdrawn(parcel, now);
    }

    /** Notes that an attempt was not made after all; which are to begin in its place. */
    synchronized List<Parcel> withdrawn(Parcel parcel, long now) {
        var attempting = underWay.remove(parcel);
        var load = attempting.load;
        load.underWay--;
        load.lane.underWay--;
        if (attempting.slow) {
            load.slow--;
            load.lane.slow--;
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
            load.lane.waiting--;
            load.underWay++;
            load.lane.underWay++;
            underWay.put(parcel, new Attempting(load, now));
            begin.add(parcel);
        }
    }

    private Load load(String receiver, long now) {
        return loads.computeIfAbsent(receiver, unknown -> {
            var load = new Load(receiver.equals(MAIL_SERVER) ? mails : webhooks);
            load.allowed = Math.min(AT_FIRST, Math.min(load.lane.each, rate));
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
            var lane = attempting.load.lane;
            if (!attempting.slow && now - attempting.began > SLOW_NANOS && lane.slow < SLOW_FOR_EACH * lane.all) {
                attempting.slow = true;
                attempting.load.slow++;
                lane.slow++;
            }
        }
        loads.values().removeIf(load -> load.isForgettable(now));
    }

    /** How many more webhooks can be claimed. */
    synchronized int room() {
        return webhooks.room();
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
        var left = new HashMap<>(Map.of(webhooks, webhooks.room(), mails, mails.room()));
        for (var each : hungry) {
            each.getValue().keepPace(now);
            ask(each, free(each.getValue(), now), left, rooms);
        }
        for (var each : hungry) {
            var load = each.getValue();
            var ahead = Math.min(load.ahead(gap), load.lane.all / 2);
            if (2 * load.waiting.size() <= ahead) {
                ask(each, Math.min(ahead - load.waiting.size(), paid(load, now) - load.asked), left, rooms);
            }
        }
        if (!rooms.isEmpty()) {
            claimedAt = now;
        }
        return rooms;
    }

    /** Adds to what is asked for one, as far as places are left. */
    private static void ask(
            Map.Entry<String, Load> one, int wanted, Map<Lane, Integer> left, Map<String, Integer> rooms) {
        var load = one.getValue();
        var more = Math.min(wanted, left.get(load.lane));
        if (more > 0) {
            left.merge(load.lane, -more, Integer::sum);
            load.asked = rooms.merge(one.getKey(), more, Integer::sum);
            load.hasMore = false;
        }
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
            load.lane.waiting -= load.waiting.size();
            load.waiting.clear();
        }
        return parcels;
    }

    /** What all that was claimed and has not ended weighs. */
    synchronized long weight() {
        var waiting = loads.values().stream().flatMap(load -> load.waiting.stream());
        return Stream.concat(underWay.keySet().stream(), waiting)
                .mapToLong(Parcel::weight)
                .sum();
    }

    /** What has begun and not ended. */
    synchronized List<Parcel> underWay() {
        return List.copyOf(underWay.keySet());
    }
}
