package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.entente.events.json.Json;
import dev.entente.ledger.Patience;
import dev.entente.query.projection.Edition;
import dev.entente.query.projection.Telling;

/** Makes the read models once more from the log, for a moment, to say whether those that serve are what it comes to. */
public final class Verification {

    /**
     * What came of it, of both at one position.
     *
     * @param events how many the read models reflect
     * @param checksum of those that serve, as {@link Checksum} defines it
     * @param expected the checksum of what the log comes to, where it is another one
     * @param differences some of the rows that differ, items first; then what is missing in a list that leads to it, and words that searches do not know
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Verdict(
            boolean agrees,
            long events,
            String checksum,
            Optional<String> expected,
            List<Difference.Named> differences) {

        static Verdict of(Checksum serving, Checksum made, List<Difference.Named> differences) {
            var agrees = differences.isEmpty() && serving.equals(made);
            return new Verdict(
                    agrees,
                    serving.events(),
                    serving.value(),
                    Optional.of(made.value()).filter(value -> !serving.equals(made)),
                    differences);
        }
    }

    private static final Logger LOG = Logger.getLogger(Verification.class);
    private static final int SHOWN = 20;

    private final DataSource database;
    private final RebuildKeeper.Log log;
    private final Clock clock;
    private final Patience patience = new Patience();

    public Verification(DataSource database, RebuildKeeper.Log log, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /** A verification that nobody else is at. It is to be run, which ends it. */
    public final class Run {

        private final Session session;
        private final Check begun;

        private Run(Session session) throws SQLException {
            this.session = session;
            this.begun = checks().begin(clock.instant());
        }

        public long id() {
            return begun.id();
        }

        /**
         * Verifies; takes as long as a rebuild.
         *
         * @throws InterruptedException if the service stops, or the connection is lost
         */
        public Verdict verdict() throws SQLException, InterruptedException {
            try (session) {
                try {
                    var verdict = verify();
                    checks().done(id(), Json.MAPPER.valueToTree(verdict).toString(), clock.instant());
                    return verdict;
                } catch (SQLException | InterruptedException | RuntimeException e) {
                    fail(e);
                    throw e;
                } finally {
                    drop();
                }
            }
        }

        /** What cannot be dropped now is dropped by the next one. */
        private void drop() {
            try {
                session.drop(session.schema());
            } catch (SQLException e) {
                LOG.warnf("What a verification made is left for the next one to drop: %s", e.getMessage());
            }
        }

        private void fail(Exception failure) {
            try {
                checks().failed(id(), String.valueOf(failure.getMessage()), clock.instant());
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }

        private Checks checks() {
            return new Checks(session.connection());
        }

        private Verdict verify() throws SQLException, InterruptedException {
            demandNotNewer();
            session.drop(session.schema());
            try (var reader = log.open()) {
                var watch = Watch.noting(session.connection(), database, this::passed);
                var making = new Making(session, reader, clock, patience, Watch.sometimes(watch));
                checks().expects(id(), making.servedEvents());
                making.make(0);
                return verdict(new Level(database, session, making));
            }
        }

        /** By the rules of an older version nobody can tell whether what a newer one made is right. */
        private void demandNotNewer() throws SQLException {
            try (var connection = database.getConnection()) {
                var made = Edition.version(connection);
                if (made.isNewerThan(Telling.version())) {
                    throw new Impossible("The read models were made by version " + made.number()
                            + " of the projection, and this replica is of version "
                            + Telling.version().number() + ". Ask one that is newer.");
                }
            }
        }

        /** What served may be exchanged meanwhile, since it is not locked: then it is another that is to be compared. */
        private Verdict verdict(Level level) throws SQLException, InterruptedException {
            var served = session.serving();
            var verdict = level.ask(() -> compared(session));
            while (session.serving() != served) {
                LOG.info("The read models were exchanged while they were verified; comparing those that serve now");
                served = session.serving();
                verdict = level.ask(() -> compared(session));
            }
            return verdict;
        }

        private void passed(Connection connection, long archived, long folded) throws SQLException {
            new Checks(connection).passed(id(), archived, folded, clock.instant());
        }
    }

    /**
     * Begins to verify.
     *
     * @return nothing while another one is at it
     */
    public Optional<Run> begin() throws SQLException {
        var session = Session.open(database, Schemas::verified);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Run(session.get()));
        } catch (SQLException | RuntimeException e) {
            session.get().close();
            throw e;
        }
    }

    /** One that was begun, anywhere; nothing if there is none of this number. */
    public Optional<Check> one(long id) throws SQLException {
        try (var connection = database.getConnection()) {
            return new Checks(connection).one(id);
        }
    }

    /** The one that was begun last; nothing if there was none. */
    public Optional<Check> latest() throws SQLException {
        try (var connection = database.getConnection()) {
            return new Checks(connection).latest();
        }
    }

    private static Verdict compared(Session session) throws SQLException {
        var serving = Checksum.of(session, session.schemas().serving());
        var made = Checksum.of(session, session.schema());
        var different = serving.equals(made) ? List.<Difference.Named>of() : new Comparison(session).first(SHOWN);
        var unlisted = session.aside(
                () -> Unlisted.of(session.connection(), session.schemas().serving(), SHOWN));
        var words = session.aside(
                () -> Unlisted.words(session.connection(), session.schemas().serving(), session.schema(), SHOWN));
        return Verdict.of(
                serving,
                made,
                Stream.of(different, unlisted, words).flatMap(List::stream).toList());
    }

    /** Drops what a verification left that was killed. */
    public void tidy() throws SQLException {
        try (var session = Session.open(database, Schemas::verified).orElse(null)) {
            if (session != null && session.exists(session.schema())) {
                LOG.info("Dropping what a verification left that did not end");
                session.drop(session.schema());
            }
            if (session != null) {
                new Checks(session.connection()).end(clock.instant());
            }
        }
    }

    /** Lets a verification end soon, without an answer. */
    public void stop() throws InterruptedException {
        patience.stop();
    }
}
