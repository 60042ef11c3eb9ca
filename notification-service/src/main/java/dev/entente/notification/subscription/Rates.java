package dev.entente.notification.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.entente.notification.sql.Jdbc;

/**
 * How often somebody may ask for mails, tests, previews, and what was sent once more: counted in the database, so that all
 * replicas count together.
 */
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
        countAlone(what, who);
        var now = clock.instant();
        if (since(now.minus(HOUR), what, who) >= perHour || since(now.minus(DAY), what, who) >= perDay) {
            return false;
        }
        count(what, who, now);
        return true;
    }

    /**
     * The same for the hour alone.
     *
     * @return how long until there is room; nothing if there was, and it was counted
     */
    Optional<Duration> untilRoom(String what, byte[] who, int perHour) {
        countAlone(what, who);
        var now = clock.instant();
        var filling = jdbc.first(
                "SELECT at FROM asked WHERE what = ? AND who = ? AND at > ? ORDER BY at DESC OFFSET ? LIMIT 1",
                row -> Jdbc.instant(row, "at"),
                what,
                who,
                now.minus(HOUR),
                perHour - 1);
        if (filling.isEmpty()) {
            count(what, who, now);
        }
        return filling.map(at -> Duration.between(now, at.plus(HOUR)));
    }

    private void countAlone(String what, byte[] who) {
        jdbc.query(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> null,
                what + HexFormat.of().formatHex(who));
    }

    private void count(String what, byte[] who, Instant now) {
        jdbc.update("INSERT INTO asked (what, who, at) VALUES (?, ?, ?)", what, who, now);
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
