package dev.entente.query.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
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
 * <p>Its state is touched within its outlet alone.
 */
final class Listener {

    private static final int BYTES_AT_ONCE = 16 * 1024;
    private static final String BEGINNING = "retry: 2000\n";

    private static final Archive.Part NOTHING = new Archive.Part(List.of(), Mark.START, true);

    private final Outlet outlet;
    private final Wanted wanted;
    private final String client;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Progress told = new Progress(Mark.START);
    private Optional<Ring> ring = Optional.empty();
    private long next;
    private long shared;
    private Mark joined = Mark.START;
    private Archive.Part part = NOTHING;
    private Iterator<Change> left = NOTHING.changes().iterator();
    private CompletableFuture<Boolean> handedOut = CompletableFuture.completedFuture(true);
    private Optional<Instant> stalled = Optional.empty();
    private Optional<Ring.Told> last = Optional.empty();
    private Consumer<Mark> behind = reached -> {};
    private boolean opened;
    private boolean slow;
    private volatile boolean over;

    /**
     * One who has just come.
     *
     * @param client where it comes from
     */
    Listener(Outlet outlet, Wanted wanted, String client) {
        this.outlet = outlet;
        this.wanted = wanted;
        this.client = client;
    }

    String client() {
        return client;
    }

    /** Whether nobody listens any more. */
    boolean isOver() {
        return over;
    }

    /** Begins the stream after a place. */
    void open(Mark mark) {
        outlet.run(() -> {
            told.add(mark);
            opened = true;
            outlet.open(mark.position());
            outlet.write(Buffer.buffer(BEGINNING + "id: " + mark.token() + "\n\n"));
        });
    }

    void refuse(Problem problem) {
        outlet.run(() -> {
            over = true;
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
            part = some;
            left = some.changes().iterator();
            handedOut = done;
            tellPart();
            if (over) {
                leave();
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
            behind = fallsBehind;
            last = Optional.empty();
            ring = Optional.of(changes);
            next = from;
            shared = end.next();
            joined = told.mark();
            tellAll();
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
        var frames = Buffer.buffer();
        while (!over && left.hasNext() && !outlet.isFull()) {
            var change = left.next();
            told.add(change);
            if (wanted.includes(change)) {
                frames.appendString(change.frame(told.mark().token()));
            }
            frames = full(frames) || !left.hasNext() ? written(frames) : frames;
        }
        written(frames);
        if (!left.hasNext()) {
            told.add(part.reached());
            part = NOTHING;
            handedOut.complete(true);
        }
    }

    private void tellAll() {
        var frames = Buffer.buffer();
        var entry = upcoming();
        while (entry.isPresent() && !outlet.isFull()) {
            next++;
            append(frames, entry.get());
            frames = full(frames) ? written(frames) : frames;
            entry = upcoming();
        }
        written(frames);
        slow = outlet.isFull();
    }

    private Optional<Ring.Told> upcoming() {
        if (over || ring.isEmpty() || next == ring.get().end().next()) {
            return Optional.empty();
        }
        var entry = ring.get().get(next);
        if (entry.isEmpty()) {
            fellBehind();
        }
        return entry;
    }

    /** Who reads slowly is cut; who reads well, while too much came at once, is told the rest from the archive. */
    private void fellBehind() {
        if (slow) {
            cut();
            return;
        }
        var reached = reached();
        told.add(reached);
        ring = Optional.empty();
        behind.accept(reached);
    }

    private static boolean full(Buffer frames) {
        return frames.length() >= BYTES_AT_ONCE;
    }

    private Buffer written(Buffer frames) {
        if (frames.length() > 0 && !over) {
            outlet.write(frames);
        }
        return Buffer.buffer();
    }

    /** What was there before it joined has tokens of its own, since it may have been told of a part of that. */
    private void append(Buffer frames, Ring.Told entry) {
        var change = entry.change();
        if (entry.number() >= shared) {
            last = Optional.of(entry);
            if (wanted.includes(change)) {
                frames.appendBuffer(entry.frame());
            }
        } else if (!joined.includes(change)) {
            told.add(change);
            if (wanted.includes(change)) {
                frames.appendString(change.frame(told.mark().token()));
            }
        }
    }

    /** Shows that the connection lives, and how far everything is told; cuts who has read nothing for too long. */
    void beat(Instant now, Duration patience) {
        outlet.run(() -> {
            if (over || !opened) {
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
        var end = ring.map(Ring::end).filter(now -> next == now.next() && next >= shared);
        return end.map(Ring.End::told).orElseGet(this::reached).token();
    }

    private Mark reached() {
        var before = told.mark();
        return last.map(entry -> entry.mark().and(before)).orElse(before);
    }

    /** Ends the stream in good order, so that whoever listens comes again. */
    void end() {
        outlet.run(() -> {
            if (over) {
                return;
            }
            leave();
            if (opened) {
                outlet.end();
            } else {
                outlet.cut();
            }
        });
    }

    private void cut() {
        leave();
        outlet.cut();
    }

    /** The one who listened is gone. To be called within the outlet. */
    void leave() {
        over = true;
        part = NOTHING;
        left = NOTHING.changes().iterator();
        handedOut.complete(false);
    }
}
