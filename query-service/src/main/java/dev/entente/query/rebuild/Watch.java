package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

/** Hears how the making of read models goes on. */
interface Watch {

    /** What is kept of how far a making is. */
    interface Note {
        void write(Connection connection, long archived, long folded) throws SQLException;
    }

    /** How many events the making has archived and folded by now. */
    void passed(long archived, long folded) throws SQLException;

    /** The same, while a step is under way that may fail: nothing of it counts yet. */
    default void passing(long archived, long folded) {
        // who does not hear of steps hears when they have passed
    }

    /**
     * Notes it, what has passed by the connection of the making, and what is passing, while that is in use, by another one: where there
     * is none, it is left out.
     */
    static Watch noting(Connection making, DataSource others, Note note) {
        return new Watch() {

            private static final Logger LOG = Logger.getLogger(Watch.class);

            @Override
            public void passed(long archived, long folded) throws SQLException {
                note.write(making, archived, folded);
            }

            @Override
            public void passing(long archived, long folded) {
                try (var other = others.getConnection()) {
                    note.write(other, archived, folded);
                } catch (SQLException | Discarded e) {
                    LOG.debugf(e, "how far a step is is not told");
                }
            }
        };
    }

    /** The same, which hears of it a few times a second at most, and once everything is folded. */
    static Watch sometimes(Watch watch) {
        return new Watch() {

            private static final long PAUSE_NS = Duration.ofMillis(300).toNanos();

            private long heard = System.nanoTime() - PAUSE_NS;

            @Override
            public void passed(long archived, long folded) throws SQLException {
                var now = System.nanoTime();
                if (now - heard > PAUSE_NS || archived == folded) {
                    heard = now;
                    watch.passed(archived, folded);
                }
            }

            @Override
            public void passing(long archived, long folded) {
                var now = System.nanoTime();
                if (now - heard > PAUSE_NS) {
                    heard = now;
                    watch.passing(archived, folded);
                }
            }
        };
    }
}
