package dev.entente.notification.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.entente.notification.Settings;
import dev.entente.notification.delivery.Load.Lane;
import dev.entente.notification.delivery.Load.Limits;

import static java.util.stream.Collectors.toCollection;

/**
 * How much each receiver gets at a time, from this replica. One of which nothing is known gets a few attempts; each answer
 * allows one more, each failure halves them. One that answers is claimed for ahead, as much as it answers until the claim
 * after the next; what was claimed so waits here, and begins when another attempt of its receiver ends. An attempt that
 * takes long holds a place of its receiver, but none of those that all receivers share: however many hang, the others go on.
 * Mails have places of their own: the mail server is one receiver, and neither it nor any number of webhooks that hang
 * takes anything from the other. Among mails those that a person waits for begin first ({@link Queues}).
 */
@Singleton
class Receivers {

    /** What an attempt that takes longer is called slow from, in nanoseconds. */
    static final long SLOW_NANOS = 1_000_000_000L;

    private static final int SLOW_FOR_EACH = 8;
    private static final long SHORTEST_GAP_NANOS = 50_000_000L; // between claims, as far as claiming ahead is concerned
    private static final long LONGEST_GAP_NANOS = 250_000_000L;

    private static final int AHEAD_OF_EACH = 4;

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
    private final Map<String, Limits> limits = new HashMap<>();
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
            var load = load(parcel.addressee().queue(), now);
            load.hasMore |= --load.asked <= 0;
            load.limits.pay(now);
            load.waiting.add(parcel);
            load.limits.lane.waiting++;
            next(load.limits, now, begin);
        }
        return begin;
    }

    /** Notes how an attempt ended; which are to begin in its place. */
    synchronized List<Parcel> ended(Parcel parcel, boolean answered, long now) {
        var load = underWay.get(parcel).load;
        load.answered();
        load.limits.ended(answered);
        return withdrawn(parcel, now);
    }

    /** Notes that an attempt was not made after all; which are to begin in its place. */
    synchronized List<Parcel> withdrawn(Parcel parcel, long now) {
        var attempting = underWay.remove(parcel);
        var load = attempting.load;
        load.underWay--;
        load.limits.underWay--;
        load.limits.lane.underWay--;
        if (attempting.slow) {
            load.limits.slow--;
            load.limits.lane.slow--;
        }
        var begin = new ArrayList<Parcel>();
        next(load.limits, now, begin);
        if (load.limits.isForgettable(now)) {
            limits.remove(Queues.receiver(load.queue));
        }
        return begin;
    }

    /** What stands in the queue that comes first begins first. */
    private void next(Limits of, long now, List<Parcel> begin) {
        for (var load : of.loads) {
            while (load.canBegin()) {
                var parcel = load.waiting.remove();
                load.underWay++;
                of.underWay++;
                of.lane.waiting--;
                of.lane.underWay++;
                underWay.put(parcel, new Attempting(load, now));
                begin.add(parcel);
            }
        }
    }

    private Load load(String queue, long now) {
        var receiver = Queues.receiver(queue);
        var lane = receiver.equals(Queues.MAIL_SERVER) ? mails : webhooks;
        return limits.computeIfAbsent(receiver, unknown -> new Limits(Queues.of(receiver), lane, rate, now))
                .of(queue);
    }

    private Stream<Load> loads() {
        return limits.values().stream().flatMap(each -> each.loads.stream());
    }

    /** Notes that something may be due for them that can be claimed. */
    synchronized void found(Collection<String> queues, long now) {
        queues.forEach(queue -> load(queue, now).hasMore = true);
    }

    /** Lets slow attempts no longer take places that others need. */
    synchronized void look(long now) {
        for (var attempting : underWay.values()) {
            var lane = attempting.load.limits.lane;
            if (!attempting.slow && now - attempting.began > SLOW_NANOS && lane.slow < SLOW_FOR_EACH * lane.all) {
                attempting.slow = true;
                attempting.load.limits.slow++;
                lane.slow++;
            }
        }
        limits.values().removeIf(each -> each.isForgettable(now));
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
        var hungry = loads().filter(load -> load.hasMore).collect(toCollection(ArrayList::new));
        Collections.shuffle(hungry);
        var rooms = new HashMap<String, Integer>();
        var left = new HashMap<>(Map.of(webhooks, webhooks.room(), mails, mails.room()));
        loads().forEach(load -> load.asked = 0);
        for (var load : hungry) {
            load.keepPace(now);
            ask(load, load.free(now), left, rooms);
        }
        for (var load : hungry) {
            var ahead = Math.min(load.ahead(gap), load.limits.lane.all / 2);
            if (2 * load.waiting.size() <= ahead) {
                ask(load, Math.min(ahead - load.waiting.size(), load.limits.paid(now)), left, rooms);
            }
        }
        if (!rooms.isEmpty()) {
            claimedAt = now;
        }
        return rooms;
    }

    /** Adds to what is asked for one, as far as places are left. */
    private static void ask(Load load, int wanted, Map<Lane, Integer> left, Map<String, Integer> rooms) {
        var more = Math.min(wanted, left.get(load.limits.lane));
        if (more > 0) {
            left.merge(load.limits.lane, -more, Integer::sum);
            load.asked = rooms.merge(load.queue, more, Integer::sum);
            load.hasMore = false;
        }
    }

    /** What has not begun; it is forgotten here. */
    synchronized List<Parcel> giveUpWaiting() {
        var parcels = new ArrayList<Parcel>();
        loads().forEach(load -> {
            parcels.addAll(load.waiting);
            load.limits.lane.waiting -= load.waiting.size();
            load.waiting.clear();
        });
        return parcels;
    }

    /** What all that was claimed and has not ended weighs. */
    synchronized long weight() {
        var waiting = loads().flatMap(load -> load.waiting.stream());
        return Stream.concat(underWay.keySet().stream(), waiting)
                .mapToLong(Parcel::weight)
                .sum();
    }

    /** What has begun and not ended. */
    synchronized List<Parcel> underWay() {
        return List.copyOf(underWay.keySet());
    }
}
