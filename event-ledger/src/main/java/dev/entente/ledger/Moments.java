package dev.entente.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** Moments as the database's driver takes them. */
public final class Moments {

    private Moments() {}

    public static OffsetDateTime of(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    /** The same, where {@link Instant#MAX} stands for what has no end. */
    public static Object orInfinity(Instant moment) {
        return moment.equals(Instant.MAX) ? "infinity" : of(moment);
    }

    /** Gives a statement moments by subject, which it reads by {@code unnest(?::text[], ?::timestamptz[])} before all else. */
    public static void set(PreparedStatement statement, Map<String, Instant> bySubject) throws SQLException {
        var connection = statement.getConnection();
        var moments = bySubject.values().stream().map(Moments::of).toArray();
        statement.setArray(
                1, connection.createArrayOf("text", bySubject.keySet().toArray()));
        statement.setArray(2, connection.createArrayOf("timestamptz", moments));
    }
}
