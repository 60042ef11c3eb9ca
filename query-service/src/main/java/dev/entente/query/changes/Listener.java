package dev.entente.query.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.vertx.core.buffer.Buffer;

import dev.entente.web.Problem;

/**
 * One who listens. It holds no queue: while it listens it has a place in the ring, while it catches up one part of the
 * archive at most, and it writes only what its outlet takes. Whoever reads so slowly that it falls behind the ring is cut,
 * and resumes by the token of what was read last.
 *
 * <p>Its {@link Stage} changes within its outlet alone.
 */
final class Listener {

    private static final int BYTES_AT_ONCE = 16 * 1024;
    private static final String BEGINNING = "retry: 2000\n";

    private final Outlet outlet;
    private final WantedChanges wanted;
    private final String client;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ToldSoFar told = new ToldSoFar(Mark.START);
    private Optional<Instant> stalled = Optional.empty();
    private boolean slow;
    private volatile Stage stage = new Stage.Waiting();

    /**
     * One who has just come.
     *
     * @param client where it comes from
     */
    Listener(Outlet outlet, WantedChanges wanted, String client) {
        this.outlet = outlet;
        this.wanted = wanted;
        this.client = client;
    }

    String client() {
        return client;
    }

    /** Whether nobody listens any more. */
    boolean isOver() {
        return stage instanceof Stage.Over;
    }

    private boolean isOpen() {
        return !(stage instanceof Stage.Waiting || stage instanceof Stage.Over);
    }

    /** Begins the stream after a place. */
    void open(Mark mark) {
        outlet.run(() -> {
            if (isOver()) {
                return;
            }
            told.add(mark);
            stage = new Stage.Open();
            outlet.open(mark.position());
            outlet.write(Buffer.buffer(BEGINNING + "id: " + mark.token() + "\n\n"));
        });
    }

    void refuse(Problem problem) {
        outlet.run(() -> {
            leave();
            outlet.refuse(problem);
        });
    }

    /**
     * Tells a part of the archive.
     *
     * @return done when all of it is handed to the outlet; false if nobody listens any more
     */
    CompletionStage<Boolean> tell(Archive.Part some) {
        var done = new CompletableFuture<Boolean>();
        outlet.run(() -> {
            if (isOver()) {
                done.complete(false);
            } else {
                stage = new Stage.CatchingUp(some, some.changes().iterator(), done);
                tellPart();
            }
        });
        return done;
    }

    /**
     * Lets it listen.
     *
     * @param from number of the first change of the ring that it may not have been told
     * @param end of the ring now: what comes then is new to everybody who listens
     * @param fallsBehind is given what it has been told where more came at once than the ring holds
     */
    void join(Ring changes, long from, Ring.End end, Consumer<Mark> fallsBehind) {
        outlet.run(() -> {
            if (!isOver()) {
                stage = new Stage.InTheRing(changes, end.next(), told.mark(), fallsBehind, from);
                tellAll();
            }
        });
    }

    /** There is something new. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            outlet.run(() -> {
                woken.set(false);
                tellAll();
            });
        }
    }

    /** There is room again. To be called within the outlet. */
    void drained() {
        stalled = Optional.empty();
        tellPart();
        tellAll();
    }

    private void tellPart() {
        if (stage instanceof Stage.CatchingUp catchingUp) {
            tell(catchingUp.left());
            if (!catchingUp.left().hasNext() && !isOver()) {
                told.add(catchingUp.part().reached());
                stage = new Stage.Open();
                catchingUp.handedOut().complete(true);
            }
        }
    }

    private void tell(Iterator<Change> left) {
        var frames = Buffer.buffer();
        while (!isOver() && left.hasNext() && !outlet.isFull()) {
            var change = left.next();
            told.add(change);
            if (wanted.includes(change)) {
                frames.appendString(change.frame(told.mark().token()));
            }
            frames = full(frames) || !left.hasNext() ? written(frames) : frames;
        }
        written(frames);
    }

    private void tellAll() {
        if (stage instanceof Stage.InTheRing place) {
            tell(place);
        }
        slow = outlet.isFull();
    }

    private void tell(Stage.InTheRing place) {
        var frames = Buffer.buffer();
        var entry = upcoming(place);
        while (entry.isPresent() && !outlet.isFull()) {
            place.next++;
            append(frames, place, entry.get());
            frames = full(frames) ? written(frames) : frames;
            entry = upcoming(place);
        }
        written(frames);
    }

    private Optional<Ring.Told> upcoming(Stage.InTheRing place) {
        if (isOver() || place.isAtTheEnd()) {
            return Optional.empty();
        }
        var entry = place.ring.get(place.next);
        if (entry.isEmpty()) {
            fallBehind(place);
        }
        return entry;
    }

    /** Who reads slowly is cut; who reads well, while too much came at once, is told the rest from the archive. */
    private void fallBehind(Stage.InTheRing place) {
        if (slow) {
            cut();
            return;
        }
        var reached = place.and(told.mark());
        told.add(reached);
        stage = new Stage.Open();
        place.behind.accept(reached);
    }

    private static boolean full(Buffer frames) {
        return frames.length() >= BYTES_AT_ONCE;
    }

    private Buffer written(Buffer frames) {
        if (frames.length() > 0 && !isOver()) {
            outlet.write(frames);
        }
        return Buffer.buffer();
    }

    /** What was there before it joined has tokens of its own, since it may have been told of a part of that. */
    private void append(Buffer frames, Stage.InTheRing place, Ring.Told entry) {
        var change = entry.change();
        if (entry.number() >= place.shared) {
            place.last = Optional.of(entry);
            if (wanted.includes(change)) {
                frames.appendBuffer(entry.frame());
            }
        } else if (!place.joined.includes(change)) {
            told.add(change);
            if (wanted.includes(change)) {
                frames.appendString(change.frame(told.mark().token()));
            }
        }
    }

    /** Shows that the connection lives, and how far everything is told; cuts who has read nothing for too long. */
    void beat(Instant now, Duration patience) {
        outlet.run(() -> {
            if (!isOpen()) {
                return;
            }
            if (!outlet.isFull()) {
                outlet.write(Buffer.buffer(": \nid: " + token() + "\n\n"));
            } else if (stalled.isEmpty()) {
                stalled = Optional.of(now);
            } else if (!now.isBefore(stalled.get().plus(patience))) {
                cut();
            }
        });
    }

    /** What resumes after all that was told, or was not wanted. */
    private String token() {
        var mark = stage instanceof Stage.InTheRing place
                ? place.all().orElseGet(() -> place.and(told.mark()))
                : told.mark();
        return mark.token();
    }

    /** Ends the stream in good order, so that whoever listens comes again. */
    void end() {
        outlet.run(() -> {
            if (isOpen()) {
                leave();
                outlet.end();
            } else if (!isOver()) {
                cut();
            }
        });
    }

    private void cut() {
        leave();
        outlet.cut();
    }

    /** The one who listened is gone. To be called within the outlet. */
    void leave() {
        var before = stage;
        stage = new Stage.Over();
        if (before instanceof Stage.CatchingUp catchingUp) {
            catchingUp.handedOut().complete(false);
        }
    }
}
