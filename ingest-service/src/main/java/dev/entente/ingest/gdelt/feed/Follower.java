package dev.entente.ingest.gdelt.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import dev.entente.ingest.gdelt.Imported;
import dev.entente.ingest.gdelt.feed.FeedFailure.Down;
import dev.entente.ingest.gdelt.feed.FeedFailure.Unusable;
import dev.entente.ingest.log.NotKept;

/**
 * Follows the feed round by round: what is newest, what is missing between that and the place kept, each file in the order
 * of time. The place moves with each file, so a round that breaks off goes on where it was. A file that cannot be had is
 * tried in three rounds and then passed over, lest it hold up all later ones.
 */
final class Follower {

    /** What is done with a file. */
    @FunctionalInterface
    interface Importing {
        Imported run(byte[] zip);
    }

    /** Who is told what becomes of files. */
    @FunctionalInterface
    interface Witness {
        void saw(String outcome);
    }

    /**
     * When a round is due.
     *
     * @param every after a round that succeeded
     * @param firstRetry after a round that failed; twice as long after each further one, until {@code every}
     * @param catchUp how far back files are fetched after a pause
     */
    record Rhythm(Duration every, Duration firstRetry, Duration catchUp) {}

    private static final Logger LOG = Logger.getLogger(Follower.class);

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int ATTEMPTS = 3;

    private final FeedClient feed;
    private final Place place;
    private final Importing importing;
    private final Witness witness;
    private final Rhythm rhythm;
    private final Clock clock;
    private final Map<String, Integer> attempts = new HashMap<>();
    private volatile Progress progress;

    Follower(FeedClient feed, Place place, Importing importing, Witness witness, Rhythm rhythm, Clock clock) {
        this.feed = feed;
        this.place = place;
        this.importing = importing;
        this.witness = witness;
        this.rhythm = rhythm;
        this.clock = clock;
        this.progress = Progress.beginning(clock.instant());
    }

    Progress progress() {
        return progress;
    }

    /** Does a round if one is due. */
    void tick() {
        if (clock.instant().isBefore(progress.next())) {
            return;
        }
        try {
            round();
            progress = progress.succeeded(clock.instant().plus(rhythm.every()));
        } catch (FeedFailure | NotKept e) {
            failed(e);
        } catch (RuntimeException e) { // nobody foresaw it: no reason to try at once, nor never again
            LOG.error("A round of following GDELT failed", e);
            failed(e);
        }
    }

    private void failed(Exception failure) {
        var pause = pause(progress.failuresInARow());
        progress = progress.failed(failure.getMessage(), clock.instant().plus(pause));
        witness.saw("roundFailed");
        LOG.warnf("GDELT is not followed for now (next attempt in %s): %s", pause, failure.getMessage());
    }

    private Duration pause(int failuresBefore) {
        var pause = rhythm.firstRetry().multipliedBy(1L << Math.min(failuresBefore, 20));
        return pause.compareTo(rhythm.every()) < 0 ? pause : rhythm.every();
    }

    private void round() throws FeedFailure {
        var kept = place.read(); // before the feed is asked: while it is down, the age of the newest row is known all
        // the same
        kept.ifPresent(added -> progress = progress.imported(added));
        for (var file : missing(kept, feed.newest())) {
            take(file);
        }
    }

    /** At the first start there is no place: then following begins with the newest file. */
    private List<ExportFile> missing(Optional<Instant> kept, ExportFile newest) throws FeedFailure {
        if (kept.isEmpty()) {
            return List.of(newest);
        }
        var last = kept.get();
        if (!newest.added().isAfter(last)) {
            return List.of();
        }
        if (!newest.added().isAfter(last.plus(QUARTER))) {
            return List.of(newest);
        }
        return Stream.concat(listed(from(last, newest.added()), newest.added()).stream(), Stream.of(newest))
                .toList();
    }

    /** A copy of the feed may lack the list of all files: then what was missed is lost, and following goes on. */
    private List<ExportFile> listed(Instant after, Instant before) throws Down {
        try {
            return feed.listed(after, before);
        } catch (Unusable e) {
            LOG.warnf("GDELT files between %s and %s cannot be caught up with: %s", after, before, e.getMessage());
            return List.of();
        }
    }

    private Instant from(Instant last, Instant newest) {
        var bound = newest.minus(rhythm.catchUp());
        if (last.isBefore(bound)) {
            LOG.warnf(
                    "GDELT was not followed since %s; files before %s are left out (catch-up is %s)",
                    last, bound, rhythm.catchUp());
            return bound;
        }
        return last;
    }

    private void take(ExportFile file) throws FeedFailure {
        try {
            imported(file, importing.run(feed.fetch(file)));
        } catch (Unusable e) {
            if (attempts.merge(file.name(), 1, Integer::sum) < ATTEMPTS) {
                throw e;
            }
            passedOver(file, e.getMessage());
        }
        attempts.remove(file.name());
        place.write(file.added());
    }

    private void imported(ExportFile file, Imported outcome) throws Down {
        if (outcome.stop().isPresent()) {
            var stop = outcome.stop().get();
            if (stop instanceof Imported.Stop.Unavailable) {
                throw new Down("the log did not keep all events of " + file.name() + ": " + stop.detail());
            }
            passedOver(file, stop.detail());
            return;
        }
        var report = outcome.report();
        LOG.infof(
                "GDELT %s: %d rows, %d events of %d happenings, %d rows failed",
                file.name(), report.rows(), report.accepted(), report.subjects(), report.failed());
        progress = progress.imported(file.added());
        witness.saw("imported");
    }

    private void passedOver(ExportFile file, String why) {
        LOG.warnf("GDELT %s is passed over: %s", file.name(), why);
        witness.saw("passedOver");
    }
}
