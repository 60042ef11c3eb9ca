package dev.entente.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;

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

    public static Object[] array(Collection<Instant> moments) {
        return moments.stream().map(Moments::of).toArray();
    }
}
