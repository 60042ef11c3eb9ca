package dev.entente.query.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jboss.logging.Logger;

import dev.entente.events.Position;
import dev.entente.query.QueryConfig;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.ledger.Receipts;
import dev.entente.query.web.LedgerProblems;
import dev.entente.web.Problem;

/**
 * The one who reads for all who listen. While anybody does, one thread looks for what is new: at once when the projection
 * of this process has written something, and a few times a second for what others write. It alone adds to the ring and
 * lets listeners join, so that there is neither a gap nor a double where they do.
 */
final class Feed {

    private static final Logger LOG = Logger.getLogger(Feed.class);
    private static final int CHANGES_AT_ONCE = 1_000;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /**
     * One who wants to join.
     *
     * @param from what it has been told; nothing: begin now
     * @param atLeast the stream begins when this is projected
     * @param opened whether it has an answer already
     */
    private record Candidate(
            Listener listener, Optional<Mark> from, Position atLeast, Instant deadline, boolean opened) {}

    private final Ledger ledger;
    private final QueryConfig.Changes config;
    private final Clock clock;
    private final CatchUp catchUp;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Candidate> candidates = new ArrayList<>();
    private boolean looking;
    private boolean arrived;
    private boolean stopping;
    private Optional<Ring> ring = Optional.empty();

    Feed(Ledger ledger, QueryConfig.Changes config, Clock clock) {
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
        this.catchUp = new CatchUp(ledger, config.catchingUp());
    }

    int size() {
        return listeners.size();
    }

    /**
     * Takes in a listener, which is answered when the stream begins, or why it does not.
     *
     * @param from what it has been told; nothing: begin now
     * @param atLeast the stream begins when this is projected
     * @throws Problem 503 if there is no room, 429 if its client has taken its share of it
     */
    void listen(Listener listener, Optional<Mark> from, Position atLeast) {
        lock.lock();
        try {
            if (stopping) {
                throw refusal(
                        503, "stopping", "The service stops", "The service is about to stop. Connect again shortly.");
            }
            listeners.removeIf(Listener::isOver);
            if (listeners.size() >= config.connections()) {
                throw refusal(
                        503,
                        "too-many-streams",
                        "Too many streams",
                        "%,d connections listen here already. Try again later, or at another replica."
                                .formatted(config.connections()));
            }
            if (of(listener.client()) >= config.connectionsPerClient()) {
                throw refusal(
                        429,
                        "too-many-streams-of-one-client",
                        "Too many streams of one client",
                        "From this address %,d connections listen here already. End some, or let one of them tell the others."
                                .formatted(config.connectionsPerClient()));
            }
            listeners.add(listener);
            candidates.add(
                    new Candidate(listener, from, atLeast, clock.instant().plus(Receipts.PATIENCE), false));
            lookSoon();
        } finally {
            lock.unlock();
        }
    }

    private long of(String client) {
        return listeners.stream()
                .filter(listener -> listener.client().equals(client))
                .count();
    }

    private static Problem refusal(int status, String slug, String title, String detail) {
        return Problem.of(status, slug, title, detail).header("Retry-After", 5);
    }

    /** Something may be new. */
    void arrived() {
        lock.lock();
        try {
            if (looking) {
                arrived = true;
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends signs of life. */
    void beat() {
        var now = clock.instant();
        listeners.forEach(listener -> listener.beat(now, config.patience()));
    }

    /** Ends all streams; nobody is taken in any more. */
    void stop() {
        lock.lock();
        try {
            stopping = true;
        } finally {
            lock.unlock();
        }
        listeners.forEach(Listener::end);
    }

    private void lookSoon() {
        arrived = true;
        news.signal();
        if (!looking) {
            looking = true;
            Thread.ofVirtual().name("changes").start(this::lookWhileAnybodyListens);
        }
    }

    private void lookWhileAnybodyListens() {
        ring = Optional.empty();
        try {
            while (isNeeded()) {
                rest(lookAndAdmit(waiting()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns for how long to rest. */
    private Duration lookAndAdmit(List<Candidate> waiting) {
        try {
            look();
            waiting.forEach(this::admit);
            return config.lookEvery();
        } catch (RuntimeException e) {
            LOG.warn("Those who listen for changes wait for the database", e);
            waiting.forEach(candidate -> waitOn(candidate, LedgerProblems.away()));
            return PAUSE_AFTER_FAILURE;
        }
    }

    private boolean isNeeded() {
        lock.lock();
        try {
            listeners.removeIf(Listener::isOver);
            looking = !listeners.isEmpty();
            return looking;
        } finally {
            lock.unlock();
        }
    }

    /** Those who came before the look that begins now. */
    private List<Candidate> waiting() {
        lock.lock();
        try {
            arrived = false;
            var waiting = List.copyOf(candidates);
            candidates.clear();
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        lock.lock();
        try {
            var left = pause.toNanos();
            while (!arrived && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        if (ring.isEmpty()) {
            ring = Optional.of(new Ring(config.held(), ledger.read(Archive::end)));
        }
        var changes = ring.get();
        var complete = false;
        while (!complete) {
            var before = changes.end();
            var part = ledger.read(snapshot -> Archive.after(before.told(), snapshot, CHANGES_AT_ONCE));
            changes.add(part);
            if (!part.changes().isEmpty()) {
                listeners.forEach(Listener::wake);
            }
            complete = part.complete();
        }
    }

    private void admit(Candidate candidate) {
        try {
            placeOrLetWait(candidate);
        } catch (RuntimeException e) {
            LOG.error("One who listens for changes could not be served", e);
            candidate.listener().end();
        }
    }

    private void placeOrLetWait(Candidate candidate) {
        var end = ring.orElseThrow().end();
        var from = candidate.from().orElse(end.told());
        if (!end.told().covers(from.and(Mark.of(candidate.atLeast())))) {
            waitOn(candidate, tooEarly());
        } else {
            if (!candidate.opened()) {
                candidate.listener().open(from);
            }
            place(candidate.listener(), from, ring.get(), end);
        }
    }

    private void place(Listener listener, Mark from, Ring changes, Ring.End end) {
        if (from.covers(end.told())) {
            listener.join(changes, end.next(), end, reached -> again(listener, reached));
        } else if (changes.reachesBackTo(from)) {
            listener.join(changes, changes.oldest(), end, reached -> again(listener, reached));
        } else {
            catchUp.start(listener, from, reached -> again(listener, reached));
        }
    }

    private void again(Listener listener, Mark reached) {
        lock.lock();
        try {
            candidates.add(new Candidate(listener, Optional.of(reached), Position.START, Instant.MAX, true));
            lookSoon();
        } finally {
            lock.unlock();
        }
    }

    private void waitOn(Candidate candidate, Problem otherwise) {
        if (clock.instant().isBefore(candidate.deadline())) {
            lock.lock();
            try {
                candidates.add(candidate);
            } finally {
                lock.unlock();
            }
        } else {
            candidate.listener().refuse(otherwise);
        }
    }

    private static Problem tooEarly() {
        return Problem.of(
                        504,
                        "not-yet",
                        "Not there yet",
                        "The position from which the stream is to begin did not arrive here within "
                                + Receipts.PATIENCE.toSeconds()
                                + " s. Connect again; if it never arrives, the log has begun anew, and so must you: without a token.")
                .header("Retry-After", 1);
    }
}
