package dev.entente.query.changes;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.vertx.core.buffer.Buffer;

/**
 * The latest changes, numbered as they came. One thread adds; any number reads without a lock, each at its own pace, and
 * finds out where it was too slow.
 */
final class Ring {

    /**
     * A change of the ring.
     *
     * @param number one more than that of the change before
     * @param mark the place after it
     * @param frame as it is told, made once for all
     */
    record Told(long number, Change change, Mark mark, Buffer frame) {}

    /**
     * Where the ring ends.
     *
     * @param next number of the change to come
     * @param told what has been told when all before it are
     */
    record End(long next, Mark told) {}

    private final AtomicReferenceArray<Told> places;
    private final ArrayDeque<Change> kept = new ArrayDeque<>();
    private final ToldSoFar told;
    private final ToldSoFar forgotten;
    private volatile End end;

    /**
     * An empty ring.
     *
     * @param start what has been told before
     */
    Ring(int size, Mark start) {
        this.places = new AtomicReferenceArray<>(size);
        this.told = new ToldSoFar(start);
        this.forgotten = new ToldSoFar(start);
        this.end = new End(0, start);
    }

    /** Adds changes. Whoever adds calls it from one thread. */
    void add(Archive.Part part) {
        var number = end.next();
        for (var change : part.changes()) {
            told.add(change);
            var mark = told.mark();
            forgetOneTooMany();
            kept.add(change);
            places.set(
                    (int) (number % places.length()),
                    new Told(number, change, mark, Buffer.buffer(change.frame(mark.token()))));
            number++;
        }
        told.add(part.reached());
        end = new End(number, part.reached());
    }

    private void forgetOneTooMany() {
        if (kept.size() == places.length()) {
            var oldest = kept.remove();
            forgotten.add(oldest);
        }
    }

    End end() {
        return end;
    }

    /** The number of the oldest change that is kept. For the thread that adds. */
    long oldest() {
        return end.next() - kept.size();
    }

    /** Whether every change after the place is kept. For the thread that adds. */
    boolean reachesBackTo(Mark mark) {
        return mark.covers(forgotten.mark()) && kept.stream().noneMatch(change -> isOpen(change, mark));
    }

    /**
     * A change that was parked can stand here behind later ones of its partition, which must not be told to one who was
     * told of its replay, and not of the change yet.
     */
    private static boolean isOpen(Change change, Mark mark) {
        return change.replay() > 0 && change.replay() <= mark.replays() && !mark.isBehind(change);
    }

    /** A change by its number, unless it is forgotten. */
    Optional<Told> get(long number) {
        return Optional.ofNullable(places.get((int) (number % places.length())))
                .filter(change -> change.number() == number);
    }
}
