package dev.entente.notification.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import jakarta.inject.Singleton;

import dev.entente.notification.sql.Jdbc;

/** How often somebody may ask for mails: counted in the database, so that all replicas count together. */
@Singleton
class Rates {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Jdbc jdbc;
    private final Clock clock;

    Rates(Jdbc jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts one more, if there is room for it, in the transaction of the caller; others who count the same wait for its
     * end.
     *
     * @param who a keyed hash
     * @return whether there was room
     */
    boolean allow(String what, byte[] who, int perHour, int perDay) {
        jdbc.query(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> null,
                what + HexFormat.of().formatHex(who));
        var now = clock.instant();
        if (since(now.minus(HOUR), what, who) >= perHour || since(now.minus(DAY), what, who) >= perDay) {
            return false;
        }
        jdbc.update("INSERT INTO asked (what, who, at) VALUES (?, ?, ?)", what, who, now);
        return true;
    }

    private long since(Instant then, String what, byte[] who) {
        return jdbc.query(
                        "SELECT count(*) FROM asked WHERE what = ? AND who = ? AND at > ?",
                        row -> row.getLong(1),
                        what,
                        who,
                        then)
                .getFirst();
    }

    /** Forgets what counts no more. */
    void clear() {
        jdbc.update("DELETE FROM asked WHERE at < ?", clock.instant().minus(DAY));
    }
}
