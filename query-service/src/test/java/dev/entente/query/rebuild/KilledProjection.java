package dev.entente.query.rebuild;

import java.time.Clock;
import java.util.concurrent.locks.LockSupport;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that follows a log and runs rebuilds, as the service does, to be killed at any moment. Says where it is on its
 * output; ends when its input ends.
 */
final class KilledProjection {

    /** What is said when it works; others may write on the same line. */
    static final String STARTED = "<the projection works>";

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
        var keeper = new RebuildKeeper(database, () -> TestTopic.reader(arguments[4], arguments[5]), Clock.systemUTC());
        try (var follower = new Follower(database, TestTopic.reader(arguments[4], arguments[5]))) {
            var rebuilds = new Thread(() -> rebuild(keeper), "rebuilds");
            rebuilds.setDaemon(true);
            rebuilds.start();
            System.out.println(STARTED);
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
