package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

import dev.entente.ledger.LogReader;
import dev.entente.ledger.Patience;
import dev.entente.ledger.SqlState;
import dev.entente.query.ledger.Sql;
import dev.entente.query.projection.Edition;

/**
 * Runs a rebuild, from wherever it stands: makes the read models beside those that serve, compares the two at one position,
 * and exchanges them where nothing differs or it was decided so.
 */
final class Rebuilding {

    private static final Logger LOG = Logger.getLogger(Rebuilding.class);

    /** Meanwhile new reads queue behind the exchange, if reads that take long are in its way. */
    private static final String LONGEST_WAIT = "set local lock_timeout to '250ms'";

    /** Following has changed these for its own statements. */
    private static final String AS_USUAL = """
            set local synchronous_commit to on; set local enable_seqscan to on; set local enable_hashjoin to on;
            set local enable_mergejoin to on""";

    private static final long BETWEEN_TRIES_MS = 1_000;
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final DataSource database;
    private final Session session;
    private final Rebuild rebuild;
    private final Rebuilds rebuilds;
    private final Making making;
    private final Clock clock;
    private final CountDownLatch stop;

    Rebuilding(
            DataSource database,
            Session session,
            Rebuild rebuild,
            LogReader log,
            Clock clock,
            Patience patience,
            CountDownLatch stop) {
        this.database = database;
        this.session = session;
        this.rebuild = rebuild;
        this.rebuilds = new Rebuilds(session.connection());
        var watch = Watch.noting(session.connection(), database, this::passed);
        this.making = new Making(session, log, clock, patience, Watch.sometimes(watch));
        this.clock = clock;
        this.stop = stop;
    }

    /**
     * Goes on until it has swapped, or waits for a decision.
     *
     * @throws Discarded if it was ended from outside
     * @throws Impossible if it cannot be done
     * @throws InterruptedException if the service stops; it is to be taken up again
     */
    void run() throws SQLException, InterruptedException {
        rebuilds.takeUp(rebuild.id(), making.servedEvents(), clock.instant());
        making.make(rebuild.id());
        making.finish();
        if (making.phase() != Phase.COMPARED) {
            new Level(database, session, making).ask(this::compare);
        }
        var differences = rebuilds.latest().map(Rebuild::differences).orElse(0L);
        if (rebuild.swap() || (differences == 0 && !servesNewer())) {
            swap();
        } else {
            LOG.warnf(
                    "The rebuild came to %d differences (rows, and entries that lists lack), or the rows that serve were made by a newer version; it waits for a decision",
                    differences);
            rebuilds.become(rebuild.id(), "compared", Optional.empty(), clock.instant());
        }
    }

    /** To go back to an older version is for a person to decide: replicas of the newer one would rebuild at their start. */
    private boolean servesNewer() throws SQLException {
        try (var connection = database.getConnection()) {
            return Edition.version(connection).isNewerThan(rebuild.version());
        }
    }

    private void passed(Connection connection, long archived, long folded) throws SQLException {
        new Rebuilds(connection).passed(rebuild.id(), archived, folded, clock.instant());
    }

    private long compare() throws SQLException {
        var differences = new Comparison(session).keep(rebuild.id());
        rebuilds.compared(rebuild.id(), differences, clock.instant());
        making.enter(Phase.COMPARED);
        return differences;
    }

    private void swap() throws SQLException, InterruptedException {
        session.drop(session.schemas().retired());
        while (!isSwapped()) {
            LOG.info("Reads are in the way of the exchange of read models; trying again");
            if (stop.await(BETWEEN_TRIES_MS, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("the service stops before the read models are exchanged");
            }
        }
        session.drop(session.schemas().retired());
    }

    private boolean isSwapped() throws SQLException, InterruptedException {
        making.follow(SILENCE);
        var connection = session.connection();
        connection.setAutoCommit(false);
        try {
            session.execute(LONGEST_WAIT);
            session.execute("lock table " + session.schemas().serving() + ".log_position in access exclusive mode");
            making.follow(SILENCE);
            session.execute(AS_USUAL);
            exchange();
            connection.commit();
            return true;
        } catch (SQLException e) {
            if (SqlState.isLockNotAvailable(e)) {
                return false;
            }
            throw e;
        } finally {
            connection.rollback(); // of what was not committed
            connection.setAutoCommit(true);
        }
    }

    /** Nobody reads or writes the read models now, and both reflect the same position. */
    private void exchange() throws SQLException {
        if (making.behind() > 0) {
            throw new IllegalStateException("what was rebuilt is behind what serves");
        }
        var serving = session.schemas().serving();
        change("""
                update %2$s.parked as new set told = old.told, at = old.at from %1$s.parked as old
                 where (new.log_partition, new.log_offset) = (old.log_partition, old.log_offset)""");
        change("""
                insert into replay (number, log_partition, log_offset)
                select (select coalesce(max(number), 0) from replay) + row_number() over (order by log_partition, log_offset),
                       log_partition, log_offset
                  from %1$s.parked join %2$s.event using (log_partition, log_offset)
                 where not exists (select from %2$s.parked as still
                        where (still.log_partition, still.log_offset) = (event.log_partition, event.log_offset))""");
        making.enter(Phase.WHOLE);
        rebuilds.become(rebuild.id(), "swapped", Optional.empty(), clock.instant());
        session.execute(
                "alter schema " + serving + " rename to " + session.schemas().retired());
        session.execute("alter schema " + session.schema() + " rename to " + serving);
    }

    /** Changes what serves (the first) or is to serve (the second). */
    private void change(String sql) throws SQLException {
        Sql.of(sql.formatted(session.schemas().serving(), session.schema())).run(session.connection());
    }
}
