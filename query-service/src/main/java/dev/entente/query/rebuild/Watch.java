package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.time.Duration;

/** Hears how the making of read models goes on. */
interface Watch {

    /** How many events the making has archived and folded by now. */
    void passed(long archived, long folded) throws SQLException;

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
        };
    }
}
