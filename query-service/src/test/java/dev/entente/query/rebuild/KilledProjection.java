package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

import dev.entente.ledger.LogUnavailable;
import dev.entente.ledger.Positions;
import dev.entente.query.projection.Pool;

/**
 * A process that follows a log and runs rebuilds, as the service does, to be killed at any moment. It says on its output
 * when it is ready, begins at the first byte of its input, and ends when its input ends.
 */
final class KilledProjection {

    private static final Logger LOG = Logger.getLogger(KilledProjection.class);

    /** What is said when it is ready; others may write on the same line. */
    static final String READY = "<the projection is ready>";

    private KilledProjection() {}

    /**
     * Starts.
     *
     * @param arguments address, user, password and search path of the database; Kafka and the topic
     */
    public static void main(String[] arguments) throws Exception {
        var database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        database.setUser(arguments[1]);
        database.setPassword(arguments[2]);
        database.setCurrentSchema(arguments[3]);
        touch(database, arguments);
        System.out.println(READY);
        if (System.in.read() >= 0) {
            try (var pool = Pool.of(database)) {
                work(pool, arguments);
            }
        }
    }

    /** What takes long at the start of a process is done before it begins; what fails now is tried again then. */
    private static void touch(DataSource database, String... arguments) {
        try (var connection = database.getConnection();
                var log = TestTopic.reader(arguments[4], arguments[5])) {
            var unused = log.ends().size() + Positions.read(connection).size();
        } catch (SQLException | LogUnavailable e) {
            LOG.debug("not reached before the begin", e);
        }
    }

    private static void work(DataSource database, String... arguments) throws Exception {
        var keeper = new RebuildKeeper(database, () -> TestTopic.reader(arguments[4], arguments[5]), Clock.systemUTC());
        try (var follower = new Follower(database, TestTopic.reader(arguments[4], arguments[5]))) {
            var rebuilds = new Thread(() -> rebuild(keeper), "rebuilds");
            rebuilds.setDaemon(true);
            rebuilds.start();
            while (System.in.read() >= 0) {
                follower.demandGoing();
            }
        }
    }

    private static void rebuild(RebuildKeeper keeper) {
        try {
            while (true) {
                keeper.look();
                LockSupport.parkNanos(50_000_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
