package dev.entente.notification.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.entente.notification.sql.Jdbc;

/** When whose digest is due. */
@Singleton
public class Rhythms {

    private static final Logger LOG = Logger.getLogger(Rhythms.class);

    /** A subscription whose digest is due. */
    public record Turn(UUID subscription, String language, String receiver) {}

    private record Row(Turn turn, Optional<Digest> digest, Instant ends) {}

    private final Jdbc jdbc;

    Rhythms(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those whose time has come, held until the end of the caller's transaction, which also sets their next one: what was
     * missed while nothing ran is made up for by one.
     */
    public List<Turn> due(Instant now, int limit) {
        var rows = jdbc.query("""
                SELECT id, language, receiver, digest_every, digest_at, digest_zone, digest_on, digest_ends
                FROM subscription WHERE digest_next <= ? ORDER BY digest_next, id LIMIT ? FOR UPDATE SKIP LOCKED""", Rhythms::row, now, limit);
        jdbc.batch(
                "UPDATE subscription SET digest_next = ? WHERE id = ?",
                rows.stream()
                        .map(row -> new Object[] {next(row, now), row.turn().subscription()})
                        .toList());
        return rows.stream().map(Row::turn).toList();
    }

    private static Optional<Instant> next(Row row, Instant now) {
        return row.digest()
                .map(digest -> digest.after(now))
                .or(() -> Optional.ofNullable(row.ends()).filter(now::isBefore));
    }

    private static Row row(ResultSet row) throws SQLException {
        var turn = new Turn(row.getObject("id", UUID.class), row.getString("language"), row.getString("receiver"));
        var digest = digest(
                row.getString("digest_every"),
                row.getString("digest_at"),
                row.getString("digest_zone"),
                row.getString("digest_on"));
        return new Row(turn, digest, Jdbc.instant(row, "digest_ends"));
    }

    /** A zone as it is stored. One that only another JDK knows, as replicas may have, is UTC here: others are not to wait for it. */
    private static ZoneId zone(String stored) {
        try {
            return ZoneId.of(stored);
        } catch (DateTimeException e) {
            LOG.warnf("Digests of the zone %s go by UTC, this Java does not know it: %s", stored, e.getMessage());
            return ZoneOffset.UTC;
        }
    }

    /** A digest as it is stored. */
    static Optional<Digest> digest(String every, String at, String zone, String on) {
        return every == null
                ? Optional.empty()
                : Optional.of(new Digest(
                        Digest.Every.of(every).orElseThrow(), LocalTime.parse(at), zone(zone), DayOfWeek.valueOf(on)));
    }
}
