package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

import dev.entente.ledger.Patience;

/** Makes the read models once more from the log, for a moment, to say whether those that serve are what it comes to. */
public final class Verification {

    /**
     * What came of it, of both at one position.
     *
     * @param events how many the read models reflect
     * @param checksum of those that serve, as {@link Checksum} defines it
     * @param expected the checksum of what the log comes to, where it is another one
     * @param differences some of the rows that differ, items first
     */
    public record Verdict(
            boolean agrees,
            long events,
            String checksum,
            Optional<String> expected,
            List<Difference.Named> differences) {

        static Verdict of(Checksum serving, Checksum made, List<Difference.Named> differences) {
            var agrees = serving.equals(made);
            return new Verdict(
                    agrees,
                    serving.events(),
                    serving.value(),
                    Optional.of(made.value()).filter(value -> !agrees),
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

    /**
     * Verifies; takes as long as a rebuild.
     *
     * @return nothing while another one is at it
     * @throws InterruptedException if the service stops, or the connection is lost
     */
    public Optional<Verdict> verify() throws SQLException, InterruptedException {
        try (var session = Session.open(database, Schemas::verified).orElse(null)) {
            if (session == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(verify(session));
            } finally {
                session.drop(session.schema());
            }
        }
    }

    private Verdict verify(Session session) throws SQLException, InterruptedException {
        session.drop(session.schema());
        try (var reader = log.open()) {
            var making = new Making(session, reader, clock, patience, Watch.NOBODY);
            making.make(0);
            return new Level(database, session, making).ask(() -> verdict(session));
        }
    }

    private static Verdict verdict(Session session) throws SQLException {
        var serving = Checksum.of(session.connection(), session.schemas().serving());
        var made = Checksum.of(session.connection(), session.schema());
        return Verdict.of(serving, made, serving.equals(made) ? List.of() : new Comparison(session).first(SHOWN));
    }

    /** Drops what a verification left that was killed. */
    public void tidy() throws SQLException {
        try (var session = Session.open(database, Schemas::verified).orElse(null)) {
            if (session != null && session.exists(session.schema())) {
                LOG.info("Dropping what a verification left that did not end");
                session.drop(session.schema());
            }
        }
    }

    /** Lets a verification end soon, without an answer. */
    public void stop() throws InterruptedException {
        patience.stop();
    }
}
