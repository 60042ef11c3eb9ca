package dev.entente.query.changes;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Where a {@link Listener} is: it waits, is open, and then is told the archive or the ring by turns, open in between, until it is over. */
sealed interface Stage {

    /** It has no answer yet. */
    record Waiting() implements Stage {}

    /** Its stream has begun, and it is told nothing until whoever reads for all finds its place. */
    record Open() implements Stage {}

    /**
     * It is told a part of the archive.
     *
     * @param left what of the part is to be told
     * @param handedOut is completed when nothing is left, or nobody listens any more
     */
    record CatchingUp(Archive.Part part, Iterator<Change> left, CompletableFuture<Boolean> handedOut)
            implements Stage {}

    /** It has a place in the ring. */
    final class InTheRing implements Stage {
        final Ring ring;
        final long shared;
        final Mark joined;
        final Consumer<Mark> behind;
        long next;
        Optional<Ring.Told> last = Optional.empty();

        /**
         * A place.
         *
         * @param shared number of the first change that is new to everybody who listens
         * @param joined what it had been told when it joined
         * @param behind is given what it has been told where it falls behind
         * @param next number of the change to come
         */
        InTheRing(Ring ring, long shared, Mark joined, Consumer<Mark> behind, long next) {
            this.ring = ring;
            this.shared = shared;
            this.joined = joined;
            this.behind = behind;
            this.next = next;
        }

        boolean isAtTheEnd() {
            return next == ring.end().next();
        }

        /** What has been told to everybody who listens, where it has been told all of it. */
        Optional<Mark> all() {
            return Optional.of(ring.end())
                    .filter(now -> next == now.next() && next >= shared)
                    .map(Ring.End::told);
        }

        Mark and(Mark told) {
            return last.map(entry -> entry.mark().and(told)).orElse(told);
        }
    }

    /** Nobody listens any more. */
    record Over() implements Stage {}
}
