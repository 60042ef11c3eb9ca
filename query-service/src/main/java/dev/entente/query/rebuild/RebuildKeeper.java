package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

import dev.entente.ledger.LogReader;
import dev.entente.ledger.LogUnavailable;
import dev.entente.ledger.Patience;
import dev.entente.ledger.SqlState;
import dev.entente.query.ledger.Sql;
import dev.entente.query.projection.Edition;
import dev.entente.query.projection.ProjectionVersion;
import dev.entente.query.projection.Telling;

/**
 * Sees to it that a rebuild that was asked for is run by one of the replicas, and taken up by another when that one is
 * gone.
 */
public final class RebuildKeeper {

    /** Opens a reader of the log, for one run. */
    public interface Log {
        LogReader open();
    }

    private static final Logger LOG = Logger.getLogger(RebuildKeeper.class);

    private static final long LONGEST_STOP_S = 8;

    private final DataSource database;
    private final Log log;
    private final Clock clock;
    private final Patience patience = new Patience();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ReentrantLock running = new ReentrantLock();

    public RebuildKeeper(DataSource database, Log log, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Asks for a rebuild where the read models were made by an older version of the program; what is there serves
     * meanwhile. Those of a newer one are let be.
     */
    public void meetVersion() throws SQLException {
        try (var connection = database.getConnection()) {
            var made = Edition.projection(connection);
            var own = Telling.version();
            if (made.isEmpty()) {
                begin(connection, own);
            } else if (own.isNewerThan(ProjectionVersion.parse(made))) {
                LOG.infof("The read models were made by version %s of the projection; rebuilding by %s", made, own);
                var unused = new Rebuilds(connection).start(true, clock.instant());
            } else if (!made.equals(own.toString())) {
                LOG.warnf(
                        "The read models were made by version %s of the projection; this replica is of %s", made, own);
            }
        }
    }

    private static void begin(Connection connection, ProjectionVersion own) throws SQLException {
        Sql.of("update edition set projection = ? where projection = ''", own.toString())
                .run(connection);
    }

    /**
     * Runs the rebuild that is to be run, unless somebody does; returns when there is nothing left to do.
     *
     * @throws InterruptedException if the service stops
     */
    public void look() throws InterruptedException {
        if (!running.tryLock()) {
            return;
        }
        try (var session = Session.open(database, Schemas::rebuilt).orElse(null)) {
            if (session != null) {
                look(session);
            }
        } catch (SQLException e) {
            LOG.warnf("The database does not tell whether there is a rebuild to run, asking again: %s", e.getMessage());
        } finally {
            running.unlock();
        }
    }

    private void look(Session session) throws SQLException, InterruptedException {
        var rebuilds = new Rebuilds(session.connection());
        rebuilds.endOlder(clock.instant());
        var latest = rebuilds.latest();
        if (latest.filter(Rebuild::isRunning).isPresent()) {
            runIfOwn(session, latest.get());
        } else if (latest.filter(Rebuild::isCompared).isEmpty()) {
            session.drop(session.schema());
            session.drop(session.schemas().retired());
        }
    }

    private void runIfOwn(Session session, Rebuild rebuild) throws SQLException, InterruptedException {
        if (rebuild.version().isNewerThan(Telling.version())) {
            LOG.debugf("Rebuild %d is left to replicas of version %s", rebuild.id(), rebuild.version());
        } else {
            run(session, rebuild);
        }
    }

    private void run(Session session, Rebuild rebuild) throws SQLException, InterruptedException {
        LOG.infof("Rebuild %d begins or goes on", rebuild.id());
        new Rebuilds(session.connection()).tidy();
        try (var reader = log.open()) {
            new Rebuilding(database, session, rebuild, reader, clock, patience, stop).run();
            LOG.infof("Rebuild %d is through", rebuild.id());
        } catch (Discarded e) {
            LOG.infof("Rebuild %d ends: %s", rebuild.id(), e.getMessage());
            session.drop(session.schema());
        } catch (LogUnavailable e) {
            LOG.warnf("Rebuild %d waits: %s", rebuild.id(), e.getMessage());
        } catch (SQLException e) {
            if (SqlState.isGoingBy(e)) {
                LOG.warnf("Rebuild %d waits: %s", rebuild.id(), e.getMessage());
            } else {
                fail(session, rebuild, e);
            }
        } catch (RuntimeException e) {
            fail(session, rebuild, e);
        }
    }

    private void fail(Session session, Rebuild rebuild, Exception failure) throws SQLException {
        LOG.errorf(failure, "Rebuild %d failed", rebuild.id());
        try {
            new Rebuilds(session.connection())
                    .become(rebuild.id(), "failed", Optional.of(String.valueOf(failure.getMessage())), clock.instant());
        } catch (Discarded e) {
            LOG.debugf(e, "rebuild %d had ended already", rebuild.id());
        }
        session.drop(session.schema());
    }

    /** Lets the step in work end; returns when it has, or has not for long. */
    public void stop() throws InterruptedException {
        stop.countDown();
        patience.stop();
        if (running.tryLock(LONGEST_STOP_S, TimeUnit.SECONDS)) {
            running.unlock();
        }
    }
}
