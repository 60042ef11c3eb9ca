package dev.entente.notification.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** What of one queue was claimed and has not ended, and how quickly it goes. */
final class Load {

    static final long SECOND_NANOS = 1_000_000_000L;

    private static final int AT_FIRST = 4;

    /** Places that receivers share, and those that are taken. */
    static final class Lane {
        final int all;
        final int each;
        int underWay;
        int waiting;
        int slow;

        Lane(int all, int each) {
            this.all = all;
            this.each = each;
        }

        /** How many more can be claimed. */
        int room() {
            return Math.max(0, all - (underWay - slow) - waiting);
        }
    }

    /** What holds for a receiver, in whichever of its queues something stands. */
    static final class Limits {
        final Lane lane;
        final int rate;
        final List<Load> loads = new ArrayList<>(); // that which comes first before the other
        int underWay;
        int slow;
        int allowed;
        int failures;
        private long paidUntil; // when what was sent is within the rate, in nanoseconds

        Limits(List<String> queues, Lane lane, int rate, long now) {
            this.lane = lane;
            this.rate = rate;
            this.allowed = Math.min(AT_FIRST, Math.min(lane.each, rate));
            this.paidUntil = now - SECOND_NANOS;
            queues.forEach(queue -> loads.add(new Load(queue, this, now)));
        }

        Load of(String queue) {
            return loads.stream()
                    .filter(load -> load.queue.equals(queue))
                    .findFirst()
                    .orElseThrow();
        }

        /** Whether it is as one of which nothing is known. */
        boolean isForgettable(long now) {
            return failures == 0
                    && paidUntil + SECOND_NANOS <= now
                    && loads.stream().noneMatch(load -> load.held() > 0 || load.hasMore);
        }

        void pay(long now) {
            paidUntil = Math.max(paidUntil, now - SECOND_NANOS) + SECOND_NANOS / rate;
        }

        /** How many attempts are within the rate, without those that were just asked for. */
        int paid(long now) {
            var free = now - Math.max(paidUntil, now - SECOND_NANOS);
            var asked = loads.stream().mapToInt(load -> load.asked).sum();
            return free <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, free / (SECOND_NANOS / rate)) - asked;
        }

        void ended(boolean answered) {
            failures = answered ? 0 : failures + 1;
            allowed = answered ? Math.min(lane.each, allowed + 1) : Math.max(1, allowed / 2);
        }
    }

    final String queue;
    final Limits limits;
    final Queue<Parcel> waiting = new ArrayDeque<>();
    boolean hasMore; // as far as is known, more is due than was claimed
    int asked; // how much the last claim could have brought
    int underWay;
    private int answers; // since then
    private long since; // in nanoseconds
    private double pace; // answers a second

    private Load(String queue, Limits limits, long now) {
        this.queue = queue;
        this.limits = limits;
        this.since = now;
    }

    int held() {
        return underWay + waiting.size();
    }

    /** How many attempts it may have under way. What comes first takes all places but one, so that the rest goes on, too. */
    private int share() {
        return limits.loads.getLast() == this ? limits.allowed : Math.max(1, limits.allowed - 1);
    }

    boolean canBegin() {
        return !waiting.isEmpty() && limits.underWay < limits.allowed && underWay < share();
    }

    /** How many attempts can begin at once. */
    int free(long now) {
        return Math.min(share() - held(), limits.paid(now));
    }

    void answered() {
        answers++;
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
        return limits.slow > 0 || limits.failures > 0 ? 0 : (int) (pace * 2 * gap / SECOND_NANOS);
    }
}
