package dev.entente.query.changes;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.vertx.core.buffer.Buffer;

import dev.entente.events.Position;

/**
 * The latest changes, numbered as they came. One thread adds; any number reads without a lock, each at its own pace, and
 * finds out where it was too slow.
 */
final class Ring {

    /**
     * A change of the ring.
     *
     * @param number one more than that of the change before
     * @param token of the position after it
     * @param frame as it is told, made once for all
     */
    record Told(long number, Change change, String token, Buffer frame) {}

    /**
     * Where the ring ends.
     *
     * @param next number of the change to come
     * @param told what has been told when all before it are
     */
    record End(long next, Position told, String token) {}

    private final AtomicReferenceArray<Told> places;
    private final ArrayDeque<Change> kept = new ArrayDeque<>();
    private final TreeMap<Integer, Long> told;
    private final TreeMap<Integer, Long> forgotten;
    private volatile End end;

    /**
     * An empty ring.
     *
     * @param start what has been told before
     */
    Ring(int size, Position start) {
        this.places = new AtomicReferenceArray<>(size);
        this.told = new TreeMap<>(start.offsets());
        this.forgotten = new TreeMap<>(start.offsets());
        this.end = new End(0, start, Token.of(start));
    }

    /** Adds changes. Whoever adds calls it from one thread. */
    void add(Archive.Part part) {
        var number = end.next();
        for (var change : part.changes()) {
            told.put(change.partition(), change.offset());
            var token = new Position(told).token();
            forgetOneTooMany();
            kept.add(change);
            places.set(
                    (int) (number % places.length()),
                    new Told(number, change, token, Buffer.buffer(change.frame(token))));
            number++;
        }
        told.putAll(part.reached().offsets());
        end = new End(number, part.reached(), Token.of(part.reached()));
    }

    private void forgetOneTooMany() {
        if (kept.size() == places.length()) {
            var oldest = kept.remove();
            forgotten.put(oldest.partition(), oldest.offset());
        }
    }

    End end() {
        return end;
    }

    /** The number of the oldest change that is kept. For the thread that adds. */
    long oldest() {
        return end.next() - kept.size();
    }

    /** Whether every change after the position is kept. For the thread that adds. */
    boolean reachesBackTo(Position position) {
        return position.covers(new Position(forgotten));
    }

    /** A change by its number, unless it is forgotten. */
    Optional<Told> get(long number) {
        return Optional.ofNullable(places.get((int) (number % places.length())))
                .filter(change -> change.number() == number);
    }
}
